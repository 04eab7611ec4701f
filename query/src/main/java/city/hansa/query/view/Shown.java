package city.hansa.query.view;

import city.hansa.api.Recorded;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.fact.Corrections;
import city.hansa.api.fact.FactEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SequencedCollection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/**
 * What a view shows of one record with the event at {@code sequence} as its last.
 *
 * @param document null where the record's first event was retracted: then there is nothing to show
 * @param facts what has been said about its facts: corrections, retractions, disputes, attestations
 */
public record Shown<D>(
        long sequence, long position, Instant recordedAt, @Nullable D document, ArrayNode facts) {

    /** What is shown after one more event of the protocol. */
    public static <E, D> Shown<D> next(View<E, D> view, @Nullable Shown<D> before, Recorded<?> recorded) {
        var event = recorded.with(view.protocol().cast(recorded.event()), recorded.envelope());
        var document = view.fold(before == null ? null : before.document, event);
        var facts = before == null ? Json.MAPPER.createArrayNode() : before.facts;
        return new Shown<>(recorded.sequence(), recorded.position(), recorded.recordedAt(), document, facts);
    }

    /**
     * What is shown of a whole stream, with its corrections applied.
     *
     * @param stream the events of one record, at least one
     * @param asOf leaves out what can only have happened later, but for the first event and what counts for all days;
     *     null leaves out nothing
     */
    public static <E, D> Shown<D> retold(View<E, D> view, List<Recorded<?>> stream, @Nullable LocalDate asOf) {
        var first = stream.getFirst().sequence();
        D document = null;
        for (var event : Corrections.apply(stream, view.protocol())) {
            var isFirst = event.sequence() == first;
            if (document == null && !isFirst) {
                break;
            }
            if (isFirst || asOf == null || !event.effective().earliest().isAfter(asOf)
                    || view.countsForAllDays(event.event())) {
                document = view.fold(document, event);
            }
        }
        var last = stream.getLast();
        return new Shown<>(last.sequence(), last.position(), last.recordedAt(), document, facts(stream));
    }

    /** What the register lists of it. */
    public List<Row> rows(View<?, D> view) {
        return document == null ? List.of() : view.rows(document);
    }

    /** That of its latest period; nobody's where it has none. */
    static Visibility visibility(SequencedCollection<Row> rows) {
        return rows.isEmpty() ? Visibility.SEALED : rows.getLast().visibility();
    }

    private static ArrayNode facts(List<Recorded<?>> stream) {
        var facts = Json.MAPPER.createArrayNode();
        for (var recorded : stream) {
            if (recorded.event() instanceof FactEvent about) {
                facts.add(FactNote.of(recorded, about));
            }
        }
        return facts;
    }
}
