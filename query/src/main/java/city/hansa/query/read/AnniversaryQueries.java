package city.hansa.query.read;

import city.hansa.api.date.Certainty;
import city.hansa.api.date.Edtf;
import city.hansa.api.view.DeskPage;
import city.hansa.api.view.ViewQuery.FindAnniversaries;
import city.hansa.api.view.When;
import city.hansa.query.read.Desk.Listed;
import city.hansa.query.read.Desk.Place;
import city.hansa.query.view.Agenda;
import city.hansa.query.view.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists the anniversaries that come up, by each side's own count, each page by one statement. */
public final class AnniversaryQueries {

    private static final String RULE =
            "Listed is what there is on the day asOf and of which an anniversary, in years divisible by"
                    + " every, may fall on a day from asOf to until, both included; by its day, then id. Each side of"
                    + " a partnership counts from its own last claim, whenever that was made, else from the"
                    + " register's since, by the rule that is named. when is as precise as what it is counted from: a"
                    + " year gives a year, and a 29 February is kept on the 28th where a year has none. What is known"
                    + " no better than to more than a year has none. within says whether all its days lie from asOf"
                    + " to until (CERTAIN) or some (POSSIBLE). Where asOf is left out it is today in UTC.";

    /** How far is looked at first. */
    private static final int MONTHS = 2;

    private final JdbcClient jdbc;
    private final Desk desk;

    public AnniversaryQueries(JdbcClient jdbc, Views views, Moments moments, Parties parties, Names names) {
        this.jdbc = jdbc;
        this.desk = new Desk(views, moments, parties, names);
    }

    @QueryHandler
    public DeskPage handle(FindAnniversaries query) {
        var limit = Cursors.limit(query.limit());
        var question = Cursors.question(query.at(), "anniversaries", query.filter(), query.within(), query.every());
        var after = desk.place(query.at(), query.cursor(), question);
        var moment = after.moment();
        var until = Desk.until(moment.asOf(), query.within());
        var rows = desk.conditions(Agenda.ANNIVERSARY, query.filter(), query.at().reader(), moment)
                .map(listed -> rows(listed, query.every(), after, until, limit + 1))
                .orElse(List.of());
        return desk.page(RULE, rows, limit, after, until);
    }

    /** What comes in the next months comes first, so that of a long window no more is gathered than fills the page. */
    private List<Listed> rows(RegisterConditions listed, int every, Place after, LocalDate until, int limit) {
        var begin = latest(after.moment().asOf(), after.earliest());
        for (var months = MONTHS; ; months *= 4) {
            var horizon = earliest(Desk.until(begin, Period.ofMonths(months)), until);
            var rows = rows(listed, every, after, horizon, until, limit);
            if (rows.size() == limit || horizon.equals(until)) {
                return rows;
            }
        }
    }

    /**
     * For each number of years a range of the index by since: what is counted from within the window so many years ago,
     * or from a day that is vague by less than a year before it. The two days and the one are for leap years, and for
     * them the exact days are looked at, too.
     */
    private List<Listed> rows(
            RegisterConditions listed, int every, Place after, LocalDate horizon, LocalDate until, int limit) {
        var order = "earliest, latest, id, period";
        var page =
                """
                select *
                from (
                  select r.id, r.period, r.label, r.kind, r.standing, r.certain @> :asOf as is_certain, r.item, y.years,
                    (r.since_earliest + make_interval(years => y.years))::date as earliest,
                    case when r.since_earliest = r.since_latest
                      then (r.since_earliest + make_interval(years => y.years))::date
                      else (r.since_latest + 1 + make_interval(years => y.years))::date - 1
                    end as latest
                  from generate_series(:every, :most, :every) as y (years) cross join lateral (
                    select *
                    from %1$s r
                    where %2$s
                      and r.since_earliest >= (:from - make_interval(years => y.years))::date - 2
                      and r.since_earliest <= (:horizon - make_interval(years => y.years))::date + 1
                      and r.since_latest >= (:asOf - make_interval(years => y.years))::date - 2
                      and not exists (
                        select from %1$s o
                        where o.id = r.id and o.label = r.label and %3$s
                          and (o.certain @> :asOf, o.period) > (r.certain @> :asOf, r.period))
                  ) as r
                ) as a
                where earliest <= :horizon and latest >= :asOf
                  and (earliest, latest, id, period) > (:earliest, :latest, :last, :period)
                order by %4$s
                limit :limit
                """
                        .formatted(desk.table(Agenda.ANNIVERSARY), listed.onSeen("r"), listed.on("o"), order);
        var asOf = after.moment().asOf();
        return jdbc.sql(desk.withChange(Agenda.ANNIVERSARY, page, order))
                .params(listed.parameters())
                .param("asOf", asOf)
                .param("position", after.moment().position())
                .param("every", every)
                // Nothing is counted from before the year 1.
                .param("most", until.getYear())
                .param("earliest", after.earliest())
                .param("latest", after.latest())
                .param("last", after.id())
                .param("period", after.period())
                .param("from", latest(asOf.minusYears(1), after.earliest()))
                .param("horizon", horizon)
                .param("limit", limit)
                .query((row, _) -> listed(row, asOf, until))
                .list();
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earliest(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static Listed listed(ResultSet row, LocalDate asOf, LocalDate until) throws SQLException {
        var earliest = row.getObject("earliest", LocalDate.class);
        var latest = row.getObject("latest", LocalDate.class);
        var years = row.getInt("years");
        var read = Json.read(row.getString("item"));
        var item = Desk.begin(row, read, "standing");
        item.put("years", years);
        var basis = Edtf.parse(read.get("basis").get("edtf").stringValue());
        item.set("when", Json.tree(When.of(basis.plusYears(years))));
        item.put("within", Certainty.of(!earliest.isBefore(asOf) && !latest.isAfter(until), true).name());
        item.setAll(read);
        return new Listed(earliest, latest, row.getObject("id", UUID.class), row.getInt("period"), item);
    }
}
