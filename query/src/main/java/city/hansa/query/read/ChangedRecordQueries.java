package city.hansa.query.read;

import city.hansa.api.Recorded;
import city.hansa.api.view.Found;
import city.hansa.api.view.ViewQuery.GetChanges;
import city.hansa.query.change.Change;
import city.hansa.query.change.Differences;
import city.hansa.query.patients.Counts;
import city.hansa.query.patients.Turns;
import city.hansa.query.view.History;
import city.hansa.query.view.Json;
import city.hansa.query.view.RegisterWriter;
import city.hansa.query.view.Shown;
import city.hansa.query.view.View;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import tools.jackson.databind.node.ObjectNode;

/** Compares one record as it was known at one time with the same as it was known at another. */
public final class ChangedRecordQueries {

    private final Views views;
    private final History history;
    private final Moments moments;
    private final Sight sight;
    private final Names names;

    public ChangedRecordQueries(Views views, History history, Moments moments, Sight sight, Names names) {
        this.views = views;
        this.history = history;
        this.moments = moments;
        this.sight = sight;
        this.names = names;
    }

    @QueryHandler
    public Found handle(GetChanges query) {
        var view = views.of(query.subject().kind());
        var from = moments.position(query.from());
        var moment = moments.after(from, query.to(), Names.readWith(RegisterWriter.nameOf(view)));
        var id = query.subject().id();
        var stream = history.stream(id, moment.position());
        if (stream.isEmpty()
                || !view.protocol().isInstance(stream.getFirst().event())
                || !sight.isSeen(id, query.to().reader())) {
            return moment.nothing();
        }
        var known = stream.stream().filter(recorded -> recorded.position() <= from).toList();
        var answer = Json.MAPPER.createObjectNode();
        answer.put("id", id.toString()).put("kind", view.kind().name()).put("from", from);
        answer.put("rule", Change.RULE + " " + Differences.RULE);
        var events = answer.putArray("events");
        stream.subList(known.size(), stream.size())
                .forEach(recorded -> events.add(Change.of(query.subject(), recorded, stream)));
        var turned = Turns.last(query.subject(), history);
        answer.set("differences", Differences.between(
                document(view, known, from < turned), document(view, stream, moment.position() < turned)));
        names.putInto(List.of(answer), moment);
        return new Found(
                answer, stream.getLast().sequence(), moment.asOf(), moment.knownAt(), moment.position());
    }

    /** All of it, of whatever day; empty where there was nothing yet, or what was there had been taken back. */
    private static <E, D> ObjectNode document(View<E, D> view, List<Recorded<?>> stream, boolean isTurnedSince) {
        var document = stream.isEmpty() ? null : Shown.retold(view, stream, null).document();
        return document == null ? Json.MAPPER.createObjectNode() : Counts.mark(Json.tree(document), isTurnedSince);
    }
}
