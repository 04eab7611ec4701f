package city.hansa.query.read;

import static java.util.Objects.requireNonNull;

import city.hansa.api.Subject;
import city.hansa.api.view.At;
import city.hansa.api.view.RuledPage;
import city.hansa.api.view.ViewQuery.FindDiscrepancies;
import city.hansa.query.view.Json;
import city.hansa.query.view.RegisterWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists what does not agree, each page by one statement that also counts what figures are compared with. */
public final class DiscrepancyQueries {

    private static final String RULE = "COMPETING_CLAIMS: the last claim of each claimant, and the day by the"
            + " default rule, are not one; CERTAIN where no day fits all. OPEN_DISPUTE: disputed and not"
            + " settled. ONE_SIDED: of all who signed, no more than one has recorded or attested it. These are"
            + " of all days. REPORTED_FIGURE: a record's latest figure of that kind by asOf, for the whole,"
            + " against what the register counts for the figure's own day: certain on all of its days, possible"
            + " on any. EXACTLY n disagrees outside of certain to possible, OVER n where possible is not more,"
            + " ABOUT n where they are more than a tenth away. Members are those active, on hold or suspended;"
            + " twinnings and project partnerships those in force or dormant.";

    /** The last item of a page, on a fixed place on both clocks. */
    record Place(UUID question, Moment moment, String kind, UUID record, String key) implements Cursors.Place {

        Place {
            requireNonNull(question);
            requireNonNull(kind);
            requireNonNull(record);
            requireNonNull(key);
            Cursors.checkDay(moment.asOf());
        }
    }

    private record Listed(String kind, UUID record, String key, ObjectNode item) {}

    private final JdbcClient jdbc;
    private final Views views;
    private final Moments moments;
    private final Parties parties;
    private final Names names;

    public DiscrepancyQueries(JdbcClient jdbc, Views views, Moments moments, Parties parties, Names names) {
        this.jdbc = jdbc;
        this.views = views;
        this.moments = moments;
        this.parties = parties;
        this.names = names;
    }

    @QueryHandler
    public RuledPage handle(FindDiscrepancies query) {
        var limit = Cursors.limit(query.limit());
        var question = Cursors.question(query.at(), query.city(), query.network(), query.kind());
        var after = Cursors.after(query.cursor(), Place.class, question, () -> beginning(question, query.at()));
        var city = query.city() == null ? Optional.<UUID>empty() : parties.city(query.city(), after.moment());
        if (query.city() != null && city.isEmpty()) {
            return page(List.of(), limit, after);
        }
        return page(rows(query, city.orElse(null), after, limit + 1), limit, after);
    }

    private Place beginning(UUID question, At at) {
        return new Place(question, moments.of(at, everyView()), "", new UUID(0, 0), "");
    }

    private Set<String> everyView() {
        var all = new TreeSet<String>();
        views.all().forEach(view -> all.addAll(Names.readWith(RegisterWriter.nameOf(view))));
        return all;
    }

    private RuledPage page(List<Listed> rows, int limit, Place place) {
        var shown = rows.subList(0, Math.min(limit, rows.size()));
        var items = shown.stream().map(Listed::item).toList();
        var moment = place.moment();
        names.putInto(items, moment);
        var next = rows.size() > limit ? cursor(shown.getLast(), place) : null;
        return new RuledPage(RULE, items, next, moment.asOf(), moment.knownAt(), moment.position());
    }

    private static String cursor(Listed last, Place place) {
        return Cursors.write(new Place(place.question(), place.moment(), last.kind(), last.record(), last.key()));
    }

    private List<Listed> rows(FindDiscrepancies query, @Nullable UUID city, Place after, int limit) {
        var parameters = new HashMap<String, Object>();
        var conditions = new StringBuilder();
        var network = query.network() == null ? null : Parties.id(query.network());
        var party = city != null ? city : network;
        if (party == null) {
            conditions.append(" and d.lead");
        } else {
            conditions.append(" and d.party = :party");
            parameters.put("party", party);
        }
        if (city != null && network != null) {
            conditions.append(" and exists (select from ").append(views.generation()).append(".discrepancy n where"
                    + " n.record = d.record and n.kind = d.kind and n.key = d.key and n.known_from = d.known_from"
                    + " and n.party = :network)");
            parameters.put("network", network);
        }
        if (query.kind() != null) {
            conditions.append(" and d.kind = :only");
            parameters.put("only", query.kind().name());
        }
        var readable = new VisibleRecords(views.generation(), query.at().reader());
        return jdbc.sql(sql(conditions + " and " + readable.condition("d.record"), readable.condition("m.id")))
                .params(parameters)
                .params(readable.parameters())
                .param("asOf", after.moment().asOf())
                .param("position", after.moment().position())
                .param("kind", after.kind())
                .param("record", after.record())
                .param("key", after.key())
                .param("limit", limit)
                .query((row, _) -> listed(row))
                .list();
    }

    /** A figure is counted for where it stands; a later one by the day that is asked of takes its place. */
    private String sql(String conditions, String counted) {
        return
                """
                select d.record, d.of, d.kind, d.key, d.item, c.certain, c.possible, (
                    select array_agg(n.party order by n.lead desc, n.party) from %1$s.discrepancy n
                    where n.record = d.record and n.kind = d.kind and n.key = d.key and n.known_from = d.known_from
                  ) as parties
                from %1$s.discrepancy d
                left join lateral (
                  select count(*) filter (where r.certain) as certain, count(*) as possible
                  from (
                    select m.id,
                      coalesce(range_agg(m.certain) @> daterange(d.earliest, d.latest, '[]'), false) as certain
                    from (
                      select id, certain, possible from %1$s.membership_register
                      where d.counted = 'MEMBERS' and party = d.record
                        and known_from <= :position and known_to > :position
                        and standing in ('ACTIVE', 'ON_HOLD', 'SUSPENDED')
                      union all
                      select id, certain, possible from %1$s.partnership_register
                      where d.counted in ('TWINNINGS', 'PROJECT_PARTNERSHIPS') and party = d.record and in_being
                        and known_from <= :position and known_to > :position
                        and kind = case d.counted when 'TWINNINGS' then 'TWINNING' else 'PROJECT' end
                    ) as m
                    where m.possible && daterange(d.earliest, d.latest, '[]') and %3$s
                    group by m.id
                  ) as r
                ) as c on d.counted is not null
                where d.known_from <= :position and d.known_to > :position
                  and (d.kind, d.record, d.key) > (:kind, :record, :key)
                  and (d.counted is null or d.earliest <= :asOf
                    and case d.qualifier
                      when 'EXACTLY' then d.value not between c.certain and c.possible
                      when 'OVER' then c.possible <= d.value
                      else c.possible * 10 < d.value * 9 or c.certain * 10 > d.value * 11
                    end
                    and not exists (
                      select from %1$s.discrepancy later
                      where later.record = d.record and later.kind = d.kind and later.counted = d.counted
                        and later.lead and later.known_from <= :position and later.known_to > :position
                        and later.earliest <= :asOf
                        and (later.latest, later.key) > (d.latest, d.key)
                    ))%2$s
                order by d.kind, d.record, d.key limit :limit
                """
                        .formatted(views.generation(), conditions, counted);
    }

    /** A network's own record stands under its founders, too, and is the network's alone; of a membership the city comes first. */
    private static ArrayNode parties(Subject.Kind of, UUID[] ids) {
        var parties = Json.MAPPER.createArrayNode();
        var count = of == Subject.Kind.NETWORK ? 1 : ids.length;
        for (var number = 0; number < count; number++) {
            var isNetwork = of == Subject.Kind.NETWORK || (of == Subject.Kind.MEMBERSHIP && number > 0);
            parties.addObject().put(isNetwork ? "network" : "city", ids[number].toString());
        }
        return parties;
    }

    private static Listed listed(ResultSet row) throws SQLException {
        var record = row.getObject("record", UUID.class);
        var item = Json.MAPPER.createObjectNode();
        item.put("id", record.toString());
        item.put("record", row.getString("of"));
        item.put("kind", row.getString("kind"));
        item.set("parties", parties(Subject.Kind.valueOf(row.getString("of")), (UUID[]) row.getArray("parties").getArray()));
        item.setAll(Json.read(row.getString("item")));
        var possible = row.getObject("possible", Long.class);
        if (possible != null) {
            item.putObject("counted").put("certain", row.getLong("certain")).put("possible", possible);
        }
        return new Listed(row.getString("kind"), record, row.getString("key"), item);
    }
}
