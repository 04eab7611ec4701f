package city.hansa.app;

import static city.hansa.app.Given.created;
import static city.hansa.app.Given.done;
import static city.hansa.app.Given.id;
import static city.hansa.app.Given.position;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Dortmund let its activities with Rostov-on-Don rest in March 2022, and it was recorded only in July of the year after:
 * what was true on a day, and what was known of it, are two questions everywhere.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TwoClocksJourney {

    private static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.parse("2022-01-10T09:00:00Z"));

    private static final String LATE = """
            {"least":457,"most":457}""";

    @TempDir
    private static Path data;

    private static RunningHansa hansa;
    private static String dortmund = "";
    private static String partnership = "";
    private static long last;

    @BeforeAll
    static void both_were_recorded_on_their_days() {
        hansa = RunningHansa.start(data, new Calendar(), "hansa.story=none");
        dortmund = Given.city(hansa.ask(), "Dortmund");
        var rostov = id(created(hansa.ask().post("/api/cities", """
                {"name":"Rostov-on-Don","country":"RU","identifiers":[]}""")));
        partnership = id(created(hansa.ask().post("/api/partnerships", """
                {"kind":"TWINNING","parties":["%s","%s"],"themes":[],"topics":[],"by":{"city":"%1$s"},
                 "effective":"1977"}""".formatted(dortmund, rostov))));
        done(hansa.ask().post("/api/partnerships/" + partnership + "/sign-agreement", """
                {"act":"SIGNING","signatories":["%s","%s"],"by":{"city":"%1$s"},
                 "effective":"[1977,1978]","acceptMissingApproval":"the resolutions are not at hand"}"""
                .formatted(dortmund, rostov)));
        NOW.set(Instant.parse("2023-07-01T09:00:00Z"));
        last = position(done(hansa.ask().post("/api/partnerships/" + partnership + "/put-dormant", """
                {"scope":"ACTIVITIES","resolution":"lord mayor","by":{"city":"%s"},"effective":"2022-03-31"}"""
                .formatted(dortmund))));
    }

    @AfterAll
    static void stop() {
        hansa.close();
    }

    @ParameterizedTest
    @CsvSource({
        "2023-06-01, 2023-06-01T12:00:00Z, IN_FORCE, ''",
        "2023-06-01, 2023-07-02T12:00:00Z, DORMANT, ACTIVITIES",
        "2022-03-30, 2023-07-02T12:00:00Z, IN_FORCE, ''",
        "2022-03-31, 2023-07-02T12:00:00Z, DORMANT, ACTIVITIES",
    })
    void record_and_register_answer_alike(String asOf, String knownAt, String standing, String scope) {
        var clocks = "asOf=" + asOf + "&knownAt=" + knownAt + "&minPosition=" + last;
        var listed = ask("/api/partnerships?city=" + dortmund + "&" + clocks).get("items");
        var record = ask("/api/partnerships/" + partnership + "?" + clocks);

        assertThat(listed).singleElement().satisfies(item -> {
            assertThat(item.get("standing").stringValue()).isEqualTo(standing);
            assertThat(item.get("certainty").stringValue()).isEqualTo("CERTAIN");
            assertThat(item.path("dormantScope").asString("")).isEqualTo(scope);
        });
        assertThat(record.get("standing").stringValue()).isEqualTo(standing);
        assertThat(record.get("certainty").stringValue()).isEqualTo("CERTAIN");
    }

    @Test
    void what_lies_between_the_two_states_of_knowledge_was_changed_about_the_past() {
        var between = "from=2023-06-01T12:00:00Z&to=2023-07-02T12:00:00Z&minPosition=" + last;

        assertThat(ask("/api/changes?city=" + dortmund + "&" + between).get("items"))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.get("what").stringValue()).isEqualTo("partnership.put-dormant");
                    assertThat(change.get("past").stringValue()).isEqualTo("CERTAIN");
                    assertThat(change.get("lag")).hasToString(LATE);
                });
    }

    @Test
    void that_it_came_457_days_late_is_told_of_the_event_and_of_the_record() {
        var history = ask("/api/partnerships/" + partnership + "/history?minPosition=" + last);
        var timeline = ask("/api/timeline?subject=" + partnership + "&minPosition=" + last);

        assertThat(history.get("events").valueStream().toList().getLast().get("lag")).hasToString(LATE);
        assertThat(timeline.get("items").valueStream().map(item -> item.get("lag").toString())).contains(LATE);
        assertThat(ask("/api/partnerships/" + partnership + "/history?knownAt=2023-06-01T12:00:00Z").get("events"))
                .noneMatch(event -> event.get("what").stringValue().equals("partnership.put-dormant"));
    }

    private static JsonNode ask(String question) {
        return Given.awaited(hansa.ask(), question);
    }

    /** Says what the test has set, everywhere alike. */
    private static final class Calendar extends Clock {

        @Override
        public Instant instant() {
            return NOW.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
