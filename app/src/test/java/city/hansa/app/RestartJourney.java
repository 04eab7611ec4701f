package city.hansa.app;

import static city.hansa.app.Given.created;
import static city.hansa.app.Given.done;
import static city.hansa.app.Given.id;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.ledger.read.LedgerReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hansa is stopped and started again on the same data. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RestartJourney {

    private static final Duration ABSENCE = Duration.ofDays(30);

    @TempDir
    private Path data;

    @Test
    void the_story_is_told_once_and_shown_again_after_a_restart() {
        long told;
        try (var hansa = RunningHansa.start(data)) {
            told = hansa.bean(LedgerReader.class).head();
        }
        try (var hansa = RunningHansa.start(data)) {
            // Nobody but the clock has spoken since.
            assertThat(hansa.bean(LedgerReader.class).after(told, 1_000))
                    .allSatisfy(event -> assertThat(event.metadata()).asString(UTF_8).contains("CLOCK"));
            var twinnings = "/api/partnerships?city=unlocode:DEDTM&kind=TWINNING&minPosition=" + told;
            assertThat(Given.awaited(hansa.ask(), twinnings).get("items")).hasSize(11);
        }
    }

    @Test
    void a_term_that_ends_while_hansa_is_down_expires_when_it_is_back() {
        String partnership;
        long set;
        var last = LocalDate.now(ZoneOffset.UTC).plusDays(ABSENCE.toDays() / 2);
        try (var hansa = RunningHansa.start(data, "hansa.story=none")) {
            var city = Given.city(hansa.ask(), "Oulu");
            var signed = Given.friendship(hansa.ask(), city, Given.city(hansa.ask(), "Halle"));
            partnership = id(signed);
            set = Given.position(done(hansa.ask().post("/api/partnerships/" + partnership + "/set-term", """
                    {"until":"%s","by":{"city":"%s"},"effective":"2024"}""".formatted(last, city))));
            // The term's own deadline is on record once the policy has seen its event.
            Given.awaitScheduled(hansa);
        }
        var later = Clock.offset(Clock.systemUTC(), ABSENCE);
        try (var hansa = RunningHansa.start(data, later, "hansa.story=none")) {
            var history = Given.awaited(
                    hansa.ask(), "/api/partnerships/" + partnership + "/history?minPosition=" + (set + 1));
            var expired = history.get("events").valueStream().toList().getLast();
            assertThat(expired.get("what").stringValue()).isEqualTo("partnership.expired");
            assertThat(expired.get("effective").stringValue()).isEqualTo(last.plusDays(1).toString());
            assertThat(expired.get("actor").get("role").stringValue()).isEqualTo("CLOCK");
        }
    }

    @Test
    void a_second_start_on_the_same_data_is_refused_in_one_sentence() throws IOException {
        try (var hansa = RunningHansa.start(data, "hansa.story=none")) {
            assertThat(ChildHansa.refused(data)).containsOnlyOnce("is already in use by a running Hansa.");
            created(hansa.ask().post("/api/cities", Given.cityBody("Still here", "")));
        }
    }
}
