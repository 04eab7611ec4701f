package city.hansa.app;

import static city.hansa.app.Given.done;
import static city.hansa.app.Given.id;
import static city.hansa.app.Given.position;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa.Answer;
import city.hansa.app.RunningHansa.Asking;
import city.hansa.ledger.read.LedgerReader;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An auditor asks what was true, what the record said of it then, and who has changed that since, on what ground. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AuditorJourney {

    @TempDir
    private static Path data;

    private static RunningHansa running;
    private static Asking hansa;

    @BeforeAll
    static void start() {
        running = RunningHansa.start(data, "hansa.story=none");
        hansa = running.ask();
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void what_was_recorded_late_was_true_all_along_and_not_known_before() {
        var city = Given.city(hansa, "Potsdam");
        var signed = Given.friendship(hansa, city, Given.city(hansa, "Opole"));
        var dormant = command(signed, "put-dormant", """
                {"scope":"ACTIVITIES","kept":"direct communication","resolution":"council, 31 March 2022",
                 "by":{"city":"%s"},"effective":"2022-03-31"}""", city);

        assertThat(standing(city, "2023-06-01", position(signed))).isEqualTo("IN_FORCE");
        assertThat(standing(city, "2023-06-01", position(dormant))).isEqualTo("DORMANT");
        assertThat(standing(city, "2021-06-01", position(dormant))).isEqualTo("IN_FORCE");
    }

    @Test
    void what_was_known_may_be_asked_by_the_moment_at_which_it_was_recorded() {
        var city = Given.city(hansa, "Erfurt");
        var signed = Given.friendship(hansa, city, Given.city(hansa, "Kaunas"));
        var dormant = command(signed, "put-dormant", """
                {"scope":"ALL","resolution":"council","by":{"city":"%s"},"effective":"2022-03-31"}""", city);

        var moments = Given.history(hansa, "partnerships/" + id(signed), position(dormant)).stream()
                .map(event -> event.get("recordedAt").stringValue())
                .toList()
                .reversed();

        assertThat(standing(city, "2023-06-01", moments.get(1))).isEqualTo("IN_FORCE");
        assertThat(standing(city, "2023-06-01", moments.get(0))).isEqualTo("DORMANT");
    }

    @Test
    void a_correction_changes_what_is_shown_and_nothing_of_what_was_recorded() {
        var city = Given.city(hansa, "Bonn");
        var signed = Given.friendship(hansa, city, Given.city(hansa, "Oxford"));
        var signing = Given.history(hansa, "partnerships/" + id(signed), position(signed)).stream()
                .filter(event -> event.get("what").stringValue().equals("partnership.agreement-signed"))
                .findFirst()
                .orElseThrow();
        var corrected = command(signed, "correct-fact", """
                {"target":"%s","field":"effective","to":"2020-06","reason":"the minutes give the month alone",
                 "source":{"kind":"RESOLUTION","title":"minutes of the council"},"by":{"city":"%s"},"effective":"2024-01-15"}"""
                .replaceFirst("%s", signing.get("eventId").stringValue()), city);

        assertThat(lastSigning(signed, position(signed))).isEqualTo("2020-05-09");
        assertThat(lastSigning(signed, position(corrected))).isEqualTo("2020-06");

        var history = Given.history(hansa, "partnerships/" + id(signed), position(corrected));
        assertThat(history).contains(signing);
        var why = history.getLast();
        assertThat(why.get("what").stringValue()).isEqualTo("fact.corrected");
        assertThat(why.get("said").get("reason").stringValue()).isEqualTo("the minutes give the month alone");
        assertThat(why.get("source").get("title").stringValue()).isEqualTo("minutes of the council");
        assertThat(why.get("actor").get("city").stringValue()).isEqualTo(city);
    }

    @Test
    void what_is_taken_back_stays_in_the_history() {
        var city = Given.city(hansa, "Ulm");
        var signed = Given.friendship(hansa, city, Given.city(hansa, "Sibiu"));
        var dormant = command(signed, "put-dormant", """
                {"scope":"ALL","resolution":"council","by":{"city":"%s"},"effective":"2022-03-31"}""", city);
        var mistake = Given.history(hansa, "partnerships/" + id(signed), position(dormant)).getLast();
        var retracted = command(signed, "retract-event", """
                {"target":"%s","cause":"RECORDED_IN_ERROR","reason":"another partnership was meant",
                 "by":{"city":"%s"},"effective":"2022-05-01"}"""
                .replaceFirst("%s", mistake.get("eventId").stringValue()), city);

        assertThat(standing(city, "2023-06-01", position(dormant))).isEqualTo("DORMANT");
        assertThat(standing(city, "2023-06-01", position(retracted))).isEqualTo("IN_FORCE");
        assertThat(Given.history(hansa, "partnerships/" + id(signed), position(retracted)))
                .contains(mistake)
                .extracting(event -> event.get("position").longValue())
                .isSorted()
                .last()
                .isEqualTo(position(retracted));
        Given.assertNoGap(running.bean(LedgerReader.class));
    }

    /** The last place in the body is for the city that gives it. */
    private static Answer command(Answer record, String name, String body, String city) {
        return done(hansa.post("/api/partnerships/" + id(record) + "/" + name, body.formatted(city)));
    }

    private static String standing(String city, String day, long knownAt) {
        return standing(city, day, knownAt + "&minPosition=" + knownAt);
    }

    private static String standing(String city, String day, String knownAt) {
        return Given.awaited(
                        hansa,
                        "/api/partnerships?standing=ANY&city=" + city + "&asOf=" + day + "&knownAt=" + knownAt)
                .get("items")
                .get(0)
                .get("standing")
                .stringValue();
    }

    private static String lastSigning(Answer record, long knownAt) {
        return Given.awaited(hansa, "/api/partnerships/" + id(record) + "?knownAt=" + knownAt)
                .get("sinceByRule")
                .valueStream()
                .filter(since -> since.get("rule").stringValue().equals("LAST_SIGNING"))
                .map(since -> since.get("edtf").stringValue())
                .findFirst()
                .orElseThrow();
    }
}
