package city.hansa.query.read;

import city.hansa.api.CityId;
import city.hansa.api.city.CityView;
import city.hansa.api.claim.ClaimId;
import city.hansa.api.partnership.PartnershipView;
import city.hansa.api.view.CityRef;
import city.hansa.api.view.NetworksFound;
import city.hansa.api.view.ViewQuery.Between;
import city.hansa.api.view.ViewQuery.CitiesFound;
import city.hansa.api.view.ViewQuery.CityFound;
import city.hansa.api.view.ViewQuery.CityNaming;
import city.hansa.api.view.ViewQuery.LookUpCities;
import city.hansa.api.view.ViewQuery.LookUpNetworks;
import city.hansa.api.view.ViewQuery.LookUpPartnerships;
import city.hansa.api.view.ViewQuery.PartnershipFound;
import city.hansa.api.view.ViewQuery.PartnershipsFound;
import city.hansa.api.view.ViewQuery.Point;
import city.hansa.query.view.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds many records at once, each by what is known of it; one statement a question. */
public final class LookUps {

    private static final Set<String> CITIES = Set.of("city-register");
    private static final Set<String> NETWORKS = Set.of("network-register");
    private static final Set<String> PARTNERSHIPS = Set.of("partnership-register");

    private record Listed(UUID id, CityNaming naming, CityView.Item item) {}

    private final JdbcClient jdbc;
    private final String generation;
    private final Moments moments;

    public LookUps(JdbcClient jdbc, String generation, Moments moments) {
        this.jdbc = jdbc;
        this.generation = generation;
        this.moments = moments;
    }

    /** The row of the day comes first of each city: a certain one if it can, else the later. */
    @QueryHandler
    public CitiesFound handle(LookUpCities query) {
        var moment = moments.of(query.at(), CITIES);
        var parties = Stream.concat(
                query.ids().stream(),
                query.identifiers().stream()
                        .filter(identifier -> identifier.scheme().isUnique())
                        .map(identifier -> ClaimId.of("identifier " + identifier)));
        var names = List.copyOf(query.names());
        var rows = jdbc.sql(
                        """
                        select id, kind, label, item from %1$s.city_register
                        where lead and known_from <= :position and known_to > :position and id in (
                          select id from %1$s.city_register
                          where party = any(:parties) and known_from <= :position and known_to > :position
                          union
                          select r.id
                          from unnest(:names::text[], :countries::text[]) as asked (name, country)
                          join %1$s.city_register r
                            on r.kind = asked.country and left(lower(r.label), 200) = left(lower(asked.name), 200)
                          where r.lead and r.known_from <= :position and r.known_to > :position)
                        order by id, certain @> :asOf desc, possible @> :asOf desc, period desc
                        """
                                .formatted(generation))
                .param("parties", parties.toArray(UUID[]::new))
                .param("names", names.stream().map(CityNaming::name).toArray(String[]::new))
                .param("countries", names.stream().map(CityNaming::country).toArray(String[]::new))
                .param("position", moment.position())
                .param("asOf", moment.asOf())
                .query((row, _) -> listed(row))
                .list();
        var cities = new LinkedHashMap<UUID, List<Listed>>();
        rows.forEach(row -> cities.computeIfAbsent(row.id(), _ -> new ArrayList<>()).add(row));
        return new CitiesFound(cities.values().stream().map(LookUps::city).toList());
    }

    @QueryHandler
    public NetworksFound handle(LookUpNetworks query) {
        var moment = moments.of(query.at(), NETWORKS);
        return new NetworksFound(jdbc.sql(
                        """
                        select distinct id from %1$s.network_register
                        where lead and known_from <= :position and known_to > :position
                          and (id = any(:ids) or label = any(:names) and in_being and possible @> :asOf)
                        order by id
                        """
                                .formatted(generation))
                .param("ids", query.ids().toArray(UUID[]::new))
                .param("names", query.names().toArray(String[]::new))
                .param("position", moment.position())
                .param("asOf", moment.asOf())
                .query((row, _) -> row.getObject("id", UUID.class))
                .list());
    }

    @QueryHandler
    public PartnershipsFound handle(LookUpPartnerships query) {
        var moment = moments.of(query.at(), PARTNERSHIPS);
        var shared = shared(query.between(), moment);
        if (shared.length == 0) {
            return new PartnershipsFound(List.of());
        }
        var readable = new VisibleRecords(generation, query.at().reader());
        return new PartnershipsFound(jdbc.sql(
                        """
                        select r.id, r.kind, r.standing, r.item from %1$s.partnership_register r
                        where r.id = any(:ids) and r.lead and r.known_from <= :position and r.known_to > :position and %2$s
                        order by r.id, r.period
                        """
                                .formatted(generation, readable.condition("r.id")))
                .params(readable.parameters())
                .param("ids", shared)
                .param("position", moment.position())
                .query((row, _) -> partnership(row))
                .list()
                .stream()
                .filter(period -> isOfAny(query.between(), period.parties()))
                .toList());
    }

    /** Two may have been in a partnership together in some of its periods only. */
    private static boolean isOfAny(Set<Between> between, Set<UUID> parties) {
        return parties.stream()
                .anyMatch(one -> parties.stream().anyMatch(other -> between.contains(new Between(one, other))));
    }

    /**
     * What two of them have in common: those of each city are gathered once, however many pairs it is asked in, and by the
     * index alone.
     */
    private UUID[] shared(Set<Between> between, Moment moment) {
        return jdbc.sql(
                        """
                        with asked as (select * from unnest(:one::uuid[], :other::uuid[]) as asked (one, other)),
                        of_city as materialized (
                          select r.party, array_agg(distinct r.id) as ids
                          from (select one from asked union select other from asked) as city (party)
                          join %1$s.partnership_register r using (party)
                          where r.known_from <= :position and r.known_to > :position
                          group by r.party
                        )
                        select distinct shared.id
                        from asked
                        join of_city mine on mine.party = asked.one
                        join of_city theirs on theirs.party = asked.other
                        cross join lateral (
                          select unnest(mine.ids) intersect select unnest(theirs.ids)
                        ) as shared (id)
                        """
                                .formatted(generation))
                .param("one", between.stream().map(Between::one).toArray(UUID[]::new))
                .param("other", between.stream().map(Between::other).toArray(UUID[]::new))
                .param("position", moment.position())
                .query((row, _) -> row.getObject("id", UUID.class))
                .list()
                .toArray(UUID[]::new);
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                row.getObject("id", UUID.class),
                new CityNaming(row.getString("label"), row.getString("kind")),
                Json.read(row.getString("item"), CityView.Item.class));
    }

    private static CityFound city(List<Listed> rows) {
        var now = rows.getFirst();
        var place = now.item().coordinates();
        return new CityFound(
                now.id(),
                rows.stream().map(Listed::naming).distinct().toList(),
                place == null ? null : new Point(place.latitude(), place.longitude()),
                rows.stream().flatMap(row -> row.item().identifiers().stream()).distinct().toList());
    }

    private static PartnershipFound partnership(ResultSet row) throws SQLException {
        var item = Json.read(row.getString("item"), PartnershipView.Item.class);
        var since = item.since();
        return new PartnershipFound(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("standing"),
                item.parties().stream().map(CityRef::city).map(CityId::value).collect(Collectors.toSet()),
                since == null ? null : since.edtf(),
                item.from());
    }
}
