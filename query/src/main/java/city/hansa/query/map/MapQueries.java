package city.hansa.query.map;

import city.hansa.api.city.Coordinates;
import city.hansa.api.date.DayRange;
import city.hansa.api.view.Chart;
import city.hansa.api.view.ViewQuery.GetMap;
import city.hansa.api.view.ViewQuery.GetMapOverTime;
import city.hansa.query.read.Moment;
import city.hansa.query.read.Moments;
import city.hansa.query.read.Parties;
import city.hansa.query.read.VisibleRecords;
import city.hansa.query.view.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Draws the partnerships in being, on a day or on all: by two statements, one for the lines and one for their ends. */
public final class MapQueries {

    private static final Set<String> READ = Set.of("city-register", "membership-register", "partnership-register");

    private final JdbcClient jdbc;
    private final String generation;
    private final Moments moments;
    private final Parties parties;

    public MapQueries(JdbcClient jdbc, String generation, Moments moments, Parties parties) {
        this.jdbc = jdbc;
        this.generation = generation;
        this.moments = moments;
        this.parties = parties;
    }

    @QueryHandler
    public Chart handle(GetMap query) {
        var moment = moments.of(query.at(), READ);
        var drawn = ask(query, onDay(periods(" and r.possible @> :asOf::date")), moment, (row, _) -> drawn(row));
        var map = new FeatureCollection(places(drawn.stream().map(Drawn::cities), moment));
        drawn.forEach(map::add);
        return new Chart(map.end(), moment.asOf(), moment.knownAt(), moment.position());
    }

    @QueryHandler
    public Chart handle(GetMapOverTime query) {
        var moment = moments.of(query.lines().at(), READ);
        var lasting = ask(query.lines(), periods("") + " order by r.id, r.period", moment, (row, _) -> lasting(row));
        var columns = new Columns(places(lasting.stream().map(Lasting::cities), moment));
        lasting.forEach(columns::add);
        return new Chart(columns.end(), moment.asOf(), moment.knownAt(), moment.position());
    }

    private <T> List<T> ask(GetMap query, String sql, Moment moment, RowMapper<T> mapper) {
        var city = query.city() == null ? Optional.<UUID>empty() : parties.city(query.city(), moment);
        if (query.city() != null && city.isEmpty()) {
            return List.of();
        }
        var readable = new VisibleRecords(generation, query.at().reader());
        // By the register's index: of all partnerships a city has few.
        var ofCity = city.isEmpty()
                ? ""
                : " and r.id in (select c.id from " + generation + ".partnership_register c where c.party = :city::uuid)";
        return jdbc.sql(sql.formatted(generation, ofCity, readable.condition("r.id")))
                .params(readable.parameters())
                .param("asOf", moment.asOf())
                .param("position", moment.position())
                .param("kind", query.kind())
                .param("theme", query.theme() == null ? null : query.theme().name())
                .param("city", city.orElse(null))
                .param("network", query.network() == null ? null : UUID.fromString(query.network()))
                .query(mapper)
                .list();
    }

    private static String periods(String when) {
        return """
                select r.id, r.period, r.kind, r.standing, r.certain, r.possible,
                  array_agg(r.party order by r.lead desc, r.party) as cities
                from %1$s.partnership_register r
                where r.in_being and r.known_from <= :position and r.known_to > :position
                  and (:kind::text is null or r.kind = :kind::text)%2$s and %3$s
                  and (:theme::text is null or r.themes @> array[:theme::text])"""
                + when
                + """

                group by r.id, r.period, r.kind, r.standing, r.certain, r.possible
                having (:city::uuid is null or :city::uuid = any (array_agg(r.party)))
                  and (:network::uuid is null or array_agg(r.party) <@ array(
                    select m.party
                    from %1$s.membership_register n join %1$s.membership_register m
                      on m.id = n.id and m.period = n.period and m.known_from = n.known_from and m.lead
                    where n.party = :network::uuid and n.in_being and n.known_from <= :position
                      and n.known_to > :position and n.possible @> :asOf::date))""";
    }

    /** A record that is drawn in several periods is so once, as it is listed: by a certain one, else by the later. */
    private static String onDay(String periods) {
        return "select distinct on (id) *, certain @> :asOf::date as is_certain from (" + periods + ") as drawn"
                + " order by id, is_certain desc, period desc";
    }

    private static Lasting lasting(ResultSet row) throws SQLException {
        return new Lasting(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("standing"),
                days(row.getString("certain")),
                days(row.getString("possible")),
                List.of((UUID[]) row.getArray("cities").getArray()));
    }

    /** As PostgreSQL writes a range of days; null if it is empty. */
    private static @Nullable DayRange days(String range) {
        var comma = range.indexOf(',');
        return comma < 0
                ? null
                : new DayRange(
                        LocalDate.parse(range.substring(1, comma)),
                        LocalDate.parse(range.substring(comma + 1, range.length() - 1)));
    }

    private static Drawn drawn(ResultSet row) throws SQLException {
        return new Drawn(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("standing"),
                row.getBoolean("is_certain"),
                List.of((UUID[]) row.getArray("cities").getArray()));
    }

    private Map<UUID, Place> places(Stream<List<UUID>> cities, Moment moment) {
        var places = new HashMap<UUID, Place>();
        var ids = cities.flatMap(List::stream).distinct().toArray(UUID[]::new);
        jdbc.sql(
                        """
                        select distinct on (id) id, label, kind as country, item -> 'coordinates' as coordinates
                        from %1$s.city_register
                        where id = any(:ids) and lead and known_from <= :position and known_to > :position
                        order by id, certain @> :asOf::date desc, possible @> :asOf::date desc, period desc
                        """
                                .formatted(generation))
                .param("ids", ids)
                .param("position", moment.position())
                .param("asOf", moment.asOf())
                .query(row -> {
                    var place = place(row);
                    places.put(place.id(), place);
                });
        return places;
    }

    private static Place place(ResultSet row) throws SQLException {
        var at = row.getString("coordinates");
        return new Place(
                row.getObject("id", UUID.class),
                row.getString("label"),
                row.getString("country"),
                at == null ? null : Json.read(at, Coordinates.class));
    }
}
