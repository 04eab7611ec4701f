package city.hansa.query.read;

import city.hansa.api.Recorded;
import city.hansa.api.catalogue.EventCatalogue;
import city.hansa.api.view.Found;
import city.hansa.api.view.ViewQuery.GetHistory;
import city.hansa.query.change.Change;
import city.hansa.query.change.Differences;
import city.hansa.query.change.Lag;
import city.hansa.query.patients.Counts;
import city.hansa.query.patients.Turns;
import city.hansa.query.view.History;
import city.hansa.query.view.Json;
import city.hansa.query.view.RegisterWriter;
import city.hansa.query.view.Shown;
import city.hansa.query.view.View;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows every event of one record as it was recorded: who, when, how late, on what source, and what it changed. */
public final class HistoryQueries {

    private final Views views;
    private final History history;
    private final Moments moments;
    private final Sight sight;
    private final Names names;

    public HistoryQueries(Views views, History history, Moments moments, Sight sight, Names names) {
        this.views = views;
        this.history = history;
        this.moments = moments;
        this.sight = sight;
        this.names = names;
    }

    @QueryHandler
    public Found handle(GetHistory query) {
        var view = views.of(query.subject().kind());
        var moment = moments.of(query.at(), Names.readWith(RegisterWriter.nameOf(view)));
        var id = query.subject().id();
        var stream = history.stream(id, moment.position());
        if (stream.isEmpty()
                || !view.protocol().isInstance(stream.getFirst().event())
                || !sight.isSeen(id, query.at().reader())) {
            return moment.nothing();
        }
        var answer = Json.MAPPER.createObjectNode().put("id", id.toString());
        greatestLag(stream).ifPresent(lag -> answer.set("greatestLag", lag));
        answer.put("rule", Differences.RULE + " " + Lag.RULE);
        var events = events(view, stream, Turns.last(query.subject(), history));
        // What was said stays as it was recorded.
        names.putInto(events.valueStream().flatMap(HistoryQueries::named).toList(), moment);
        answer.set("events", events);
        return new Found(
                answer, stream.getLast().sequence(), moment.asOf(), moment.knownAt(), moment.position());
    }

    private static Stream<ObjectNode> named(JsonNode event) {
        return Stream.concat(Stream.of(event.get("actor")), event.get("changed").valueStream())
                .map(ObjectNode.class::cast);
    }

    /** That of the event which was recorded latest after its day, the first of several. */
    private static Optional<ObjectNode> greatestLag(List<Recorded<?>> stream) {
        return stream.stream()
                .max(Comparator.comparing((Recorded<?> recorded) -> Lag.of(recorded), Lag.BY_LATENESS)
                        .thenComparing(Comparator.<Recorded<?>>comparingLong(Recorded::position).reversed()))
                .map(latest -> Json.tree(Lag.of(latest))
                        .put("eventId", latest.eventId().toString())
                        .put("position", latest.position()));
    }

    /**
     * Only a statement about an earlier fact makes the whole be told again.
     *
     * @param turned the last position at which other aid became one of patients
     */
    private static <E, D> ArrayNode events(View<E, D> view, List<Recorded<?>> stream, long turned) {
        var events = Json.MAPPER.createArrayNode();
        var before = Json.MAPPER.createObjectNode();
        Shown<D> shown = null;
        for (var end = 1; end <= stream.size(); end++) {
            var recorded = stream.get(end - 1);
            shown = shown != null && shown.document() != null && view.protocol().isInstance(recorded.event())
                    ? Shown.next(view, shown, recorded)
                    : Shown.retold(view, stream.subList(0, end), null);
            var after = document(shown, recorded.position() < turned);
            var event = event(recorded);
            event.set("changed", Differences.between(before, after));
            events.add(event);
            before = after;
        }
        return events;
    }

    private static ObjectNode event(Recorded<?> recorded) {
        var event = Json.MAPPER.createObjectNode();
        var envelope = recorded.envelope();
        event.put("eventId", recorded.eventId().toString());
        event.put("position", recorded.position());
        event.put("sequence", recorded.sequence());
        event.put("recordedAt", recorded.recordedAt().toString());
        event.put("effective", recorded.effective().text());
        event.set("lag", Json.tree(Lag.of(recorded)));
        event.put("what", EventCatalogue.nameOf(recorded.event().getClass()));
        event.set("said", Json.tree(recorded.event()));
        event.set("actor", Change.actor(recorded));
        event.put("confidence", envelope.confidence().name());
        event.put("visibility", envelope.visibility().name());
        if (envelope.source() != null) {
            event.set("source", Json.tree(envelope.source()));
        }
        return event;
    }

    private static ObjectNode document(Shown<?> shown, boolean isTurnedSince) {
        var document = shown.document();
        return document == null ? Json.MAPPER.createObjectNode() : Counts.mark(Json.tree(document), isTurnedSince);
    }
}
