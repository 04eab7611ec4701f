package city.hansa.query.read;

import city.hansa.api.date.Certainty;
import city.hansa.api.date.Edtf;
import city.hansa.api.view.DeskPage;
import city.hansa.api.view.ViewQuery.FindDue;
import city.hansa.query.read.Desk.Listed;
import city.hansa.query.read.Desk.Place;
import city.hansa.query.view.Agenda;
import city.hansa.query.view.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Lists what is due, each page by one statement. */
public final class DueQueries {

    private static final String RULE =
            "Listed is what is open on the day asOf and may be due by the day until, both included, by due"
                    + " day, earliest first, then id; last what no rule gives a day, with due null. certainty says"
                    + " whether it is open on asOf, dueWithin whether its day is by until, overdue whether its day is"
                    + " before asOf: CERTAIN on all days that the dates allow, POSSIBLE on some, NO on none. daysLate"
                    + " counts calendar days from the latest (least) and the earliest (most) due day to asOf. Where"
                    + " asOf is left out it is today in UTC.";

    private final JdbcClient jdbc;
    private final Desk desk;

    public DueQueries(JdbcClient jdbc, Views views, Moments moments, Parties parties, Names names) {
        this.jdbc = jdbc;
        this.desk = new Desk(views, moments, parties, names);
    }

    @QueryHandler
    public DeskPage handle(FindDue query) {
        var limit = Cursors.limit(query.limit());
        var question = Cursors.question(query.at(), "due", query.filter(), query.within());
        var after = desk.place(query.at(), query.cursor(), question);
        var moment = after.moment();
        var until = Desk.until(moment.asOf(), query.within());
        // One more than asked for tells whether there is a next page.
        var rows = desk.conditions(Agenda.DUE, query.filter(), query.at().reader(), moment)
                .map(listed -> rows(listed, after, until, limit + 1))
                .orElse(List.of());
        return desk.page(RULE, rows, limit, after, until);
    }

    /**
     * Two ranges of one index: what is due by then, and what has no day, which sorts last. What may stand in several
     * states, or be due on several days, is listed once: as it certainly is if it can be, else as the later.
     */
    private List<Listed> rows(RegisterConditions listed, Place after, LocalDate until, int limit) {
        var range =
                """
                (select r.id, r.period, r.label, r.kind, r.standing, r.certain @> :asOf as is_certain,
                  r.since_earliest, r.since_latest, r.item
                from %1$s r
                where %2$s and (r.since_earliest, r.since_latest, r.id, r.period) > (:earliest, :latest, :last, :period)
                  and %4$s
                  and not exists (
                    select from %1$s o
                    where o.id = r.id and o.label = r.label and %3$s
                      and (o.certain @> :asOf, o.period) > (r.certain @> :asOf, r.period))
                order by r.since_earliest, r.since_latest, r.id, r.period
                limit :limit)
                """;
        var order = "since_earliest, since_latest, id, period";
        var page = (range + "union all\n" + range.replace("%4$s", "%5$s") + "order by " + order + " limit :limit")
                .formatted(
                        desk.table(Agenda.DUE),
                        listed.onSeen("r"),
                        listed.on("o"),
                        "r.since_earliest <= :until and r.since_earliest < :never",
                        "r.since_earliest = :never");
        var moment = after.moment();
        return jdbc.sql(desk.withChange(Agenda.DUE, page, order))
                .params(listed.parameters())
                .param("asOf", moment.asOf())
                .param("position", moment.position())
                .param("earliest", after.earliest())
                .param("latest", after.latest())
                .param("last", after.id())
                .param("period", after.period())
                .param("until", until)
                .param("never", Edtf.FOREVER)
                .param("limit", limit)
                .query((row, _) -> listed(row, moment.asOf(), until))
                .list();
    }

    private static Listed listed(ResultSet row, LocalDate asOf, LocalDate until) throws SQLException {
        var earliest = row.getObject("since_earliest", LocalDate.class);
        var latest = row.getObject("since_latest", LocalDate.class);
        var read = Json.read(row.getString("item"));
        var item = Desk.begin(row, read, "state");
        if (read.has("due")) {
            lateness(item, asOf, until, earliest, latest);
            item.setAll(read);
        } else {
            item.put("overdue", Certainty.NO.name()).setAll(read).putNull("due");
        }
        return new Listed(earliest, latest, row.getObject("id", UUID.class), row.getInt("period"), item);
    }

    private static void lateness(
            ObjectNode item, LocalDate asOf, LocalDate until, LocalDate earliest, LocalDate latest) {
        item.put("dueWithin", Desk.by(until, earliest, latest).name());
        item.put("overdue", Certainty.of(latest.isBefore(asOf), earliest.isBefore(asOf)).name());
        item.putObject("daysLate").put("least", late(latest, asOf)).put("most", late(earliest, asOf));
    }

    private static long late(LocalDate due, LocalDate asOf) {
        return Math.max(0, ChronoUnit.DAYS.between(due, asOf));
    }
}
