package city.hansa.query.read;

import static java.util.Objects.requireNonNull;

import city.hansa.api.Subject;
import city.hansa.api.date.Certainty;
import city.hansa.api.date.Edtf;
import city.hansa.api.membership.MembershipStanding;
import city.hansa.api.view.Roll;
import city.hansa.api.view.Roll.Count;
import city.hansa.api.view.Roll.OfClass;
import city.hansa.api.view.ViewQuery.FindMembers;
import city.hansa.query.view.Json;
import city.hansa.query.view.RegisterWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** The roll of a network on a key date, by the register of memberships: a page by one statement, counts by another. */
public final class RollQueries {

    private static final String RULE =
            "A city is on the roll on a day on which it is a member: ACTIVE, ON_HOLD or SUSPENDED; neither"
                    + " while it has only applied nor after it left. certainty says whether it is a member of the"
                    + " class and standing that is asked for, standingCertainty whether it then stands as the item"
                    + " says: CERTAIN on all days that the dates allow, POSSIBLE on some. A count is certain (at"
                    + " least so many) and possible (at most so many, the certain ones among them). A city that may"
                    + " be of one of two classes counts as possible in both, and once in all. Where on is left out it"
                    + " is today in UTC.";

    /** The last item of a page, on a fixed place on both clocks. */
    record Place(UUID question, Moment moment, String kind, LocalDate earliest, LocalDate latest, UUID id) implements Cursors.Place {

        Place {
            requireNonNull(question);
            requireNonNull(kind);
            Cursors.checkDay(moment.asOf());
            Cursors.checkDay(earliest);
            Cursors.checkDay(latest);
            requireNonNull(id);
        }

        static Place before(UUID question, Moment moment) {
            return new Place(question, moment, "", Edtf.BEGINNING, Edtf.BEGINNING, new UUID(0, 0));
        }
    }

    private record Listed(String kind, LocalDate earliest, LocalDate latest, UUID id, ObjectNode item) {}

    /** @param memberClass null for all classes together */
    private record Counted(@Nullable String memberClass, Count count) {}

    private final JdbcClient jdbc;
    private final Views views;
    private final Moments moments;
    private final Names names;

    public RollQueries(JdbcClient jdbc, Views views, Moments moments, Names names) {
        this.jdbc = jdbc;
        this.views = views;
        this.moments = moments;
        this.names = names;
    }

    @QueryHandler
    public Roll handle(FindMembers query) {
        var limit = Cursors.limit(query.limit());
        var question = Cursors.question(query.at(), "members", query.filter());
        var view = views.of(Subject.Kind.MEMBERSHIP);
        var read = Names.readWith(RegisterWriter.nameOf(view));
        var after = Cursors.after(
                query.cursor(), Place.class, question, () -> Place.before(question, moments.of(query.at(), read)));
        var moment = after.moment();
        var rows = rows(query, after, limit + 1);
        var shown = rows.subList(0, Math.min(limit, rows.size()));
        var items = shown.stream().map(Listed::item).toList();
        names.putInto(items, moment);
        var counts = counts(query, moment);
        return new Roll(
                items,
                rows.size() > limit ? cursor(shown.getLast(), after) : null,
                counts.stream()
                        .filter(one -> one.memberClass() != null)
                        .map(one -> new OfClass(requireNonNull(one.memberClass()), one.count()))
                        .toList(),
                counts.stream()
                        .filter(one -> one.memberClass() == null)
                        .map(Counted::count)
                        .findFirst()
                        .orElse(new Count(0, 0)),
                RULE,
                moment.asOf(),
                moment.knownAt(),
                moment.position());
    }

    private static String cursor(Listed last, Place place) {
        return Cursors.write(new Place(
                place.question(), place.moment(), last.kind(), last.earliest(), last.latest(), last.id()));
    }

    /** One that may stand in several ways is listed as it certainly stands if it does, else in the later one. */
    private List<Listed> rows(FindMembers query, Place after, int limit) {
        var sql = standing(query) + """
                select *
                from (
                  select distinct on (id) * from standing where asked order by id, is_certain desc, period desc
                ) as member
                where (kind, since_earliest, since_latest, id) > (:kind, :earliest, :latest, :last)
                order by kind, since_earliest, since_latest, id
                limit :limit
                """;
        return asked(sql, query, after.moment())
                .param("kind", after.kind())
                .param("earliest", after.earliest())
                .param("latest", after.latest())
                .param("last", after.id())
                .param("limit", limit)
                .query((row, _) -> listed(row))
                .list();
    }

    private List<Counted> counts(FindMembers query, Moment moment) {
        var sql = standing(query) + """
                select kind, count(distinct id) filter (where wholly and (one_class or kind is null)) as certain,
                  count(distinct id) as possible
                from (
                  select id, kind, wholly, one_class from standing where asked
                  union all
                  select id, null, wholly, one_class from standing where asked
                ) as counted
                group by kind
                order by kind
                """;
        return asked(sql, query, moment)
                .query((row, _) -> new Counted(
                        row.getString("kind"), new Count(row.getLong("certain"), row.getLong("possible"))))
                .list();
    }

    /**
     * How each membership may stand on the day: asked is what the question is about, wholly what is so in whichever of
     * these ways it stands. Who has certainly been admitted, and can stand only as a member, is certainly one: a day on
     * which it may be on hold or active makes no member uncertain. The range is one of the index by party.
     */
    private String standing(FindMembers query) {
        return
                """
                with standing as (
                  select s.*, bool_and(s.asked) over (partition by s.id) and s.since_latest <= :asOf as wholly,
                    s.asked and bool_and(s.kind = s.first_kind) over (partition by s.id) as one_class
                  from (
                    select r.id, r.period, r.kind, r.standing, r.certain @> :asOf as is_certain, r.since_earliest,
                      r.since_latest, r.item,
                      r.standing = any(:standings) and r.kind = coalesce(:class::text, r.kind) as asked,
                      first_value(r.kind) over (partition by r.id) as first_kind
                    from %1$s r
                    where r.party = :network and r.known_from <= :position and r.known_to > :position
                      and r.possible @> :asOf and %2$s
                  ) as s
                )
                """
                        .formatted(register(), readable(query).condition("r.id"));
    }

    private VisibleRecords readable(FindMembers query) {
        return new VisibleRecords(views.generation(), query.at().reader());
    }

    private JdbcClient.StatementSpec asked(String sql, FindMembers query, Moment moment) {
        var filter = query.filter();
        return jdbc.sql(sql)
                .params(readable(query).parameters())
                .param("standings", standings(filter.standing()))
                .param("class", filter.kind())
                .param("network", Parties.id(requireNonNull(filter.network(), "a roll is that of a network")))
                .param("position", moment.position())
                .param("asOf", moment.asOf());
    }

    private static String[] standings(@Nullable String only) {
        return only != null
                ? new String[] {only}
                : Arrays.stream(MembershipStanding.values())
                        .filter(MembershipStanding::isMember)
                        .map(Enum::name)
                        .toArray(String[]::new);
    }

    private String register() {
        return views.registerOf(views.of(Subject.Kind.MEMBERSHIP));
    }

    private static Listed listed(ResultSet row) throws SQLException {
        var kind = row.getString("kind");
        var id = row.getObject("id", UUID.class);
        var isCertain = row.getBoolean("is_certain");
        var item = Json.MAPPER.createObjectNode();
        item.put("id", id.toString());
        item.put("class", kind);
        item.put("standing", row.getString("standing"));
        item.put("certainty", Certainty.of(row.getBoolean("wholly"), true).name());
        item.put("standingCertainty", Certainty.of(isCertain, true).name());
        item.setAll(Json.read(row.getString("item")).without("memberClass"));
        return new Listed(
                kind,
                row.getObject("since_earliest", LocalDate.class),
                row.getObject("since_latest", LocalDate.class),
                id,
                item);
    }
}
