package city.hansa.query.board;

import city.hansa.api.view.BoardFilter;
import city.hansa.query.patients.Knowing;
import city.hansa.query.read.VisibleRecords;
import city.hansa.query.view.Agenda;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The one statement by which a page of the board is read. What is open on the day is found by an index and looked at
 * once; needs, offers and lines are then matched among themselves.
 */
final class BoardStatement {

    /** Offers shown with a need. */
    static final int MATCHES = 10;

    /**
     * Whether offer {@code o} is one for need {@code n}: counted alike, for whoever needs it, not from itself. It is
     * named, or one says all the words of the other; where one says none, the kind alone decides.
     */
    private static final String MATCHES_NEED =
            """
            o.counted = n.counted and n.standing = 'NEED' and o.standing = 'OFFER'
              and o.giver <> n.taker and (o.taker is null or o.taker = n.taker)
              and case when o.need is null then o.words @> n.words or o.words <@ n.words
                else o.id = n.id and o.need = n.key end\
            """;

    private final List<String> conditions = new ArrayList<>(List.of("true"));
    private final Map<String, Object> parameters = new HashMap<>();
    private final String board;
    private final VisibleRecords readable;
    private final Knowing knowing;

    private BoardStatement(VisibleRecords readable, Knowing knowing) {
        this.board = Agenda.BOARD.in(readable.generation());
        this.readable = readable;
        this.knowing = knowing;
        parameters.putAll(readable.parameters());
    }

    /** The filter's own parameters are set; the place and the length of the page are the caller's to set. */
    static JdbcClient.StatementSpec of(
            JdbcClient jdbc, VisibleRecords readable, Knowing knowing, BoardFilter filter, @Nullable UUID city) {
        var statement = new BoardStatement(readable, knowing);
        if (city != null) {
            statement.add(":city in (giver, taker)", "city", city.toString());
        }
        if (filter.theme() != null) {
            statement.add("themes @> array[:theme]::text[]", "theme", filter.theme().name());
        }
        if (filter.crisis() != null) {
            statement.add(
                    ":crisis in (item #>> '{exchange,crisis,type}', item #>> '{exchange,crisis,glide}')",
                    "crisis",
                    filter.crisis());
        }
        if (filter.kind() != null) {
            statement.add("kind = :kind", "kind", filter.kind());
        }
        return jdbc.sql(statement.sql()).params(statement.parameters);
    }

    private String sql() {
        return """
                with open as materialized (%1$s),
                asked as (select * from open where %2$s),
                listed as (
                  select n.*, 0 as section from asked n where n.standing = 'NEED'
                  union all
                  select o.*, 1 from asked o
                  where o.standing = 'OFFER' and not exists (select from open n where %3$s)
                  union all
                  select l.*, 2 from asked l
                  where l.standing = 'LINE' and not exists (
                    select from open n where n.standing = 'NEED' and n.id = l.id and n.key = l.need)
                ),
                page as (
                  select * from listed
                  where (section, since_earliest, since_latest, id, key collate "C")
                    > (:section, :earliest, :latest, :last, :key)
                  order by section, since_earliest, since_latest, id, key collate "C"
                  limit :limit
                )
                select n.section, n.standing, n.id, n.key, n.since_earliest, n.since_latest, n.is_certain, n.item,
                  matched.number, matched.offers, coming.lines
                from page n
                left join lateral (
                  select max(one.number) as number, json_agg(json_build_object('id', one.id, 'certain', one.is_certain,
                    'by', one.by, 'covers', one.covers, 'coversAll', one.covers_all, 'item', one.item)
                    order by one.place) as offers
                  from (
                    select o.id, o.is_certain, o.item, best.by,
                      case when o.quantity + n.quantity is not null then least(o.quantity, n.quantity) end as covers,
                      o.quantity >= n.quantity as covers_all, count(*) over () as number,
                      row_number() over (order by best.rank, coalesce(o.quantity >= n.quantity, false) desc,
                        o.quantity is null, o.id <> n.id, o.earliest, o.id, o.key collate "C") as place
                    from open o
                    cross join lateral (select rank, (array['NEED', 'ITEM', 'WORDS', 'KIND'])[rank] as by from (
                      select case when o.need is not null then 1 when o.words = '{}' or n.words = '{}' then 4
                        when o.words = n.words then 2 else 3 end as rank) as ranked) as best
                    where %3$s
                    order by place
                    limit %4$d
                  ) as one
                ) as matched on n.section = 0
                left join lateral (
                  select json_agg(json_build_object('id', l.id, 'certain', l.is_certain, 'item', l.item)
                    order by l.earliest, l.key collate "C") as lines
                  from open l where l.standing = 'LINE' and l.id = n.id and l.need = n.key
                ) as coming on n.section = 0
                order by n.section, n.since_earliest, n.since_latest, n.id, n.key collate "C"
                """
                        .formatted(open(), String.join(" and ", conditions), MATCHES_NEED, MATCHES);
    }

    /**
     * What is open, or may be, on the day: each entry once, by a certain period if it can, else by the later. Numbers of
     * patients that are not told are none to match by either.
     */
    private String open() {
        return """
                select distinct on (r.id, r.standing, r.item ->> 'key')
                  r.id, r.standing, r.kind, r.item ->> 'key' as key, r.since_earliest, r.since_latest, r.themes, r.item,
                  r.certain @> :asOf as is_certain,
                  concat_ws(' ', r.kind, r.item #>> '{aid,unit}', r.item #>> '{aid,currency}') as counted,
                  string_to_array(r.item ->> 'words', ' ') as words,
                  case when r.kind <> 'PATIENTS' or %3$s
                    then coalesce(r.item ->> 'uncovered', r.item ->> 'unclaimed')::bigint end as quantity,
                  r.item ->> 'need' as need,
                  (r.item #>> '{since,earliest}')::date as earliest,
                  coalesce(r.item #>> '{from,city}', r.id || ' ' || (r.item #>> '{from,key}')) as giver,
                  coalesce(r.item #>> '{participant,city}', r.id || ' ' || (r.item #>> '{participant,key}'),
                    r.item #>> '{to,city}', r.id || ' ' || (r.item #>> '{to,key}')) as taker
                from %1$s r
                where r.lead and r.in_being and r.possible @> :asOf
                  and r.known_from <= :position and r.known_to > :position and %2$s
                order by r.id, r.standing, r.item ->> 'key', r.certain @> :asOf desc, r.period desc\
                """
                        .formatted(
                                board,
                                readable.condition("r.id") + " and " + knowing.ofThen("r.id"),
                                knowing.condition("r.id"));
    }

    private void add(String condition, String name, Object value) {
        conditions.add(condition);
        parameters.put(name, value);
    }
}
