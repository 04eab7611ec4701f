package city.hansa.app;

import static city.hansa.app.Given.cityBody;
import static city.hansa.app.Given.created;
import static city.hansa.app.Given.id;
import static city.hansa.app.Given.position;
import static city.hansa.app.Given.refused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.hansa.app.RunningHansa.Answer;
import city.hansa.ledger.read.LedgerReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Axon Server goes and comes back, and ledgers that were away follow what they have missed. */
@OnAxonServer
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AxonServerOutageJourney {

    private static final long LIMIT = TimeUnit.MINUTES.toNanos(1);

    @TempDir
    private Path data;

    @Test
    void while_it_is_away_commands_may_be_given_again_and_reading_goes_on() {
        assumeTrue(OnAxonServer.Served.fake() != null, "another's server is not stopped");
        var server = requireNonNull(OnAxonServer.Served.fake());
        try (var hansa = start("one")) {
            var before = created(register(hansa, "Emden"));
            Given.awaited(hansa.ask(), "/api/cities?minPosition=" + position(before));

            server.stop();
            var untaken = register(hansa, "Norden");
            refused(untaken, 503, "UNAVAILABLE");
            assertThat(untaken.header("Retry-After")).isEqualTo("1");
            assertThat(hansa.ask().get("/api/cities?q=Emden").get("items")).hasSize(1);
            awaitReadiness(hansa, 503);

            server.startAgain();
            awaitReadiness(hansa, 200);
            var again = created(register(hansa, "Norden"));
            assertThat(Given.awaited(hansa.ask(), "/api/cities?q=Norden&minPosition=" + position(again)).get("items"))
                    .hasSize(1);
            Given.assertNoGap(hansa.bean(LedgerReader.class));
        }
    }

    @Test
    void a_ledger_that_was_away_follows_what_others_were_told_once_and_in_the_same_order() {
        String first;
        try (var hansa = start("here")) {
            first = id(created(register(hansa, "Aurich")));
        }
        Answer elsewhere;
        try (var other = start("elsewhere")) {
            assertThat(id(register(other, "Aurich"))).isEqualTo(first);
            elsewhere = created(register(other, "Wittmund"));
        }
        try (var hansa = start("here"); var other = start("elsewhere")) {
            assertThat(register(hansa, "Wittmund").response().body()).isEqualTo(elsewhere.response().body());
            var last = position(created(register(hansa, "Jever")));
            assertThat(position(created(register(other, "Varel")))).isEqualTo(last + 1);

            var one = hansa.bean(LedgerReader.class);
            Given.assertNoGap(one);
            assertThat(one.after(-1, 1_000))
                    .usingRecursiveComparison()
                    .ignoringFields("recordedAt")
                    .isEqualTo(other.bean(LedgerReader.class).after(-1, (int) one.head() + 1));
        }
    }

    private RunningHansa start(String ledger) {
        return RunningHansa.start(
                data.resolve(ledger),
                "hansa.story=none",
                // Faults that a test provokes are not ones to read about.
                "logging.level.root=off",
                "logging.level.city.hansa=off");
    }

    private static Answer register(RunningHansa hansa, String name) {
        return hansa.ask().post("/api/cities", cityBody(name, ""), "Idempotency-Key", name);
    }

    private static void awaitReadiness(RunningHansa hansa, int status) {
        var deadline = System.nanoTime() + LIMIT;
        while (hansa.ask().answer("GET", "/actuator/health/readiness", null).status() != status) {
            assertThat(System.nanoTime()).as("readiness does not become " + status).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
