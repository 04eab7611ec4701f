package city.hansa.web.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.hansa.api.date.Edtf;
import city.hansa.api.view.DeskPage;
import city.hansa.api.view.Page;
import city.hansa.web.sentence.CalendarProse;
import city.hansa.web.sentence.CalendarProse.Told;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pages of lists as calendars (RFC 5545). An entry's UID says of which record it is and what of it, its SEQUENCE is the
 * number of the event that changed it last and its DTSTAMP when that was recorded: a correction moves the entry that
 * there is. What has no first day is left out, and counted in the calendar's description. What was done or retracted is
 * no item of these lists, so it is not told as cancelled: who subscribes replaces the calendar as a whole.
 */
@Component
public final class Calendars {

    /** What is in one of these states may come otherwise. */
    private static final Set<String> UNSURE = Set.of("POSTPONED");

    private final CalendarProse prose;

    Calendars(CalendarProse prose) {
        this.prose = prose;
    }

    /** @param base of this application, which addresses begin with */
    public byte[] due(DeskPage page, Locale language, String base) {
        var entries = page.items().stream().map(item -> due(item, language, base)).toList();
        return calendar("due", page.rule(), entries, page.next(), language);
    }

    public byte[] anniversaries(DeskPage page, Locale language, String base) {
        var entries = page.items().stream().map(item -> anniversary(item, language, base)).toList();
        return calendar("anniversaries", page.rule(), entries, page.next(), language);
    }

    public byte[] timeline(Page page, Locale language, String base) {
        var entries = page.items().stream().map(item -> entry(item, language, base)).toList();
        return calendar("timeline", null, entries, page.next(), language);
    }

    private byte[] calendar(
            String name,
            @Nullable String rule,
            List<Optional<CalendarEntry>> entries,
            @Nullable String next,
            Locale language) {
        var dated = entries.stream().flatMap(Optional::stream).toList();
        var description = prose.description(rule, entries.size() - dated.size(), next != null, language);
        return CalendarText.of(prose.name(name, language), description, dated);
    }

    private Optional<CalendarEntry> due(ObjectNode item, Locale language, String base) {
        var kind = item.get("kind").stringValue();
        var entry = item.path("entry").stringValueOpt().map(key -> "-" + key).orElse("");
        return item.at("/due/edtf").stringValueOpt().flatMap(edtf -> CalendarDays.of(Edtf.parse(edtf)))
                .map(days -> entry(
                        item,
                        uid("due", item.at("/record/id").stringValue(), kind + entry),
                        days,
                        prose.due(item, days.isKnown(), language),
                        !UNSURE.contains(item.get("state").stringValue()) && isCertain(item),
                        kind,
                        RecordAddress.of(base, text(item, "/record/kind"), text(item, "/record/id"))));
    }

    private Optional<CalendarEntry> anniversary(ObjectNode item, Locale language, String base) {
        var kind = item.get("kind").stringValue();
        var years = item.get("years").intValue();
        return CalendarDays.of(Edtf.parse(text(item, "/when/edtf")))
                .map(days -> entry(
                        item,
                        uid("anniversary", text(item, "/record/id"), kind + "-" + counted(item) + "-" + years),
                        days,
                        prose.anniversary(item, days.isKnown(), language),
                        isCertain(item),
                        kind,
                        RecordAddress.of(base, text(item, "/record/kind"), text(item, "/record/id"))));
    }

    private Optional<CalendarEntry> entry(ObjectNode item, Locale language, String base) {
        return CalendarDays.of(Edtf.parse(text(item, "/effective")))
                .map(days -> entry(
                        item,
                        uid("event", text(item, "/id"), text(item, "/eventId")),
                        days,
                        prose.entry(item, days.isKnown(), language),
                        true,
                        text(item, "/kind"),
                        RecordAddress.of(base, text(item, "/kind"), text(item, "/id"))));
    }

    /** Unsure, too, where only the first possible day is shown. */
    private static CalendarEntry entry(
            ObjectNode item,
            String uid,
            CalendarDays days,
            Told told,
            boolean isSure,
            String category,
            String record) {
        return new CalendarEntry(
                uid,
                item.at("/changed/sequence").longValue(),
                Instant.parse(text(item, "/changed/recordedAt")),
                days,
                told,
                isSure && days.isKnown(),
                category,
                record);
    }

    private static String uid(String what, String record, String part) {
        return what + "-" + record + "-" + part;
    }

    /** Who counts what in years, by a name for it: neither is a text that must stand in a UID. */
    private static UUID counted(ObjectNode item) {
        var who = item.get("countedBy").valueStream()
                .map(party -> party.path("city").stringValueOpt().orElse(party.path("network").asString("")))
                .sorted()
                .collect(Collectors.joining(" "));
        return UUID.nameUUIDFromBytes((item.get("what").stringValue() + "\n" + who).getBytes(UTF_8));
    }

    private static boolean isCertain(JsonNode item) {
        return item.get("certainty").stringValue().equals("CERTAIN");
    }

    private static String text(JsonNode item, String pointer) {
        return item.at(pointer).stringValue();
    }
}
