package city.hansa.query.board;

import static java.util.Objects.requireNonNull;

import city.hansa.api.date.Certainty;
import city.hansa.api.date.Edtf;
import city.hansa.api.view.RuledPage;
import city.hansa.api.view.Untold;
import city.hansa.api.view.ViewQuery.FindBoard;
import city.hansa.query.patients.Knowing;
import city.hansa.query.read.Cursors;
import city.hansa.query.read.Moment;
import city.hansa.query.read.Moments;
import city.hansa.query.read.Names;
import city.hansa.query.read.Parties;
import city.hansa.query.read.VisibleRecords;
import city.hansa.query.view.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists who needs what, who offers it and what is on its way; each page by one statement. */
public final class BoardQueries {

    static final String RULE =
            """
            Listed is what may have been open on the day asOf: first needs, by the day by which they are to be met, \
            those without one last; then offers that match no open need, by their last day; then lines on their way \
            to no open need, by the day of their acceptance; each then by exchange, in the order of recording, and \
            key. An offer matches a need that is counted alike (same kind, unit and currency; never converted), if \
            it is made to whoever needs it or to anybody, and not by the one who needs it; an offer for a named need \
            matches that need alone. Of matches the best come first: the offer that names the need (NEED), the same \
            item or level of care (ITEM: letter case, accents, order of words and a plural's s do not matter), one \
            with all words of the other (WORDS), then those that are counted alike where one names no item or level \
            (KIND); among them those that cover all that is uncovered before a part, and a number before none; then \
            those of the need's own exchange, then by the first day on which each may have been made, exchange and \
            key. The first 10 are shown, offersInAll counts them all. Quantities are whole numbers in the aid's unit \
            (UN/CEFACT Recommendation 20), minor units of its currency (ISO 4217), else patients, persons, sessions \
            or trips; an offer stands in no total. A need without a number is open until something is committed to \
            it. Days are the calendar's, of no time zone; an offer lapses after its last day. POSSIBLE is what vague \
            dates neither confirm nor exclude. \
            """ + Untold.RULE;

    private static final String EXCHANGES = "exchange-register";

    /** The last entry of a page, on a fixed place on both clocks. */
    record Place(UUID question, Moment moment, int section, LocalDate earliest, LocalDate latest, UUID id, String key)
            implements Cursors.Place {

        Place {
            requireNonNull(question);
            Cursors.checkDay(moment.asOf());
            Cursors.checkDay(earliest);
            Cursors.checkDay(latest);
            requireNonNull(id);
            requireNonNull(key);
        }

        static Place before(UUID question, Moment moment) {
            return new Place(question, moment, -1, Edtf.BEGINNING, Edtf.BEGINNING, new UUID(0, 0), "");
        }
    }

    private record Listed(int section, LocalDate earliest, LocalDate latest, UUID id, String key, ObjectNode item) {

        Place place(Place before) {
            return new Place(before.question, before.moment, section, earliest, latest, id, key);
        }
    }

    private final JdbcClient jdbc;
    private final String generation;
    private final Moments moments;
    private final Parties parties;
    private final Names names;

    public BoardQueries(JdbcClient jdbc, String generation, Moments moments, Parties parties, Names names) {
        this.jdbc = jdbc;
        this.generation = generation;
        this.moments = moments;
        this.parties = parties;
        this.names = names;
    }

    /** @throws IllegalArgumentException if the cursor is not one of this question's, or an identifier names no city */
    @QueryHandler
    public RuledPage handle(FindBoard query) {
        var limit = Cursors.limit(query.limit());
        var question = Cursors.question(query.at(), "board", query.filter());
        var read = Names.readWith(EXCHANGES);
        var after = Cursors.after(
                query.cursor(), Place.class, question, () -> Place.before(question, moments.of(query.at(), read)));
        var asked = query.filter().city();
        var city = asked == null ? Optional.<UUID>empty() : parties.city(asked, after.moment());
        if (asked != null && city.isEmpty()) {
            return page(List.of(), limit, after);
        }
        return page(find(query, city.orElse(null), after, limit + 1), limit, after);
    }

    private List<Listed> find(FindBoard query, @Nullable UUID city, Place after, int limit) {
        var readable = new VisibleRecords(generation, query.at().reader());
        var knowing = Knowing.of(generation, query.at(), query.cursor());
        return BoardStatement.of(jdbc, readable, knowing, query.filter(), city)
                .param("asOf", after.moment().asOf())
                .param("position", after.moment().position())
                .param("section", after.section())
                .param("earliest", after.earliest())
                .param("latest", after.latest())
                .param("last", after.id())
                .param("key", after.key())
                .param("limit", limit)
                .query((row, _) -> listed(row))
                .list();
    }

    private RuledPage page(List<Listed> found, int limit, Place after) {
        var shown = found.subList(0, Math.min(limit, found.size()));
        var items = shown.stream().map(Listed::item).toList();
        names.putInto(items, after.moment());
        var next = found.size() > limit ? Cursors.write(shown.getLast().place(after)) : null;
        var moment = after.moment();
        return new RuledPage(RULE, items, next, moment.asOf(), moment.knownAt(), moment.position());
    }

    private static Listed listed(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var item = Json.MAPPER.createObjectNode().put("what", row.getString("standing"));
        item.setAll(entry(id.toString(), row.getBoolean("is_certain"), Json.read(row.getString("item"))));
        if (row.getInt("section") == 0) {
            item.put("offersInAll", row.getLong("number"));
            item.set("offers", offers(row.getString("offers")));
            item.set("onTheWay", entries(row.getString("lines")));
        }
        return new Listed(
                row.getInt("section"),
                row.getObject("since_earliest", LocalDate.class),
                row.getObject("since_latest", LocalDate.class),
                id,
                row.getString("key"),
                item);
    }

    private static ArrayNode offers(@Nullable String found) {
        var offers = Json.MAPPER.createArrayNode();
        each(found, one -> {
            var match = Json.MAPPER.createObjectNode();
            for (var field : List.of("by", "covers", "coversAll")) {
                if (!one.get(field).isNull()) {
                    match.set(field, one.get(field));
                }
            }
            var offer = entry(one);
            offer.set("match", match);
            offers.add(offer);
        });
        return offers;
    }

    private static ArrayNode entries(@Nullable String found) {
        var entries = Json.MAPPER.createArrayNode();
        each(found, one -> entries.add(entry(one)));
        return entries;
    }

    private static void each(@Nullable String found, Consumer<JsonNode> what) {
        if (found != null) {
            Json.read(found, ArrayNode.class).forEach(what);
        }
    }

    private static ObjectNode entry(JsonNode one) {
        return entry(
                one.get("id").stringValue(), one.get("certain").booleanValue(), (ObjectNode) one.get("item"));
    }

    /** The words are those by which entries are matched, and not what anybody said. */
    private static ObjectNode entry(String exchange, boolean isCertain, ObjectNode item) {
        var entry = Json.MAPPER.createObjectNode();
        entry.put("id", exchange);
        entry.put("certainty", Certainty.of(isCertain, true).name());
        entry.setAll(item.without("words"));
        return entry;
    }
}
