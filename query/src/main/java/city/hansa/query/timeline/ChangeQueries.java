package city.hansa.query.timeline;

import static java.util.Objects.requireNonNull;

import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.fact.FactEvent;
import city.hansa.api.view.Changes;
import city.hansa.api.view.ViewQuery.FindChanges;
import city.hansa.query.change.Change;
import city.hansa.query.read.Cursors;
import city.hansa.query.read.Moment;
import city.hansa.query.read.Moments;
import city.hansa.query.read.Names;
import city.hansa.query.read.Parties;
import city.hansa.query.read.VisibleRecords;
import city.hansa.query.view.History;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists what was changed between two states of knowledge: which events, by one statement a page, and what they say, from
 * the log.
 */
public final class ChangeQueries {

    /** The last change of a page, between two fixed states. */
    record Place(UUID question, Moment moment, long from, long last) implements Cursors.Place {

        Place {
            requireNonNull(question);
            Cursors.checkDay(moment.asOf());
        }
    }

    private record Listed(long position, Subject subject) {}

    private final JdbcClient jdbc;
    private final String generation;
    private final History history;
    private final Moments moments;
    private final Parties parties;
    private final Names names;

    public ChangeQueries(
            JdbcClient jdbc, String generation, History history, Moments moments, Parties parties, Names names) {
        this.jdbc = jdbc;
        this.generation = generation;
        this.history = history;
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
        return page(listed(query, city.orElse(null), after, limit + 1), limit, after);
    }

    private Place beginning(UUID question, FindChanges query) {
        var from = moments.position(query.from());
        var moment = moments.after(from, query.to(), Names.readWith(TimelineWriter.NAME));
        return new Place(question, moment, from, from);
    }

    private Changes page(List<Listed> listed, int limit, Place place) {
        var shown = listed.subList(0, Math.min(limit, listed.size()));
        var moment = place.moment();
        var items = items(shown);
        names.putInto(items, moment);
        return new Changes(
                items,
                listed.size() > limit ? cursor(shown.getLast(), place) : null,
                moment.asOf(),
                moment.knownAt(),
                place.from(),
                moment.position(),
                Change.RULE);
    }

    private static String cursor(Listed last, Place place) {
        return Cursors.write(new Place(place.question(), place.moment(), place.from(), last.position()));
    }

    /** Of a statement about a fact the whole stream is read, for the fact stands there. */
    private List<ObjectNode> items(List<Listed> listed) {
        if (listed.isEmpty()) {
            return List.of();
        }
        var subjects = listed.stream().collect(Collectors.toMap(Listed::position, Listed::subject));
        Function<Recorded<?>, Subject> subject = recorded -> requireNonNull(subjects.get(recorded.position()));
        var events = history.at(subjects.keySet());
        var retold = events.stream()
                .filter(recorded -> recorded.event() instanceof FactEvent)
                .map(recorded -> subject.apply(recorded).id())
                .collect(Collectors.toSet());
        var streams = retold.isEmpty()
                ? Map.<UUID, List<Recorded<?>>>of()
                : history.streams(retold, listed.getLast().position());
        return events.stream()
                .map(recorded -> Change.of(
                        subject.apply(recorded),
                        recorded,
                        streams.getOrDefault(subject.apply(recorded).id(), List.of())))
                .toList();
    }

    /** Of a city or a network by its own index, which holds the kinds too; of all in the order of the log itself. */
    private List<Listed> listed(FindChanges query, @Nullable UUID city, Place after, int limit) {
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
                select e.position, e.kind, e.id from %1$s.change_entry e%2$s
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
                .query((row, _) -> new Listed(
                        row.getLong(1),
                        new Subject(Subject.Kind.valueOf(row.getString(2)), row.getObject(3, UUID.class))))
                .list();
    }
}
