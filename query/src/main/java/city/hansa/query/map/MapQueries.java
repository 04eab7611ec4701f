package city.hansa.query.map;

import city.hansa.api.city.Coordinates;
import city.hansa.api.view.Chart;
import city.hansa.api.view.ViewQuery.GetMap;
import city.hansa.query.read.Moment;
import city.hansa.query.read.Moments;
import city.hansa.query.read.Parties;
import city.hansa.query.read.VisibleRecords;
import city.hansa.query.view.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Draws the partnerships in being on a day: by two statements, one for the lines and one for their ends. */
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
        var city = query.city() == null ? Optional.<UUID>empty() : parties.city(query.city(), moment);
        List<Drawn> drawn =
                query.city() != null && city.isEmpty() ? List.of() : drawn(query, city.orElse(null), moment);
        var map = new FeatureCollection(places(drawn, moment));
        drawn.forEach(map::add);
        return new Chart(map.end(), moment.asOf(), moment.knownAt(), moment.position());
    }

    /** A record that is drawn in several periods is so once, as it is listed: by a certain one, else by the later. */
    private List<Drawn> drawn(GetMap query, @Nullable UUID city, Moment moment) {
        // By the register's index: of all partnerships a city has few.
        var ofCity = city == null
                ? ""
                : " and r.id in (select c.id from " + generation + ".partnership_register c where c.party = :city::uuid)";
        var readable = new VisibleRecords(generation, query.at().reader());
        var sql =
                """
                select distinct on (id) *
                from (
                  select r.id, r.period, r.kind, r.standing, r.certain @> :asOf::date as is_certain,
                    array_agg(r.party order by r.lead desc, r.party) as cities
                  from %1$s.partnership_register r
                  where r.in_being and r.known_from <= :position and r.known_to > :position and r.possible @> :asOf::date
                    and (:kind::text is null or r.kind = :kind::text)%2$s and %3$s
                    and (:theme::text is null or r.themes @> array[:theme::text])
                  group by r.id, r.period, r.kind, r.standing, is_certain
                  having (:city::uuid is null or :city::uuid = any (array_agg(r.party)))
                    and (:network::uuid is null or array_agg(r.party) <@ array(
                      select m.party
                      from %1$s.membership_register n join %1$s.membership_register m
                        on m.id = n.id and m.period = n.period and m.known_from = n.known_from and m.lead
                      where n.party = :network::uuid and n.in_being and n.known_from <= :position
                        and n.known_to > :position and n.possible @> :asOf::date))
                ) as drawn
                order by id, is_certain desc, period desc
                """
                        .formatted(generation, ofCity, readable.condition("r.id"));
        return jdbc.sql(sql)
                .params(readable.parameters())
                .param("asOf", moment.asOf())
                .param("position", moment.position())
                .param("kind", query.kind())
                .param("theme", query.theme() == null ? null : query.theme().name())
                .param("city", city)
                .param("network", query.network() == null ? null : UUID.fromString(query.network()))
                .query((row, _) -> drawn(row))
                .list();
    }

    private static Drawn drawn(ResultSet row) throws SQLException {
        return new Drawn(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("standing"),
                row.getBoolean("is_certain"),
                List.of((UUID[]) row.getArray("cities").getArray()));
    }

    private Map<UUID, Place> places(List<Drawn> drawn, Moment moment) {
        var places = new HashMap<UUID, Place>();
        var ids = drawn.stream().flatMap(one -> one.cities().stream()).distinct().toArray(UUID[]::new);
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
