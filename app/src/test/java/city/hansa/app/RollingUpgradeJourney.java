package city.hansa.app;

import static city.hansa.app.Given.cityBody;
import static city.hansa.app.Given.created;
import static city.hansa.app.Given.done;
import static city.hansa.app.Given.id;
import static city.hansa.app.Given.position;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.catalogue.EventCatalogue;
import city.hansa.app.RunningHansa.Answer;
import city.hansa.app.RunningHansa.Asking;
import city.hansa.ledger.axon.StoredNames;
import city.hansa.ledger.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An older node goes on beside a newer one, which writes events that the older does not know: what follows from those is the
 * newer one's alone, and nobody is told half of a record.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RollingUpgradeJourney {

    private static final String DATABASE = "hansa";

    /** What the older version does not know yet. */
    private static final String ADDED_SINCE = "city.renamed";

    @TempDir
    private static Path data;

    private static EmbeddedPostgres postgres;
    private static RunningHansa older;
    private static ChildHansa newer;

    /** The older is the first, so that it writes all views until it meets what it does not know. */
    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start(data.resolve("postgres"));
        Tokens.share(data);
        var database = DividedNodes.on(postgres, DATABASE).toList();
        older = RunningHansa.start(
                data,
                StoredNames.class,
                new NamesOfBefore(),
                Stream.concat(Stream.of("hansa.story=none"), database.stream()).toArray(String[]::new));
        // In a process of its own, by which the claims of the one are told from those of the other.
        newer = ChildHansa.start(data, database.toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        newer.close();
        older.close();
        postgres.close();
    }

    @Test
    void what_the_newer_writes_is_shown_by_both_whoever_wrote_the_views_before() {
        var city = created(older.ask().post("/api/cities", cityBody("Reval", "")));
        shown(older.ask(), city);

        var renamed = rename(city, "Tallinn");

        assertThat(shown(newer.ask(), renamed)).isEqualTo("Tallinn");
        assertThat(shown(older.ask(), renamed)).isEqualTo("Tallinn");
    }

    @Test
    void the_older_decides_about_all_but_the_records_that_it_no_longer_knows() {
        var known = created(older.ask().post("/api/cities", cityBody("Visby", "")));
        var unknown = created(older.ask().post("/api/cities", cityBody("Danzig", "")));
        var renamed = rename(unknown, "Gdańsk");

        var refused = changeCountry(unknown);

        assertThat(refused.status()).as(refused.response().body()).isEqualTo(503);
        assertThat(refused.json().get("detail").stringValue()).contains("Nothing was written");
        assertThat(shown(newer.ask(), renamed)).isEqualTo("Gdańsk");
        assertThat(older.ask().answer("GET", at(unknown) + "/history", null).status()).isEqualTo(503);
        var taken = done(changeCountry(known));
        assertThat(position(taken)).isEqualTo(position(renamed) + 1);
        assertThat(shown(older.ask(), taken)).isEqualTo("Visby");
        assertThat(shown(newer.ask(), taken)).isEqualTo("Visby");
    }

    private static Answer changeCountry(Answer city) {
        return older.ask().post(at(city) + "/change-country", """
                {"country":"SE","by":{"city":"%s"},"effective":"1645"}""".formatted(id(city)));
    }

    private static Answer rename(Answer city, String name) {
        return done(newer.ask().post(at(city) + "/rename-city", """
                {"name":"%s","by":{"city":"%s"},"effective":"1991"}""".formatted(name, id(city))));
    }

    /** The name under which the record is shown once the views have come to that answer. */
    private static String shown(Asking node, Answer city) {
        return Given.awaited(node, at(city) + "?minPosition=" + position(city)).get("name").stringValue();
    }

    private static String at(Answer city) {
        return "/api/cities/" + id(city);
    }

    /** The catalogue of a version that had one event less. */
    private static final class NamesOfBefore implements StoredNames {

        @Override
        public Optional<Class<?>> typeOf(String name) {
            return EventCatalogue.typeOf(name).filter(_ -> !name.equals(ADDED_SINCE));
        }

        @Override
        public String nameOf(Class<?> type) {
            return EventCatalogue.nameOf(type);
        }

        @Override
        public int revisionOf(Class<?> type) {
            return EventCatalogue.revisionOf(type);
        }
    }
}
