package city.hansa.query.read;

import static java.util.Objects.requireNonNull;

import city.hansa.api.Subject;
import city.hansa.api.date.Certainty;
import city.hansa.api.date.Edtf;
import city.hansa.api.view.Page;
import city.hansa.api.view.ViewQuery.FindRecords;
import city.hansa.query.patients.Knowing;
import city.hansa.query.view.Json;
import city.hansa.query.view.RegisterWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Lists the registers, each page by one statement. */
public final class RegisterQueries {

    /** The last row of a page, on a fixed place on both clocks: rows written since neither shift nor join it. */
    record Place(UUID question, Moment moment, LocalDate earliest, LocalDate latest, UUID id) implements Cursors.Place {

        Place {
            requireNonNull(question);
            Cursors.checkDay(moment.asOf());
            Cursors.checkDay(earliest);
            Cursors.checkDay(latest);
            requireNonNull(id);
        }

        static Place before(UUID question, Moment moment) {
            return new Place(question, moment, Edtf.BEGINNING, Edtf.BEGINNING, new UUID(0, 0));
        }
    }

    private record Listed(LocalDate earliest, LocalDate latest, UUID id, ObjectNode item) {}

    private final JdbcClient jdbc;
    private final Views views;
    private final Moments moments;
    private final Parties parties;
    private final Names names;

    public RegisterQueries(JdbcClient jdbc, Views views, Moments moments, Parties parties, Names names) {
        this.jdbc = jdbc;
        this.views = views;
        this.moments = moments;
        this.parties = parties;
        this.names = names;
    }

    @QueryHandler
    public Page handle(FindRecords query) {
        var limit = Cursors.limit(query.limit());
        var view = views.of(query.kind());
        var question = Cursors.question(query.at(), query.kind(), query.filter());
        var read = Names.readWith(RegisterWriter.nameOf(view));
        var after = Cursors.after(
                query.cursor(), Place.class, question, () -> Place.before(question, moments.of(query.at(), read)));
        var city = query.filter().city();
        var party = city == null ? Optional.<UUID>empty() : parties.city(city, after.moment());
        if (city != null && party.isEmpty()) {
            return page(List.of(), limit, after);
        }
        // One more than asked for tells whether there is a next page.
        var rows = statement(views.registerOf(view), query, party.orElse(null), after)
                .param("limit", limit + 1)
                .query((row, _) -> listed(row))
                .list();
        return page(rows, limit, after);
    }

    private Page page(List<Listed> rows, int limit, Place after) {
        var shown = rows.subList(0, Math.min(limit, rows.size()));
        var items = shown.stream().map(Listed::item).toList();
        names.putInto(items, after.moment());
        return new Page(
                items,
                rows.size() > limit ? cursor(shown.getLast(), after) : null,
                after.moment().asOf(),
                after.moment().knownAt(),
                after.moment().position());
    }

    private static String cursor(Listed last, Place place) {
        return Cursors.write(new Place(place.question(), place.moment(), last.earliest(), last.latest(), last.id()));
    }

    /** A record that matches in several periods is listed once: by a certain one if it can, else by the later. */
    private JdbcClient.StatementSpec statement(
            String register, FindRecords query, @Nullable UUID city, Place after) {
        var filter = query.filter();
        var network = filter.network() == null ? null : Parties.id(filter.network());
        var readable = new VisibleRecords(views.generation(), query.at().reader());
        var listed = new RegisterConditions(register, views.named(), readable, filter, city, network);
        var isTold = query.kind() == Subject.Kind.EXCHANGE
                ? Knowing.of(views.generation(), query.at(), query.cursor()).ofThen("r.id")
                : "true";
        var sql =
                """
                select r.id, r.kind, r.standing, r.certain @> :asOf as is_certain, r.since_earliest, r.since_latest,
                  r.item
                from %1$s r
                where %2$s and (r.since_earliest, r.since_latest, r.id) > (:earliest, :latest, :last)
                  and %3$s and %4$s
                order by r.since_earliest, r.since_latest, r.id
                limit :limit
                """
                        .formatted(
                                register,
                                listed.onSeen("r"),
                                city == null && network == null ? onceOfAll(register, listed) : onceOfOne(register, listed),
                                isTold);
        return jdbc.sql(sql)
                .params(listed.parameters())
                .param("asOf", after.moment().asOf())
                .param("position", after.moment().position())
                .param("earliest", after.earliest())
                .param("latest", after.latest())
                .param("last", after.id());
    }

    /** Of all there are so many that the page is read from the index in its order, and other periods are few. */
    private static String onceOfAll(String register, RegisterConditions listed) {
        return """
                not exists (
                    select from %1$s o
                    where o.id = r.id and %2$s and (o.certain @> :asOf, o.period) > (r.certain @> :asOf, r.period))"""
                .formatted(register, listed.on("o"));
    }

    /**
     * Looked up for the rows of the page: a join would do so for all that the party ever had. Nothing is ever missing; but
     * the planner takes a bare equation for one that hardly ever holds, and would sort all rows for the page.
     */
    private static String onceOfOne(String register, RegisterConditions listed) {
        return """
                coalesce(r.period = (
                    select o.period from %1$s o where o.id = r.id and %2$s
                    order by o.certain @> :asOf desc, o.period desc limit 1), false)"""
                .formatted(register, listed.on("o"));
    }

    private static Listed listed(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var item = Json.MAPPER.createObjectNode();
        item.put("id", id.toString());
        item.put("kind", row.getString("kind"));
        item.put("standing", row.getString("standing"));
        item.put("certainty", Certainty.of(row.getBoolean("is_certain"), true).name());
        item.setAll(Json.read(row.getString("item")));
        return new Listed(
                row.getObject("since_earliest", LocalDate.class),
                row.getObject("since_latest", LocalDate.class),
                id,
                item);
    }
}
