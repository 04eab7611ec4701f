package city.hansa.query.timeline;

import static java.util.Objects.requireNonNull;

import city.hansa.api.view.Changes;
import city.hansa.api.view.ViewQuery.FindChanges;
import city.hansa.query.change.Change;
import city.hansa.query.read.Cursors;
import city.hansa.query.read.Moment;
import city.hansa.query.read.Moments;
import city.hansa.query.read.Names;
import city.hansa.query.read.Parties;
import city.hansa.query.read.VisibleRecords;
import city.hansa.query.view.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Lists what was changed between two states of knowledge, each page by one statement. */
public final class ChangeQueries {

    /** The last change of a page, between two fixed states. */
    record Place(UUID question, Moment moment, long from, long last) implements Cursors.Place {

        Place {
            requireNonNull(question);
            Cursors.checkDay(moment.asOf());
        }
    }

    private final JdbcClient jdbc;
    private final String generation;
    private final Moments moments;
    private final Parties parties;
    private final Names names;

    public ChangeQueries(JdbcClient jdbc, String generation, Moments moments, Parties parties, Names names) {
        this.jdbc = jdbc;
        this.generation = generation;
        this.moments = moments;
        this.parties = parties;
        this.names = names;
    }

    @QueryHandler
    public Changes handle(FindChanges query) {
        var limit = Cursors.limit(query.limit());
        var question = Cursors.question(query.to(), query.from(), query.city(), query.network(), query.kind());
        var after = Cursors.after(query.cursor(), Place.class, question, () -> beginning(question, query));
        var city = query.city() == null ? Optional.<UUID>empty() : parties.city(query.city(), after.moment());
        if (query.city() != null && city.isEmpty()) {
            return page(List.of(), limit, after);
        }
        // One more than asked for tells whether there is a next page.
        return page(items(query, city.orElse(null), after, limit + 1), limit, after);
    }

    private Place beginning(UUID question, FindChanges query) {
        var from = moments.position(query.from());
        var moment = moments.after(from, query.to(), Names.readWith(TimelineWriter.NAME));
        return new Place(question, moment, from, from);
    }

    private Changes page(List<ObjectNode> items, int limit, Place place) {
        var shown = items.subList(0, Math.min(limit, items.size()));
        var moment = place.moment();
        names.putInto(shown, moment);
        return new Changes(
                shown,
                items.size() > limit ? cursor(shown.getLast(), place) : null,
                moment.asOf(),
                moment.knownAt(),
                place.from(),
                moment.position(),
                Change.RULE);
    }

    private static String cursor(ObjectNode last, Place place) {
        var position = last.get("position").longValue();
        return Cursors.write(new Place(place.question(), place.moment(), place.from(), position));
    }

    /** Of a city or a network by its own index, which holds the kinds too; of all in the order of the log itself. */
    private List<ObjectNode> items(FindChanges query, @Nullable UUID city, Place after, int limit) {
        var subjects = new ArrayList<UUID>();
        Optional.ofNullable(city).ifPresent(subjects::add);
        Optional.ofNullable(query.network()).map(Parties::id).ifPresent(subjects::add);
        var joins = new StringBuilder();
        var parameters = new HashMap<String, Object>();
        for (var n = 0; n < subjects.size(); n++) {
            var line = "l" + n;
            joins.append(" join %1$s.change_line %2$s on %2$s.position = e.position and %2$s.subject = :%2$s"
                    .formatted(generation, line));
            parameters.put(line, subjects.get(n));
        }
        var by = subjects.isEmpty() ? "e" : "l0";
        if (query.kind() != null) {
            parameters.put("kind", query.kind().name());
        }
        var readable = new VisibleRecords(generation, query.to().reader());
        parameters.putAll(readable.parameters());
        var sql =
                """
                select e.item from %1$s.change_entry e%2$s
                where %3$s.position > :last and %3$s.position <= :position%4$s and %5$s
                order by %3$s.position limit :limit
                """
                        .formatted(
                                generation,
                                joins,
                                by,
                                query.kind() == null ? "" : " and " + by + ".kind = :kind",
                                readable.condition("e.id"));
        return jdbc.sql(sql)
                .params(parameters)
                .param("last", after.last())
                .param("position", after.moment().position())
                .param("limit", limit)
                .query((row, _) -> Json.read(row.getString(1)))
                .list();
    }
}
