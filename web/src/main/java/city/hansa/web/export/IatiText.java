package city.hansa.web.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.hansa.api.date.Edtf;
import city.hansa.web.export.IatiActivity.Day;
import city.hansa.web.export.IatiActivity.Org;
import city.hansa.web.export.IatiActivity.Taking;
import city.hansa.web.export.IatiActivity.Transaction;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes activities as IATI 2.03 (iatistandard.org), elements in the order of its schema. Used for one document. */
final class IatiText {

    private static final XMLOutputFactory XML = XMLOutputFactory.newFactory();

    /** What stands for itself in its official codelists. */
    private static final String SDG_GOALS = "2";
    private static final String GLIDE = "1-2";
    private static final String EMERGENCY = "1";

    private final XMLStreamWriter xml;

    private IatiText(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** @param activities at least one: a document without any is none */
    static byte[] of(List<IatiActivity> activities, Instant generated) {
        var bytes = new ByteArrayOutputStream();
        try {
            var xml = XML.createXMLStreamWriter(bytes, UTF_8.name());
            new IatiText(xml).document(activities, generated);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private void document(List<IatiActivity> activities, Instant generated) throws XMLStreamException {
        xml.writeStartDocument(UTF_8.name(), "1.0");
        start("iati-activities", "version", "2.03", "generated-datetime", generated.toString());
        for (var activity : activities) {
            activity(activity);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void activity(IatiActivity activity) throws XMLStreamException {
        start("iati-activity", "last-updated-datetime", activity.updated(),
                "humanitarian", activity.isHumanitarian() ? "1" : "0");
        start("iati-identifier");
        xml.writeCharacters(activity.reporting().ref() + "-" + activity.record());
        xml.writeEndElement();
        org("reporting-org", activity.reporting(), null);
        start("title");
        narrative(activity.title(), null);
        xml.writeEndElement();
        start("description", "type", "1");
        narrative(activity.description(), "en");
        xml.writeEndElement();
        for (Taking taking : activity.taking()) {
            org("participating-org", taking.org(), taking.role());
        }
        empty("activity-status", "code", Integer.toString(activity.status()));
        for (var day : activity.days()) {
            day(day);
        }
        for (var goal : activity.goals()) {
            empty("tag", "code", goal.toString(), "vocabulary", SDG_GOALS);
        }
        if (activity.glide() != null) {
            empty("humanitarian-scope", "type", EMERGENCY, "vocabulary", GLIDE, "code", activity.glide());
        }
        for (var transaction : activity.transactions()) {
            transaction(transaction);
        }
        xml.writeEndElement();
    }

    private void day(Day day) throws XMLStreamException {
        start("activity-date", "iso-date", day.on().earliest().toString(), "type", Integer.toString(day.type()));
        if (!isExact(day.on())) {
            narrative(vague(day.on()), "en");
        }
        xml.writeEndElement();
    }

    private void transaction(Transaction transaction) throws XMLStreamException {
        var day = transaction.on().earliest().toString();
        start("transaction");
        empty("transaction-type", "code", Integer.toString(transaction.type()));
        empty("transaction-date", "iso-date", day);
        var value = transaction.value();
        start("value", "currency", value.currency(), "value-date", day);
        var digits = Math.max(0, Currency.getInstance(value.currency()).getDefaultFractionDigits());
        xml.writeCharacters(BigDecimal.valueOf(value.minorUnits(), digits).toPlainString());
        xml.writeEndElement();
        start("description");
        var told = transaction.description();
        narrative(isExact(transaction.on()) ? told : told + " " + vague(transaction.on()), "en");
        xml.writeEndElement();
        if (transaction.provider() != null) {
            org("provider-org", transaction.provider(), null);
        }
        if (transaction.receiver() != null) {
            org("receiver-org", transaction.receiver(), null);
        }
        xml.writeEndElement();
    }

    private void org(String element, Org org, @Nullable Integer role) throws XMLStreamException {
        start(element);
        attribute("ref", org.ref());
        attribute("type", org.type());
        attribute("role", role);
        narrative(org.name(), null);
        xml.writeEndElement();
    }

    /** @param language of our own words; of what the register holds it is not known */
    private void narrative(String text, @Nullable String language) throws XMLStreamException {
        start("narrative");
        if (language != null) {
            xml.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "lang", language);
        }
        xml.writeCharacters(lawful(text));
        xml.writeEndElement();
    }

    private void start(String element, String... attributes) throws XMLStreamException {
        xml.writeStartElement(element);
        attributes(attributes);
    }

    private void empty(String element, String... attributes) throws XMLStreamException {
        xml.writeEmptyElement(element);
        attributes(attributes);
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (var i = 0; i < attributes.length; i += 2) {
            attribute(attributes[i], attributes[i + 1]);
        }
    }

    private void attribute(String name, @Nullable Object value) throws XMLStreamException {
        if (value != null) {
            xml.writeAttribute(name, lawful(value.toString()));
        }
    }

    private static boolean isExact(Edtf date) {
        return date.text().equals(date.earliest().toString());
    }

    private static String vague(Edtf date) {
        return "Recorded as " + date.text() + " (EDTF): the day given here is the first that it may be.";
    }

    /** Without the characters that XML 1.0 has no place for (section 2.2), which not even a reference may name. */
    private static String lawful(String text) {
        return text.codePoints()
                .filter(c -> c == '\t' || c == '\n' || c == '\r' || (c >= ' ' && c <= 0xD7FF)
                        || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
