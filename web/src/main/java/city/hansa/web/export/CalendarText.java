package city.hansa.web.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** Writes a calendar that is subscribed to, in the form of RFC 5545 and RFC 7986. */
final class CalendarText {

    /** Of a line, without its end (RFC 5545, section 3.1). */
    private static final int LONGEST_LINE = 75;

    private static final Duration REFRESHED_EVERY = Duration.ofHours(12);

    /** UTF-8. The order of the entries is kept. */
    static byte[] of(String name, String description, List<CalendarEntry> entries) {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Hansa//The collaboration register of city networks//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(new Name(new ParameterList(), lawful(name)));
        calendar.add(new Description(lawful(description)));
        calendar.add(new RefreshInterval(new ParameterList(), REFRESHED_EVERY));
        // What programs read that are older than RFC 7986.
        calendar.add(new XProperty("X-WR-CALNAME", lawful(name)));
        calendar.add(new XProperty("X-WR-CALDESC", lawful(description)));
        entries.forEach(entry -> calendar.add(event(entry)));
        if (entries.isEmpty()) {
            calendar.add(somethingThatIsNoEntry());
        }
        return folded(calendar.toString());
    }

    private static VEvent event(CalendarEntry entry) {
        var event = new VEvent(false);
        var at = entry.changedAt().truncatedTo(ChronoUnit.SECONDS);
        event.add(new Uid(entry.uid()));
        event.add(new DtStamp(at));
        event.add(new LastModified(at));
        event.add(new Sequence(Math.toIntExact(entry.sequence())));
        event.add(new DtStart<>(entry.days().first()));
        // The first day that is free again.
        event.add(new DtEnd<>(entry.days().last().plusDays(1)));
        event.add(new Summary(lawful(entry.told().summary())));
        event.add(new Description(lawful(entry.told().description())));
        event.add(new Categories(entry.category()));
        event.add(entry.isSure() ? ImmutableStatus.VEVENT_CONFIRMED : ImmutableStatus.VEVENT_TENTATIVE);
        event.add(ImmutableTransp.TRANSPARENT);
        event.add(new Url(URI.create(entry.record())));
        return event;
    }

    /** A calendar has at least one component (RFC 5545, section 3.6), though there may be nothing to tell. */
    private static CalendarComponent somethingThatIsNoEntry() {
        var always = new Standard();
        always.add(new DtStart<>(java.time.LocalDateTime.of(1970, 1, 1, 0, 0)));
        always.add(new TzOffsetFrom(java.time.ZoneOffset.UTC));
        always.add(new TzOffsetTo(java.time.ZoneOffset.UTC));
        var zone = new VTimeZone();
        zone.add(new TzId("UTC"));
        zone.add(always);
        return zone;
    }

    /** Without the control characters that a text must not have; its lines remain. */
    private static String lawful(String text) {
        return text.replaceAll("\\r\\n?", "\n").replaceAll("[\\p{Cc}&&[^\\n\\t]]|\\p{Cs}", "");
    }

    /** By octets and between characters: the library counts characters, and may part the two halves of one. */
    private static byte[] folded(String lines) {
        var folded = new ByteArrayOutputStream();
        var length = 0;
        for (var character : (Iterable<Integer>) lines.codePoints()::iterator) {
            var octets = Character.toString(character).getBytes(UTF_8);
            if (character != '\r' && character != '\n' && length + octets.length > LONGEST_LINE) {
                folded.writeBytes("\r\n ".getBytes(UTF_8));
                length = 1;
            }
            folded.writeBytes(octets);
            length = character == '\n' ? 0 : length + octets.length;
        }
        return folded.toByteArray();
    }

    private CalendarText() {}
}
