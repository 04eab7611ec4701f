package city.hansa.query.board;

import city.hansa.api.view.At;
import city.hansa.api.view.RuledPage;
import city.hansa.api.view.Untold;
import city.hansa.api.view.ViewQuery.FindReciprocity;
import city.hansa.query.patients.Knowing;
import city.hansa.query.read.Moment;
import city.hansa.query.read.Moments;
import city.hansa.query.read.Names;
import city.hansa.query.read.Parties;
import city.hansa.query.read.VisibleRecords;
import city.hansa.query.view.Agenda;
import city.hansa.query.view.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a city and its partners gave each other, by one statement; balances, and never a ranking (DOMAIN T20). */
public final class ReciprocityQueries {

    static final String RULE =
            """
            Aid counts when it was received, good or damaged, by the day asOf; what went back is taken off. given is \
            what the city gave the partner, received what the partner gave the city, over all exchanges, by kind and \
            unit or currency, never across them; patients count for the one who took them in. certain is what \
            certainly came by that day, possible what may have; balance is given minus received, at least and at \
            most, so that more than 0 is what the city gave more. uncounted are receipts whose source counts \
            packages alone. Quantities are whole numbers in the aid's unit (UN/CEFACT Recommendation 20), minor \
            units of its currency (ISO 4217), else patients, persons, sessions or trips. Partnerships are those in \
            being on that day, actions those that had begun, each action once; they are context, and stand in no \
            balance. Partners are sorted by name; organisations that are no cities of the register are told apart by \
            their names. Nothing here ranks cities. \
            """ + Untold.RULE;

    private static final Comparator<ObjectNode> BY_NAME = Comparator.<ObjectNode, String>comparing(
                    partner -> partner.path("name").asString("").toLowerCase(Locale.ROOT))
            .thenComparing(partner -> partner.path("city").asString(""));

    /** One row of the statement: about one partner, an aid balance, a partnership or the number of actions. */
    private record Found(String what, @Nullable UUID city, @Nullable String name, ObjectNode fact) {

        String partner() {
            return city == null ? "name " + name : city.toString();
        }
    }

    private final JdbcClient jdbc;
    private final String generation;
    private final Moments moments;
    private final Parties parties;
    private final Names names;

    public ReciprocityQueries(JdbcClient jdbc, String generation, Moments moments, Parties parties, Names names) {
        this.jdbc = jdbc;
        this.generation = generation;
        this.moments = moments;
        this.parties = parties;
        this.names = names;
    }

    /** @throws IllegalArgumentException if an identifier is of a scheme by which several cities may go */
    @QueryHandler
    public RuledPage handle(FindReciprocity query) {
        var views = new TreeSet<>(Names.readWith("exchange-register"));
        views.add("partnership-register");
        var moment = moments.of(query.at(), views);
        var city = parties.city(query.city(), moment);
        var partner = query.partner() == null ? Optional.<UUID>empty() : parties.city(query.partner(), moment);
        var isNobody = city.isEmpty() || (query.partner() != null && partner.isEmpty());
        var found = isNobody ? List.<Found>of() : find(city.orElseThrow(), partner.orElse(null), query.at(), moment);
        var items = partners(found);
        names.putInto(items, moment);
        return new RuledPage(RULE, items.stream().sorted(BY_NAME).toList(), null, moment.asOf(), moment.knownAt(),
                moment.position());
    }

    private List<Found> find(UUID city, @Nullable UUID partner, At at, Moment moment) {
        var readable = new VisibleRecords(generation, at.reader());
        return jdbc.sql(statement(readable.condition("r.id"), Knowing.of(generation, at, null)))
                .params(readable.parameters())
                .param("city", city)
                .param("asOf", moment.asOf())
                .param("position", moment.position())
                .query((row, _) -> found(row))
                .list()
                .stream()
                .filter(one -> partner == null || partner.equals(one.city()))
                .toList();
    }

    /**
     * @param seen the condition on a record's row {@code r} that the reader may see it
     * @param knowing in which of them the reader may know numbers of patients
     */
    private String statement(String seen, Knowing knowing) {
        return """
                with arrived as (
                  select r.kind, r.item #>> '{aid,unit}' as unit, r.item #>> '{aid,currency}' as currency,
                    (r.item #>> '{from,city}') is not distinct from :city::text as is_given,
                    (r.item ->> 'quantity')::bigint as quantity, r.certain @> :asOf as is_certain,
                    r.kind = 'PATIENTS' and not %6$s as is_untold,
                    case when r.item #>> '{from,city}' = :city::text then r.item -> 'to' else r.item -> 'from' end
                      as other
                  from %1$s r
                  where r.party = :city and r.standing = 'ARRIVAL' and r.possible @> :asOf
                    and r.known_from <= :position and r.known_to > :position and %5$s and %7$s
                ),
                aid as (
                  select (other ->> 'city')::uuid as city,
                    case when other ->> 'city' is null then coalesce(other ->> 'name', other ->> 'key') end as name,
                    kind, unit, currency,
                    sum(quantity) filter (where is_given and (is_certain or quantity < 0)) as given_least,
                    sum(quantity) filter (where is_given and (is_certain or quantity > 0)) as given_most,
                    sum(quantity) filter (where not is_given and (is_certain or quantity < 0)) as received_least,
                    sum(quantity) filter (where not is_given and (is_certain or quantity > 0)) as received_most,
                    count(*) filter (where quantity is null) as uncounted,
                    array_remove(array_agg(distinct case when is_untold and quantity <> 0 then
                      case when is_given then 'given' else 'received' end end), null) as untold
                  from arrived
                  group by 1, 2, kind, unit, currency
                ),
                summed as (
                  select city, name, kind, unit, currency, uncounted, untold,
                    coalesce(given_least, 0) as given_least, coalesce(given_most, 0) as given_most,
                    coalesce(received_least, 0) as received_least, coalesce(received_most, 0) as received_most
                  from aid
                ),
                partnered as (
                  select distinct on (r.id, o.party) o.party as city, r.id, r.kind, r.standing,
                    case when r.certain @> :asOf then 'CERTAIN' else 'POSSIBLE' end as certainty,
                    r.item -> 'since' as since
                  from %2$s r
                  join %2$s o on o.id = r.id and o.period = r.period and o.known_from = r.known_from
                    and o.party <> r.party
                  where r.party = :city and r.in_being and r.possible @> :asOf
                    and r.known_from <= :position and r.known_to > :position and %5$s
                  order by r.id, o.party, r.certain @> :asOf desc, r.period desc
                ),
                acted as (
                  select o.party as city, count(distinct r.id) filter (where r.certain @> :asOf) as certain,
                    count(distinct r.id) as possible
                  from %3$s r
                  join %3$s o on o.id = r.id and o.period = r.period and o.known_from = r.known_from
                    and o.party <> r.party
                  where r.party = :city and r.standing in ('UNDER_WAY', 'COMPLETED', 'EVALUATED')
                    and r.possible @> :asOf and r.known_from <= :position and r.known_to > :position and %5$s
                    and exists (select from %4$s c where c.id = o.party)
                  group by o.party
                )
                select 'aid' as what, city, name, concat_ws(' ', kind, unit, currency) as place,
                  json_build_object('kind', kind, 'unit', unit, 'currency', currency,
                    'given', json_build_object('certain', given_least, 'possible', given_most),
                    'received', json_build_object('certain', received_least, 'possible', received_most),
                    'balance', json_build_object('atLeast', given_least - received_most,
                      'atMost', given_most - received_least),
                    'uncounted', uncounted, 'untold', untold) as fact
                from summed
                union all
                select 'partnerships', city, null, id::text, json_build_object('id', id, 'kind', kind,
                  'standing', standing, 'certainty', certainty, 'since', since)
                from partnered
                union all
                select 'actions', city, null, '', json_build_object('certain', certain, 'possible', possible)
                from acted
                order by what, place
                """
                        .formatted(
                                Agenda.BOARD.in(generation),
                                generation + ".partnership_register",
                                generation + ".action_register",
                                generation + ".city_register",
                                seen,
                                knowing.condition("r.id"),
                                knowing.ofThen("r.id"));
    }

    private static Found found(ResultSet row) throws SQLException {
        var fact = Json.read(row.getString("fact"));
        // Neither a unit nor a currency is what most kinds have.
        List.of("unit", "currency", "since").forEach(field -> {
            if (fact.path(field).isNull()) {
                fact.remove(field);
            }
        });
        untold(fact);
        return new Found(row.getString("what"), row.getObject("city", UUID.class), row.getString("name"), fact);
    }

    /** One number of a sum that is not told keeps the whole back, and the balance with it, whose sign would tell. */
    private static void untold(ObjectNode fact) {
        var directions = fact.path("untold").valueStream().map(JsonNode::stringValue).toList();
        fact.remove("untold");
        for (var direction : directions) {
            fact.putObject(direction).set("certain", Untold.patients()).set("possible", Untold.patients());
        }
        if (!directions.isEmpty()) {
            fact.putObject("balance").set("atLeast", Untold.patients()).set("atMost", Untold.patients());
        }
    }

    private static List<ObjectNode> partners(List<Found> found) {
        var partners = new LinkedHashMap<String, ObjectNode>();
        for (var one : found) {
            var partner = partners.computeIfAbsent(one.partner(), _ -> empty(one));
            if (one.what().equals("actions")) {
                partner.set("actions", one.fact());
            } else {
                partner.withArray(one.what()).add(one.fact());
            }
        }
        return List.copyOf(partners.values());
    }

    private static ObjectNode empty(Found one) {
        var partner = Json.MAPPER.createObjectNode();
        if (one.city() != null) {
            partner.put("city", one.city().toString());
        } else {
            partner.put("name", one.name());
        }
        partner.putArray("aid");
        partner.putArray("partnerships");
        partner.set("actions", Json.MAPPER.createObjectNode().put("certain", 0).put("possible", 0));
        return partner;
    }
}
