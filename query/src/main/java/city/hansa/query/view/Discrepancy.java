package city.hansa.query.view;

import city.hansa.api.date.Edtf;
import city.hansa.api.value.Qualifier;
import city.hansa.api.view.DiscrepancyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two things on one record that do not agree, or a figure that may not agree with what the registers count.
 *
 * @param key tells it from others of its kind on the same record
 * @param reported what is to be compared; null where the record alone shows that it does not agree
 * @param item how it stands in the list, beside its record and kind
 */
public record Discrepancy(DiscrepancyKind kind, String key, @Nullable Reported reported, ObjectNode item) {

    /** What a figure counts that the registers count too. */
    public enum Counted {
        MEMBERS,
        TWINNINGS,
        PROJECT_PARTNERSHIPS
    }

    /** A number of the whole, as somebody stated it for that day. */
    public record Reported(Counted counted, long value, Qualifier qualifier, Edtf asOf) {}

    /** All of a record: those of its view, and the disputes about its facts that stand open. */
    static <D> List<Discrepancy> of(View<?, D> view, Shown<D> shown) {
        if (shown.document() == null) {
            return List.of();
        }
        var all = new ArrayList<>(view.discrepancies(shown.document(), shown.facts().valueStream().toList()));
        var settled = shown.facts().valueStream()
                .filter(note -> is(note, "fact.dispute-settled"))
                .map(note -> note.get("dispute"))
                .collect(Collectors.toSet());
        for (var note : shown.facts()) {
            if (is(note, "fact.disputed") && !settled.contains(note.get("eventId"))) {
                var item = Json.MAPPER.createObjectNode();
                item.set("dispute", note.get("eventId"));
                item.setAll(((ObjectNode) note).deepCopy().without(Set.of("eventId", "what")));
                all.add(new Discrepancy(DiscrepancyKind.OPEN_DISPUTE, note.get("eventId").stringValue(), null, item));
            }
        }
        return all;
    }

    /** Whether a note beside the document is a statement of that name. */
    public static boolean is(JsonNode note, String what) {
        return note.path("what").asString("").equals(what);
    }

    /**
     * A figure to be compared with what is counted.
     *
     * @param number of the figure on its record, by which the later of two for one day is found
     */
    public static Discrepancy reported(Reported reported, int number, Object figure) {
        var item = Json.MAPPER.createObjectNode();
        item.set("reported", Json.tree(figure));
        var key = "%s %06d".formatted(reported.counted(), number);
        return new Discrepancy(DiscrepancyKind.REPORTED_FIGURE, key, reported, item);
    }
}
