package city.hansa.query.chart;

import city.hansa.api.view.ChartName;
import city.hansa.query.patients.Knowing;
import city.hansa.query.read.VisibleRecords;
import city.hansa.query.view.Agenda;

/**
 * The statement of each chart: its dimensions in their order, then {@code certain} and {@code possible}. Parameters:
 * {@code :asOf}, {@code :position}; {@code :party}, if it is of one; {@code :from}, the first year, null for all; and, of
 * the charts by goal, {@code :themes} and {@code :goals}, side by side.
 *
 * @param isOfOne whether the chart is of one party: then its rows are found by it
 * @param readable which records are counted; its parameters too
 * @param knowing of which of them numbers of patients are told
 */
record ChartSql(String generation, boolean isOfOne, VisibleRecords readable, Knowing knowing) {

    private static final String KNOWN = "r.in_being and r.known_from <= :position and r.known_to > :position";

    private static final String ON_THE_DAY = KNOWN + " and r.possible @> :asOf::date";

    private static final String COUNTS = """
            count(distinct id) filter (where is_certain) as certain, count(distinct id) as possible""";

    String of(ChartName name) {
        return switch (name) {
            case MEMBERSHIPS_BY_CLASS -> overYears("r.kind", once());
            case MEMBERSHIPS_BY_COUNTRY -> overYears(country(), ofCities());
            case PARTNERSHIPS_BY_KIND -> byKind();
            case PARTNERSHIPS_BY_COUNTRY -> byCountry();
            case PARTNERSHIPS_BY_DECADE -> byDecade();
            case ACTIONS_BY_THEME -> byTheme();
            case ACTIONS_BY_GOAL -> byGoal();
            case AID_BY_CRISIS -> aidByCrisis();
            case NEED_TO_RECEIPT -> needToReceipt();
        };
    }

    /** One row a record: that of its first party, or of the party that is asked for. */
    private String once() {
        return (isOfOne ? "r.party = :party::uuid" : "r.lead") + " and " + readable.condition("r.id");
    }

    /** Whether the row stands under the party that is asked for, too. */
    private String listedToo(String register) {
        return """
                exists (select from %1$s.%2$s_register o where o.id = r.id and o.period = r.period
                  and o.known_from = r.known_from and o.party = :party::uuid)"""
                .formatted(generation, register);
    }

    /** In which the row's party lies on the day, or has lain at last. */
    private String country() {
        return """
                (select c.kind from %1$s.city_register c
                  where c.id = r.party and c.lead and c.known_from <= :position and c.known_to > :position
                  order by c.certain @> :asOf::date desc, c.possible @> :asOf::date desc, c.period desc limit 1)"""
                .formatted(generation);
    }

    private String byKind() {
        return """
                select kind, %2$s
                from (
                  select r.id, r.kind, r.certain @> :asOf::date as is_certain
                  from %1$s.partnership_register r where %3$s and %4$s
                ) as listed
                group by kind order by kind
                """
                .formatted(generation, COUNTS, ON_THE_DAY, once());
    }

    /** Under each of its cities; of the partnerships of one city, under the others. */
    private String byCountry() {
        return """
                select country, %2$s
                from (
                  select r.id, %5$s as country, r.certain @> :asOf::date as is_certain
                  from %1$s.partnership_register r
                  where %3$s and %4$s
                ) as listed
                group by country order by country
                """
                .formatted(
                        generation,
                        COUNTS,
                        ON_THE_DAY,
                        (isOfOne ? "r.party <> :party::uuid and " + listedToo("partnership") + " and " : "")
                                + readable.condition("r.id"),
                        country());
    }

    /** Each decade that its beginning may mean; none, where nothing is known of it. */
    private String byDecade() {
        return """
                select decade, %2$s
                from (
                  select r.id, decade, r.certain @> :asOf::date and span.first is not distinct from span.last as is_certain
                  from %1$s.partnership_register r
                    cross join lateral (values (
                      extract(year from r.since_earliest)::int / 10 * 10,
                      extract(year from r.since_latest)::int / 10 * 10)) as span (first, last)
                    left join lateral generate_series(span.first, span.last, 10) as decade
                      on span.first > 0 and span.last < 9990
                  where %3$s and %4$s
                ) as listed
                group by decade order by decade
                """
                .formatted(generation, COUNTS, ON_THE_DAY, once());
    }

    private String byTheme() {
        return """
                select theme, standing, %2$s
                from (
                  select r.id, t.theme, r.standing, r.certain @> :asOf::date as is_certain
                  from %1$s.action_register r cross join unnest(r.themes) as t (theme) where %3$s and %4$s
                ) as listed
                group by theme, standing order by theme, standing
                """
                .formatted(generation, COUNTS, ON_THE_DAY, once());
    }

    private String byGoal() {
        return """
                select goal, standing, %2$s
                from (
                  select r.id, g.goal, r.standing, r.certain @> :asOf::date as is_certain
                  from %1$s.action_register r cross join unnest(r.themes) as t (theme)
                    join unnest(:themes::text[], :goals::int[]) as g (theme, goal) on g.theme = t.theme
                  where %3$s and %4$s
                ) as listed
                group by goal, standing order by goal, standing
                """
                .formatted(generation, COUNTS, ON_THE_DAY, once());
    }

    /** Quantities without a number are in no sum, but their row is there; one that is not told keeps the whole sum back. */
    private String aidByCrisis() {
        return """
                select crisis, kind, unit, stage, coalesce(sum(quantity) filter (where is_certain), 0) as certain,
                  coalesce(sum(quantity), 0) as possible, bool_or(is_untold) as is_untold
                from (
                  select r.item #>> '{exchange,crisis,name}' as crisis, r.kind,
                    coalesce(r.item #>> '{aid,unit}', r.item #>> '{aid,currency}') as unit,
                    case r.standing when 'PLEDGE' then 'OFFERED' when 'COMMITMENT' then 'ACCEPTED' else 'RECEIVED' end
                      as stage,
                    (r.item ->> 'quantity')::bigint as quantity, r.certain @> :asOf::date as is_certain,
                    r.kind = 'PATIENTS' and not %3$s as is_untold
                  from %1$s r
                  where r.standing in ('PLEDGE', 'COMMITMENT', 'ARRIVED') and not r.in_being
                    and r.possible @> :asOf::date
                    and r.known_from <= :position and r.known_to > :position and %2$s
                ) as given
                group by crisis, kind, unit, stage order by crisis, kind, unit, array_position(array[
                  'OFFERED', 'ACCEPTED', 'RECEIVED'], stage)
                """
                .formatted(
                        Agenda.BOARD.in(generation),
                        once() + " and " + knowing.ofThen("r.id"),
                        knowing.condition("r.id"));
    }

    private String needToReceipt() {
        return """
                select kind, days, count(*) filter (where is_certain and least >= days and most < until) as certain,
                  count(*) as possible
                from (
                  select r.kind, (r.item ->> 'leastDays')::bigint as least, (r.item ->> 'mostDays')::bigint as most,
                    r.certain @> :asOf::date as is_certain
                  from %1$s r
                  where r.standing = 'MET' and not r.in_being and r.possible @> :asOf::date
                    and r.known_from <= :position and r.known_to > :position and %2$s
                ) as met
                join (values (0, 7), (7, 30), (30, 90), (90, 180), (180, 365), (365, 9999999)) as class (days, until)
                  on least < until and most >= days
                group by kind, days order by kind, days
                """
                .formatted(Agenda.BOARD.in(generation), once());
    }

    /** A membership is listed under its city and under its network: only the former lies in a country. */
    private String ofCities() {
        return (isOfOne ? "r.lead and " + listedToo("membership") : "r.lead") + " and " + readable.condition("r.id");
    }

    /**
     * Counts by steps instead of by days: what begins adds one from that year on, what ends takes one away, since each
     * day is before 31 December of its year, or on it. Periods of one record that meet are one.
     */
    private String overYears(String series, String condition) {
        return """
                with listed as (
                  select r.id, %2$s as series, range_agg(r.certain) as certain, range_agg(r.possible) as possible
                  from %1$s.membership_register r where %3$s and %4$s
                  group by 1, 2
                ), step as (
                  select series, lower(days) as day, 1 as certain, 0 as possible from listed, unnest(certain) as days
                  union all select series, upper(days), -1, 0 from listed, unnest(certain) as days
                  union all select series, lower(days), 0, 1 from listed, unnest(possible) as days
                  union all select series, upper(days), 0, -1 from listed, unnest(possible) as days
                ), taken as (
                  select series, extract(year from day)::int as year, certain, possible from step where day <= :asOf::date
                ), began as (
                  select min(year) as year from taken where year > 1
                ), every as (
                  select * from taken
                  union all
                  select s.series, y.year, 0, 0
                  from (select distinct series from taken) as s cross join began
                    cross join generate_series(began.year, extract(year from :asOf::date)::int) as y (year)
                ), counted as (
                  select year, series, sum(sum(certain)) over years as certain, sum(sum(possible)) over years as possible
                  from every group by series, year window years as (partition by series order by year)
                )
                select counted.* from counted, began
                where counted.year >= greatest(began.year, :from::int) and counted.possible > 0
                order by counted.year, counted.series
                """
                .formatted(generation, series, KNOWN, condition);
    }
}
