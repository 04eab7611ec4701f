package city.hansa.app;

import static city.hansa.app.Given.done;
import static city.hansa.app.Given.id;
import static city.hansa.app.Given.position;
import static city.hansa.app.Given.refused;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa.Answer;
import city.hansa.app.RunningHansa.Asking;
import city.hansa.ledger.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.List;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventProcessor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A page that is open shows its record as it becomes, whichever of two nodes it is open at. */
@Timeout(120)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LiveRecordJourney {

    private static final String DATABASE = "hansa";

    @TempDir
    private static Path data;

    private static EmbeddedPostgres postgres;
    private static RunningHansa first;

    /** It writes no view: the first has the processors. */
    private static RunningHansa second;

    @BeforeAll
    static void startTwoNodes() {
        postgres = EmbeddedPostgres.start(data.resolve("postgres"));
        postgres.createDatabaseIfMissing(DATABASE);
        first = start();
        second = start();
        // In one process both nodes bear one name, by which tokens are claimed: each would take the other's.
        second.bean(Configuration.class)
                .eventProcessingConfiguration()
                .eventProcessors()
                .values()
                .forEach(EventProcessor::shutDown);
    }

    @AfterAll
    static void stop() {
        second.close();
        first.close();
        postgres.close();
    }

    @Test
    void a_record_is_pushed_as_it_stands_and_after_each_change() {
        for (var hansa : List.of(first, second)) {
            var city = registered(first.ask());
            try (var listening = Listening.to(hansa.ask(), address(city) + "?minPosition=" + position(city))) {
                var standing = listening.next();
                assertThat(standing.json().get("name").stringValue()).isEqualTo("Karl-Marx-Stadt");
                assertThat(standing.id()).isEqualTo(standing.json().get("position").longValue());

                var renamed = rename(city, "Chemnitz");

                var changed = listening.next();
                assertThat(changed.json().get("name").stringValue()).isEqualTo("Chemnitz");
                assertThat(changed.json().get("sequence").longValue()).isEqualTo(Given.sequence(renamed));
                assertThat(changed.id()).isGreaterThanOrEqualTo(position(renamed));
                rename(city, "Chemnitz an der Chemnitz");
                assertThat(listening.next().json().get("name").stringValue()).isEqualTo("Chemnitz an der Chemnitz");
            }
        }
    }

    @Test
    void what_becomes_of_other_records_is_not_told() {
        var city = registered(first.ask());
        try (var listening = Listening.to(first.ask(), address(city) + "?minPosition=" + position(city))) {
            listening.next();
            Given.city(first.ask(), "Another");
            rename(city, "Told");

            assertThat(listening.next().json().get("name").stringValue()).isEqualTo("Told");
        }
    }

    @Test
    void who_resumes_is_shown_nothing_older_than_what_they_have_seen() {
        var city = registered(first.ask());
        var renamed = rename(city, "Seen");
        try (var listening = Listening.resuming(second.ask(), address(city), position(renamed))) {
            assertThat(listening.next().json().get("name").stringValue()).isEqualTo("Seen");
        }
    }

    @Test
    void the_feed_of_one_node_tells_what_the_other_records() {
        var city = registered(first.ask());
        try (var listening = Listening.to(second.ask(), "/api/feed?after=" + position(city) + "&subject=" + id(city))) {
            var renamed = rename(city, "Elsewhere");

            assertThat(listening.next().id()).isEqualTo(position(renamed));
        }
    }

    @Test
    void a_record_that_is_not_there_is_not_found_and_what_is_past_is_not_pushed() {
        var nobody = "/api/cities/0199d5c0-0000-7000-8000-000000000001";

        refused(push(nobody), 404, "NOT_FOUND");
        refused(push("/api/villages/0199d5c0-0000-7000-8000-000000000001"), 404, "NOT_FOUND");
        refused(push(nobody + "?asOf=2020-01-01"), 400, "MALFORMED");
        refused(push(nobody + "?minPosition=x"), 400, "MALFORMED");
        refused(
                first.ask().answer("GET", nobody, null, "Accept", "text/event-stream", "Last-Event-ID", "x"),
                400,
                "MALFORMED");
    }

    @Test
    void who_asks_for_no_form_is_given_the_record_once() {
        var city = registered(first.ask());

        var answer = first.ask().answer("GET", address(city) + "?minPosition=" + position(city), null);

        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    }

    private static Answer push(String path) {
        return first.ask().answer("GET", path, null, "Accept", "text/event-stream");
    }

    private static String address(Answer city) {
        return "/api/cities/" + id(city);
    }

    private static Answer registered(Asking hansa) {
        return Given.created(hansa.post("/api/cities", Given.cityBody("Karl-Marx-Stadt", "")));
    }

    private static Answer rename(Answer city, String name) {
        return done(first.ask().post(address(city) + "/rename-city", """
                {"name":"%s","by":{"city":"%s"},"effective":"1990-06-01"}""".formatted(name, id(city))));
    }

    private static RunningHansa start() {
        return RunningHansa.start(
                data,
                "hansa.story=none",
                "spring.datasource.url=" + postgres.jdbcUrl(DATABASE),
                "spring.datasource.username=hansa_app",
                "spring.datasource.password=app",
                "spring.flyway.user=" + postgres.user(),
                "spring.flyway.password=" + postgres.password());
    }
}
