package city.hansa.query.read;

import city.hansa.api.date.Certainty;
import city.hansa.api.view.At;
import city.hansa.api.view.Found;
import city.hansa.api.view.ViewQuery.GetRecord;
import city.hansa.api.view.ViewQuery.WatchRecord;
import city.hansa.query.view.History;
import city.hansa.query.view.Json;
import city.hansa.query.view.RecordTable;
import city.hansa.query.view.RegisterWriter;
import city.hansa.query.view.Row;
import city.hansa.query.view.Shown;
import city.hansa.query.view.View;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.node.ObjectNode;

/** Shows one record: the one that is kept as it is now, or one told again from its stream as it was. */
public final class RecordQueries {

    private final JdbcTemplate jdbc;
    private final Views views;
    private final History history;
    private final Moments moments;
    private final Sight sight;
    private final Names names;

    public RecordQueries(
            JdbcTemplate jdbc, Views views, History history, Moments moments, Sight sight, Names names) {
        this.jdbc = jdbc;
        this.views = views;
        this.history = history;
        this.moments = moments;
        this.sight = sight;
        this.names = names;
    }

    @QueryHandler
    public Found handle(GetRecord query) {
        var view = views.of(query.subject().kind());
        var moment = moments.of(query.at(), Names.readWith(RegisterWriter.nameOf(view)));
        return found(view, query.subject().id(), query.at(), moment);
    }

    /** How a watch begins; its changes are told by {@link Watches}. */
    @QueryHandler
    public Found handle(WatchRecord query) {
        return handle(new GetRecord(query.subject(), new At(null, null, null, query.minPosition(), query.reader())));
    }

    private <E, D> Found found(View<E, D> view, UUID id, At at, Moment moment) {
        if (!sight.isSeen(id, at.reader())) {
            return moment.nothing();
        }
        var shown = isNow(at) ? now(view, id, moment) : retold(view, id, at.asOf(), moment);
        var document = shown.map(one -> document(view, id, one, at.asOf() != null, moment));
        document.ifPresent(answer -> names.putInto(List.of(answer), moment));
        return new Found(
                document.orElse(null),
                shown.map(Shown::sequence).orElse(-1L),
                moment.asOf(),
                moment.knownAt(),
                moment.position());
    }

    private static boolean isNow(At at) {
        return at.asOf() == null && at.knownAt() == null && at.knownAtPosition() == null;
    }

    /** What is kept may be newer than the names beside it, or have gone on since the moment was taken. */
    private <E, D> Optional<Shown<D>> now(View<E, D> view, UUID id, Moment moment) {
        var kept = kept(view, id);
        return kept.isPresent() && kept.get().position() > moment.position() ? retold(view, id, null, moment) : kept;
    }

    private <D> Optional<Shown<D>> kept(View<?, D> view, UUID id) {
        return new RecordTable<>(jdbc, views.generation(), view).find(id);
    }

    private <E, D> Optional<Shown<D>> retold(View<E, D> view, UUID id, @Nullable LocalDate asOf, Moment moment) {
        var stream = history.stream(id, moment.position());
        return stream.isEmpty() || !view.protocol().isInstance(stream.getFirst().event())
                ? Optional.empty()
                : Optional.of(Shown.retold(view, stream, asOf));
    }

    /**
     * As in a list, then the whole document, then what has been said about its facts. Null where there is nothing to
     * show, and on a day that was asked for on which the record cannot yet have been.
     */
    static <D> @Nullable ObjectNode document(
            View<?, D> view, UUID id, Shown<D> shown, boolean dayWasAsked, Moment moment) {
        var rows = shown.rows(view);
        var row = on(rows, moment.asOf());
        if (shown.document() == null || (row == null && dayWasAsked)) {
            return null;
        }
        var listed = row != null ? row : rows.isEmpty() ? null : rows.getLast();
        var answer = Json.MAPPER.createObjectNode();
        answer.put("id", id.toString());
        if (listed != null) {
            answer.put("kind", listed.kind());
            answer.put("standing", listed.standing());
            answer.put("certainty", listed.span().on(moment.asOf()).name());
            answer.setAll(Json.tree(listed.item()));
        }
        answer.setAll(Json.tree(shown.document()).without(Set.of("id", "kind", "standing", "certainty")));
        answer.set("facts", shown.facts());
        return answer;
    }

    /** A certain period before a possible one, else the later: the same choice as in a list. */
    private static @Nullable Row on(List<Row> rows, LocalDate day) {
        return rows.reversed().stream()
                .filter(row -> row.span().on(day) != Certainty.NO)
                .min(Comparator.comparing(row -> row.span().on(day)))
                .orElse(null);
    }
}
