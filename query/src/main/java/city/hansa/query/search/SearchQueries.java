package city.hansa.query.search;

import city.hansa.api.Subject;
import city.hansa.api.date.Certainty;
import city.hansa.api.view.RuledPage;
import city.hansa.api.view.ViewQuery.Search;
import city.hansa.query.read.Cursors;
import city.hansa.query.read.Moment;
import city.hansa.query.read.Moments;
import city.hansa.query.read.Names;
import city.hansa.query.read.Views;
import city.hansa.query.read.VisibleRecords;
import city.hansa.query.view.Json;
import city.hansa.query.view.RegisterWriter;
import city.hansa.query.view.View;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds records by a text, best first, in one statement: those that are called so, though it be misspelt; those in which
 * its words stand, in German or English; and those whose parties are called so.
 */
public final class SearchQueries {

    static final String RULE =
            """
            Best first. A record counts for as many of the words as its own name or text is like: letter case does not \
            matter, and a letter may be left out or two be swapped; once more where they are words of it, in German or \
            English, whatever their endings; and for half of what each of its parties counts for. Former names count \
            too: certainty says whether it is called or kept so on the day asOf, NO where it only was or will be.""";

    /** A party's name is not the record's own: it counts for less. */
    private static final double OF_A_PARTY = 0.5;

    /**
     * For this statement alone: as much like a name as with a letter left out, or two swapped. The planner runs it before the
     * scans that it guards.
     */
    private static final String LIKENESS =
            "(select set_config('pg_trgm.word_similarity_threshold', '0.4', true)) is not null";

    /** How many records are compared, at most, by what they are called and by who their parties are. */
    private static final int COMPARED = 1_000;

    private final JdbcClient jdbc;
    private final Views views;
    private final Moments moments;
    private final Names names;

    public SearchQueries(JdbcClient jdbc, Views views, Moments moments, Names names) {
        this.jdbc = jdbc;
        this.views = views;
        this.moments = moments;
        this.names = names;
    }

    @QueryHandler
    public RuledPage handle(Search query) {
        Cursors.limit(query.limit());
        var read = views.all().stream().map(RegisterWriter::nameOf).collect(Collectors.toUnmodifiableSet());
        var moment = moments.of(query.at(), read);
        var items = found(query, moment);
        names.putInto(items, moment);
        return new RuledPage(RULE, items, null, moment.asOf(), moment.knownAt(), moment.position());
    }

    private List<ObjectNode> found(Search query, Moment moment) {
        var readable = new VisibleRecords(views.generation(), query.at().reader());
        var called = views.all().stream().map(view -> called(view, readable)).collect(Collectors.joining("\nunion all "));
        var kept = views.all().stream()
                .filter(view -> !isParty(view.kind()))
                .map(view -> keptBy(view, readable))
                .collect(Collectors.joining("\nunion all "));
        var sql =
                """
                with called as (%1$s),
                party as (
                  select id, max(score) as score from called where record in ('CITY', 'NETWORK') group by id
                  order by 2 desc limit :compared
                ),
                scored as (
                  select * from called
                  union all (%2$s)
                ),
                best as (
                  select distinct on (id) *
                  from (select s.*, sum(score) over (partition by id, period, known_from) as total from scored s) as summed
                  where :kind::text is null or record = :kind::text
                  order by id, certain @> :asOf::date desc, possible @> :asOf::date desc, total desc, period desc
                )
                select *, certain @> :asOf::date as is_certain, possible @> :asOf::date as is_possible
                from best order by total desc, label, id limit :limit
                """
                        .formatted(called, kept);
        return jdbc.sql(sql)
                .params(readable.parameters())
                .param("q", query.text())
                .param("words", words(query.text()))
                .param("kind", query.kind() == null ? null : query.kind().name())
                .param("ofAParty", OF_A_PARTY)
                .param("compared", COMPARED)
                .param("asOf", moment.asOf())
                .param("position", moment.position())
                .param("limit", query.limit())
                .query((row, _) -> item(row))
                .list();
    }

    private static boolean isParty(Subject.Kind kind) {
        return Set.of(Subject.Kind.CITY, Subject.Kind.NETWORK).contains(kind);
    }

    private static String[] words(String text) {
        return Arrays.stream(text.split("[\\s,;]+")).filter(word -> !word.isEmpty()).toArray(String[]::new);
    }

    /** By its own label: as many of the words as are like it, and once more if they are words of it. */
    private String called(View<?, ?> view, VisibleRecords readable) {
        return """
                (select %2$s, (
                    select sum(word_similarity(w.word, r.label)) filter (where r.label %%> w.word) / count(*)
                    from unnest(:words::text[]) as w (word)
                  ) + ts_rank(to_tsvector('german', r.label) || to_tsvector('english', r.label),
                    websearch_to_tsquery('german', :q) || websearch_to_tsquery('english', :q)) as score
                from %1$s r
                where %3$s and r.lead and r.known_from <= :position and r.known_to > :position and %4$s
                  and (r.label %%> any (:words::text[]) or to_tsvector('german', r.label) || to_tsvector('english', r.label)
                    @@ (websearch_to_tsquery('german', :q) || websearch_to_tsquery('english', :q)))
                order by score desc nulls last limit :compared)"""
                .formatted(views.registerOf(view), columns(view), LIKENESS, readable.condition("r.id"));
    }

    /** By the names of its parties, of each that is called so. */
    private String keptBy(View<?, ?> view, VisibleRecords readable) {
        return """
                select %2$s, :ofAParty::float8 * party.score
                from party join %1$s r on r.party = party.id
                where r.known_from <= :position and r.known_to > :position and %3$s"""
                .formatted(views.registerOf(view), columns(view), readable.condition("r.id"));
    }

    private static String columns(View<?, ?> view) {
        return "'" + view.kind().name() + "' as record, r.id, r.period, r.known_from, r.kind, r.standing, r.certain,"
                + " r.possible, r.label, r.item::text as item";
    }

    private static ObjectNode item(ResultSet row) throws SQLException {
        var item = Json.MAPPER.createObjectNode();
        item.put("record", row.getString("record"));
        item.put("id", row.getString("id"));
        item.put("kind", row.getString("kind"));
        item.put("standing", row.getString("standing"));
        item.put(
                "certainty",
                Certainty.of(row.getBoolean("is_certain"), row.getBoolean("is_possible")).name());
        return item.setAll(Json.read(row.getString("item")));
    }
}
