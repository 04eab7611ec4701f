package city.hansa.app;

import static city.hansa.app.Given.done;
import static city.hansa.app.Given.id;
import static city.hansa.app.Given.position;
import static city.hansa.app.Given.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** An auditor has the views told again from the log, and an operator mends what could not be shown. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplayJourney {

    private static final String REPLAYS = "/api/audit/replays";
    private static final String PROJECTIONS = "/api/operations/projections";

    @TempDir
    private Path data;

    @Test
    void after_the_story_the_log_tells_what_is_shown_and_a_fault_is_found() {
        try (var hansa = RunningHansa.start(data)) {
            var whole = replay(hansa, "{}");
            assertThat(whole.get("state").stringValue()).as(whole.toString()).isEqualTo("COMPLETED");
            assertThat(whole.get("differencesFound").longValue()).as(whole.toString()).isZero();
            assertThat(whole.get("views").size()).isEqualTo(7);
            assertThat(whole.get("eventsRead").longValue())
                    .isEqualTo(whole.get("to").longValue() + 1)
                    .isGreaterThan(200);
            var half = whole.get("to").longValue() / 2;
            assertThat(replay(hansa, "{\"to\":" + half + "}").get("differencesFound").longValue()).isZero();
            assertThat(replay(hansa, "{\"from\":" + half + "}").get("differencesFound").longValue()).isZero();

            var partnership = hansa.bean(JdbcClient.class)
                    .sql("update view_1.partnership_register set standing = 'DORMANT' where ctid = (select ctid from"
                            + " view_1.partnership_register where standing = 'IN_FORCE' limit 1) returning id")
                    .query(UUID.class)
                    .single();
            var faulty = replay(hansa, "{\"views\":[\"partnership-register\"]}");
            assertThat(faulty.get("differencesFound").longValue()).isEqualTo(1);
            var difference = faulty.at("/differences/0");
            assertThat(difference.get("record").stringValue()).isEqualTo(partnership.toString());
            assertThat(difference.get("table").stringValue()).isEqualTo("partnership_register");
            assertThat(difference.at("/columns/standing/live").stringValue()).isEqualTo("DORMANT");
            assertThat(difference.at("/columns/standing/replayed").stringValue()).isEqualTo("IN_FORCE");

            var path = REPLAYS + "/" + faulty.get("id").stringValue();
            refused(hansa.ask().answer("DELETE", path, null), 409, "REPLAY_ENDED");
            refused(hansa.ask().answer("GET", REPLAYS + "/" + UUID.randomUUID(), null), 404, "NOT_FOUND");
            refused(hansa.ask().post(REPLAYS, "{\"views\":[\"towns\"]}"), 400, "MALFORMED");
            refused(hansa.ask().post(REPLAYS, "{\"to\":1000000}"), 400, "MALFORMED");
            refused(hansa.ask().post(REPLAYS, "{\"until\":1}"), 400, "MALFORMED");
        }
    }

    @Test
    void an_event_that_could_not_be_shown_is_shown_once_what_hindered_it_is_mended() {
        // A fault that a test provokes is not one to read about.
        try (var hansa = RunningHansa.start(data, "hansa.story=none", "logging.level.org.axonframework=off")) {
            var registered = Given.created(hansa.ask().post("/api/cities", Given.cityBody("Dortmund", "")));
            var city = id(registered);
            Given.awaited(hansa.ask(), "/api/cities/" + city + "?minPosition=" + position(registered));
            var jdbc = hansa.bean(JdbcClient.class);
            var document = jdbc.sql("select document from view_1.city_record").query(String.class).single();
            jdbc.sql("update view_1.city_record set document = '{\"id\":4711}'").update();

            var renamed = done(hansa.ask().post("/api/cities/" + city + "/rename-city", rename("Tremonia", city)));
            done(hansa.ask().post("/api/cities/" + city + "/rename-city", rename("Throtmanni", city)));
            var other = Given.created(hansa.ask().post("/api/cities", Given.cityBody("Amiens", "")));
            Given.awaited(hansa.ask(), "/api/cities/" + id(other) + "?minPosition=" + position(other));

            var letters = hansa.ask().get(PROJECTIONS + "/city-register/dead-letters");
            assertThat(letters.get("count").longValue()).isEqualTo(2);
            var first = letters.at("/deadLetters/0");
            assertThat(first.get("position").longValue()).isEqualTo(position(renamed));
            assertThat(first.get("record").stringValue()).isEqualTo(city);
            assertThat(first.get("type").stringValue()).isEqualTo("city.renamed");
            assertThat(first.get("cause").stringValue()).isNotBlank();
            assertThat(standing(hansa, "city-register").get("deadLetters").longValue()).isEqualTo(2);
            assertThat(standing(hansa, "city-register").get("lagEvents").longValue()).isZero();
            assertThat(standing(hansa, "timeline").get("deadLetters").longValue()).isZero();
            assertThat(standing(hansa, "timeline").get("running").booleanValue()).isTrue();

            var retry = PROJECTIONS + "/city-register/dead-letters/retry";
            assertThat(done(hansa.ask().post(retry, "")).json().get("left").longValue()).isEqualTo(2);
            jdbc.sql("update view_1.city_record set document = :document::json where id = :id")
                    .param("document", document)
                    .param("id", UUID.fromString(city))
                    .update();
            var retried = done(hansa.ask().post(retry, "")).json();
            assertThat(retried.get("taken").longValue()).isEqualTo(2);
            assertThat(retried.get("left").longValue()).isZero();
            assertThat(hansa.ask().get("/api/cities/" + city).get("name").stringValue()).isEqualTo("Throtmanni");
            var replayed = replay(hansa, "{}");
            assertThat(replayed.get("differencesFound").longValue()).as(replayed.toString()).isZero();

            refused(hansa.ask().answer("GET", PROJECTIONS + "/towns/dead-letters", null), 404, "NOT_FOUND");
            refused(hansa.ask().answer("GET", PROJECTIONS + "?all=1", null), 400, "MALFORMED");
        }
    }

    private static String rename(String name, String city) {
        return """
                {"name":"%s","effective":"1600","by":{"city":"%s"}}""".formatted(name, city);
    }

    private static JsonNode standing(RunningHansa hansa, String view) {
        return hansa.ask()
                .get(PROJECTIONS)
                .get("projections")
                .valueStream()
                .filter(standing -> standing.get("view").stringValue().equals(view))
                .findFirst()
                .orElseThrow();
    }

    /** Begins one and returns it when it has ended. */
    static JsonNode replay(RunningHansa hansa, String order) {
        var begun = hansa.ask().post(REPLAYS, order);
        assertThat(begun.status()).as(begun.response().body()).isEqualTo(202);
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (true) {
            var replay = hansa.ask().get(begun.header("Location"));
            if (!replay.get("endedAt").isNull()) {
                return replay;
            }
            assertThat(System.nanoTime()).as("the replay does not end").isLessThan(deadline);
        }
    }
}
