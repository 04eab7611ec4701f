package city.hansa.query.read;

import city.hansa.api.view.At;
import city.hansa.api.view.Page;
import city.hansa.api.view.ViewQuery.FindDocuments;
import city.hansa.api.view.ViewQuery.FindRecords;
import city.hansa.query.view.History;
import city.hansa.query.view.RecordTable;
import city.hansa.query.view.Shown;
import city.hansa.query.view.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shows the records of a page of a register, each as a whole: the page by one statement, those that are kept as they
 * are now by another, and those that must be told again from their streams by a third.
 */
public final class DocumentQueries {

    private final JdbcTemplate jdbc;
    private final RegisterQueries registers;
    private final Views views;
    private final History history;
    private final Names names;

    public DocumentQueries(
            JdbcTemplate jdbc, RegisterQueries registers, Views views, History history, Names names) {
        this.jdbc = jdbc;
        this.registers = registers;
        this.views = views;
        this.history = history;
        this.names = names;
    }

    @QueryHandler
    public Page handle(FindDocuments query) {
        var page = registers.handle(
                new FindRecords(query.kind(), query.filter(), query.at(), query.cursor(), query.limit()));
        var moment = new Moment(page.asOf(), page.position(), page.knownAt());
        var documents = documents(views.of(query.kind()), ids(page), query.at(), moment);
        names.putInto(documents, moment);
        return new Page(documents, page.next(), page.asOf(), page.knownAt(), page.position());
    }

    private static List<UUID> ids(Page page) {
        return page.items().stream()
                .map(item -> UUID.fromString(item.get("id").stringValue()))
                .toList();
    }

    private <E, D> List<ObjectNode> documents(View<E, D> view, List<UUID> ids, At at, Moment moment) {
        var shown = shown(view, ids, at, moment);
        var documents = new ArrayList<ObjectNode>();
        for (var id : ids) {
            var one = shown.get(id);
            var document = one == null
                    ? null
                    : RecordQueries.document(view, id, one, at.asOf() != null, moment);
            if (one != null && document != null) {
                documents.add(document.put("sequence", one.sequence()).put("recordedAt", one.recordedAt().toString()));
            }
        }
        return documents;
    }

    /** What is kept is of now: where a day is asked for, or what has gone on since, the stream is told again. */
    private <E, D> Map<UUID, Shown<D>> shown(View<E, D> view, List<UUID> ids, At at, Moment moment) {
        var shown = new HashMap<UUID, Shown<D>>();
        if (at.asOf() == null) {
            new RecordTable<>(jdbc, views.generation(), view).find(Set.copyOf(ids)).forEach((id, kept) -> {
                if (kept.position() <= moment.position()) {
                    shown.put(id, kept);
                }
            });
        }
        var others = new HashSet<>(ids);
        others.removeAll(shown.keySet());
        if (!others.isEmpty()) {
            history.streams(others, moment.position())
                    .forEach((id, stream) -> shown.put(id, Shown.retold(view, stream, at.asOf())));
        }
        return shown;
    }
}
