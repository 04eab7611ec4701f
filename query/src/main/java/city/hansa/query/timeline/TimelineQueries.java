package city.hansa.query.timeline;

import static java.util.Objects.requireNonNull;

import city.hansa.api.date.Edtf;
import city.hansa.api.view.At;
import city.hansa.api.view.Page;
import city.hansa.api.view.ViewQuery.FindTimeline;
import city.hansa.query.change.Lag;
import city.hansa.query.change.LastChange;
import city.hansa.query.patients.Knowing;
import city.hansa.query.read.Cursors;
import city.hansa.query.read.Moment;
import city.hansa.query.read.Moments;
import city.hansa.query.read.Names;
import city.hansa.query.read.Parties;
import city.hansa.query.read.VisibleRecords;
import city.hansa.query.view.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Merges the timelines of several subjects, each page by one statement; what stands in two of them is told once. */
public final class TimelineQueries {

    /**
     * The last entry of a page, on a fixed place on both clocks.
     *
     * @param before the day after which nothing is told; null tells what is yet to come too
     */
    record Place(UUID question, Moment moment, @Nullable LocalDate before, LocalDate earliest, long last) implements Cursors.Place {

        Place {
            requireNonNull(question);
            Cursors.checkDay(moment.asOf());
            Cursors.checkDay(earliest);
            if (before != null) {
                Cursors.checkDay(before);
            }
        }
    }

    private record Line(LocalDate earliest, long position, ObjectNode item) {}

    private final JdbcClient jdbc;
    private final String generation;
    private final Moments moments;
    private final Parties parties;
    private final Names names;

    public TimelineQueries(JdbcClient jdbc, String generation, Moments moments, Parties parties, Names names) {
        this.jdbc = jdbc;
        this.generation = generation;
        this.moments = moments;
        this.parties = parties;
        this.names = names;
    }

    @QueryHandler
    public Page handle(FindTimeline query) {
        var limit = Cursors.limit(query.limit());
        var question = Cursors.question(query.at(), query.subjects(), query.from(), query.to(), query.theme());
        var after = Cursors.after(query.cursor(), Place.class, question, () -> beginning(question, query.at()));
        var lines = lines(query, after, limit + 1);
        var moment = after.moment();
        var shown = lines.subList(0, Math.min(limit, lines.size()));
        var items = shown.stream().map(Line::item).toList();
        names.putInto(items, moment);
        return new Page(
                items,
                lines.size() > limit ? cursor(shown.getLast(), after) : null,
                moment.asOf(),
                moment.knownAt(),
                moment.position());
    }

    private Place beginning(UUID question, At at) {
        var moment = moments.of(at, Names.readWith(TimelineWriter.NAME));
        return new Place(question, moment, at.asOf(), Edtf.BEGINNING, -1);
    }

    private static String cursor(Line last, Place place) {
        return Cursors.write(new Place(
                place.question(), place.moment(), place.before(), last.earliest(), last.position()));
    }

    private List<Line> lines(FindTimeline query, Place after, int limit) {
        var readable = new VisibleRecords(generation, query.at().reader());
        var knowing = Knowing.of(generation, query.at(), query.cursor());
        var conditions = new ArrayList<>(List.of(
                " and " + readable.condition("e.id"),
                " and (e.kind <> 'EXCHANGE' or " + knowing.ofThen("e.id") + ")"));
        var parameters = new HashMap<String, Object>(readable.parameters());
        add(conditions, parameters, "e.themes @> array[:theme]::text[]", "theme", name(query.theme()));
        add(conditions, parameters, "e.latest >= :from", "from", query.from());
        add(conditions, parameters, "e.earliest <= :to", "to", query.to());
        add(conditions, parameters, "e.earliest <= :before", "before", after.before());
        var sql =
                """
                select e.*, %3$s
                from (
                  select distinct l.earliest, l.position, l.known_from
                  from unnest(:subjects) as s (subject) cross join lateral (
                    select l.earliest, l.position, l.known_from
                    from %1$s.timeline_line l
                    join %1$s.timeline_entry e on e.position = l.position and e.known_from = l.known_from
                    where l.subject = s.subject and l.known_from <= :position and l.known_to > :position
                      and (l.earliest, l.position) > (:earliest, :last)%2$s
                    order by l.earliest, l.position limit :limit
                  ) as l
                  order by l.earliest, l.position limit :limit
                ) as page
                join %1$s.timeline_entry e on e.position = page.position and e.known_from = page.known_from
                left join %1$s.change_entry change on change.position = e.known_from
                order by page.earliest, page.position
                """
                        .formatted(generation, String.join("", conditions), LastChange.COLUMNS);
        return jdbc.sql(sql)
                .params(parameters)
                .param("subjects", subjects(query, after.moment()))
                .param("position", after.moment().position())
                .param("earliest", after.earliest())
                .param("last", after.last())
                .param("limit", limit)
                .query((row, _) -> line(row))
                .list();
    }

    /** A city that nobody knows has no timeline. */
    private UUID[] subjects(FindTimeline query, Moment moment) {
        if (query.subjects().isEmpty() || query.subjects().size() > 50) {
            throw new IllegalArgumentException("a timeline is that of 1 to 50 subjects");
        }
        return query.subjects().stream()
                .flatMap(text -> parties.city(text, moment).stream())
                .distinct()
                .toArray(UUID[]::new);
    }

    private static void add(
            List<String> conditions,
            Map<String, Object> parameters,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            conditions.add(" and " + condition);
            parameters.put(name, value);
        }
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static Line line(ResultSet row) throws SQLException {
        var item = Json.MAPPER.createObjectNode();
        item.put("position", row.getLong("position"));
        item.put("id", row.getString("id"));
        item.put("kind", row.getString("kind"));
        item.put("eventId", row.getString("event_id"));
        item.put("key", row.getString("key"));
        item.set("parameters", Json.read(row.getString("parameters")));
        item.put("effective", row.getString("effective"));
        item.put("earliest", row.getString("earliest"));
        item.put("latest", row.getString("latest"));
        item.set("themes", Json.MAPPER.valueToTree(row.getArray("themes").getArray()));
        item.put("visibility", row.getString("visibility"));
        item.put("recordedAt", instant(row).toString());
        item.set("changed", LastChange.of(row));
        item.set("lag", Json.tree(lag(row)));
        var actor = item.putObject("actor").put("role", row.getString("actor_role"));
        actor.setAll(Json.read(row.getString("actor")));
        var source = row.getString("source");
        if (source != null) {
            item.set("source", Json.read(source));
        }
        return new Line(row.getObject("earliest", LocalDate.class), row.getLong("position"), item);
    }

    private static Lag lag(ResultSet row) throws SQLException {
        var earliest = row.getObject("earliest", LocalDate.class);
        return Lag.of(instant(row), earliest, row.getObject("latest", LocalDate.class));
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("recorded_at", OffsetDateTime.class).toInstant();
    }
}
