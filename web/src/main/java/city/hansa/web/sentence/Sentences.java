package city.hansa.web.sentence;

import city.hansa.api.date.Edtf;
import city.hansa.api.view.Untold;
import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One language's sentences. A parameter is a text, a number, or an object that says what it is: {@code {"name":…}} of
 * a city or network, {@code {"edtf":…}}, {@code {"term":…}} for a constant, {@code {"country":…}} by its ISO code,
 * {@code {"money":…,"currency":…}} in minor units, {@code {"amount":…,"currency":…}} where the sentence names the
 * currency itself, {@code {"untold":…}} for a number that is not told; or a list of these. A pattern may ask
 * {@code {hasNote, select, yes{…} other{}}} whether {@code note} was given.
 */
public final class Sentences {

    private static final Pattern TWO_STOPS = Pattern.compile("(?<!\\.)\\.\\.$");

    private final Bundle bundle;
    private final VagueDates dates;
    private final LocalizedNumberFormatter numbers;

    /** Parsed once. One is not safe for several threads, so each sentence is said by a copy. */
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    public Sentences(Locale language) {
        bundle = new Bundle(language);
        dates = new VagueDates(bundle);
        numbers = NumberFormatter.withLocale(bundle.region());
    }

    public Set<String> keys() {
        return bundle.keys();
    }

    public String say(String key, ObjectNode parameters) {
        var parsed = formats.computeIfAbsent(key, any -> new MessageFormat(bundle.pattern(any), bundle.region()));
        var format = parsed.clone();
        // A term may be empty in a language, such as the one for an exact number; the blank beside it goes too.
        var said = format.format(arguments(key, format, parameters)).replaceAll("\\s{2,}", " ").strip();
        // A text that is a sentence of its own ends with a full stop already.
        return TWO_STOPS.matcher(said).replaceFirst(".");
    }

    String date(String edtf) {
        return dates.render(Edtf.parse(edtf));
    }

    /** As of something that is to be on that date. */
    String timely(String edtf) {
        return dates.timely(Edtf.parse(edtf));
    }

    private Map<String, Object> arguments(String sentence, MessageFormat format, ObjectNode parameters) {
        var arguments = new HashMap<String, Object>();
        for (var name : format.getArgumentNames()) {
            if (name.startsWith("has") && name.length() > 3) {
                var parameter = Character.toLowerCase(name.charAt(3)) + name.substring(4);
                arguments.put(name, parameters.hasNonNull(parameter) ? "yes" : "no");
            }
        }
        parameters
                .properties()
                .forEach(parameter -> arguments.put(parameter.getKey(), value(sentence, parameter.getValue())));
        return arguments;
    }

    private Object value(String sentence, JsonNode parameter) {
        if (parameter.isArray()) {
            return list(sentence, parameter);
        }
        if (parameter.isIntegralNumber()) {
            return parameter.longValue();
        }
        return parameter instanceof ObjectNode object ? term(sentence, object) : parameter.asString();
    }

    private String list(String sentence, JsonNode elements) {
        var said = new ArrayList<String>();
        elements.forEach(element -> said.add(String.valueOf(value(sentence, element))));
        return ListFormatter.getInstance(bundle.region()).format(said);
    }

    private String term(String sentence, ObjectNode object) {
        if (object.has("edtf")) {
            return date(object.get("edtf").asString());
        }
        if (object.has("term")) {
            return bundle.term(object.get("term").asString(), sentence);
        }
        if (Untold.is(object)) {
            return bundle.term("UNTOLD", sentence);
        }
        if (object.has("country")) {
            return country(object.get("country").asString());
        }
        if (object.has("money")) {
            var currency = com.ibm.icu.util.Currency.getInstance(object.path("currency").asString());
            return amount(object.get("money"), object, numbers.unit(currency));
        }
        if (object.has("amount")) {
            return amount(object.get("amount"), object, numbers);
        }
        return object.path("name").asString("…");
    }

    /** ICU calls a state that is no more by the name of one that came after it, so our own names come first. */
    private String country(String code) {
        return bundle.country(code).orElseGet(() -> new ULocale("", code).getDisplayCountry(bundle.region()));
    }

    /** In the currency's major unit, with all of its digits. */
    private static String amount(JsonNode minorUnits, ObjectNode object, LocalizedNumberFormatter numbers) {
        var currency = Currency.getInstance(object.path("currency").asString());
        var digits = Math.max(0, currency.getDefaultFractionDigits());
        return numbers.precision(Precision.fixedFraction(digits))
                .format(BigDecimal.valueOf(minorUnits.asLong(), digits))
                .toString();
    }
}
