package city.hansa.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backup is taken while callers write, and put back later. Until an operator has put on record what is lost by that,
 * nothing is signed and nothing taken; then callers give again what they were told was taken.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RestoredBackupJourney {

    private static final String RECONCILIATIONS = "/api/operations/reconciliations";
    private static final Duration PROMISED = Duration.ofSeconds(30);
    private static final int BACKUPS = Runs.of("backups", 0, 10);

    @TempDir
    private Path data;

    private final Random random = new Random(Runs.SEED);

    @Test
    void what_a_backup_lacks_is_on_record_and_taken_once_when_it_is_given_again() throws IOException {
        Runs.requireAny(BACKUPS);
        try (var server = Server.start(data.resolve("postgres"));
                var trial = new Trial(data);
                var scenario = trial.scenario("backup under load, put back", PROMISED)) {
            for (var times = 0; times < BACKUPS; times++) {
                var backup = data.resolve("backup-" + times);
                writeAndBackUp(server, trial, scenario, times, backup);
                var since = System.nanoTime();
                server.restore(backup);
                reconcile(server, trial, times);
                try (var hansa = start(server, times + 1)) {
                    scenario.readyAgain(Awaited.ready(new Client(hansa::address), since));
                    scenario.struck(1);
                    giveAgain(new Client(hansa::address), trial);
                    scenario.judge(new Client(hansa::address));
                }
            }
        }
    }

    private void writeAndBackUp(Server server, Trial trial, Trial.Scenario scenario, int times, Path backup) {
        try (var hansa = start(server, times)) {
            var node = new Client(hansa::address);
            try (var load = trial.load(times, node)) {
                load.awaitTaken(random.nextInt(50, 300));
                server.backUp(backup);
                load.awaitProgress();
            }
            scenario.judge(node);
        }
    }

    private void reconcile(Server server, Trial trial, int times) {
        try (var hansa = start(server, times)) {
            var node = new Client(hansa::address);
            Awaited.until("the log is halted", () -> node.get("/actuator/health/readiness").status() != 200);
            var shown = trial.auditor().glance(node);
            var answer = node.post("/api/cities", Command.create(trial.log().next()).body());
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.json().get("reason").stringValue()).isEqualTo("LOG_CORRUPTED");
            assertThat(node.get("/api/cities").status()).as("reading goes on").isEqualTo(200);
            assertThat(trial.auditor().glance(node)).as("nothing is signed").isEqualTo(shown);

            var lost = node.get(RECONCILIATIONS).json().get("forgotten");
            var recorded = node.post(RECONCILIATIONS, """
                    {"size":%d,"rootHash":"%s","origin":"%s","by":{"city":"%s"},"reason":"A disk has failed."}""".formatted(
                    lost.get("size").longValue(),
                    lost.get("rootHash").stringValue(),
                    origin(times + 1),
                    node.get("/api/cities?limit=1").json().at("/items/0/id").stringValue()));
            assertThat(recorded.status()).as(recorded.text()).isEqualTo(200);
            var position = recorded.json().get("position").longValue();
            trial.log().restored(position - 1, position);
            trial.auditor().restored(position - 1);
        }
    }

    private static void giveAgain(Client node, Trial trial) {
        var lost = new ArrayList<Command>();
        trial.log().read().commands().values().stream()
                .filter(Told.Fate::isOpen)
                .forEach(fate -> lost.add(fate.command()));
        assertThat(lost).as("what was acknowledged after the backup").isNotEmpty();
        Load.giveAgain(node, trial.log(), trial.auditor(), lost);
    }

    private RunningHansa start(Server server, int times) {
        return server.node(data, "hansa.ledger.origin=" + origin(times));
    }

    private static String origin(int times) {
        return "log-" + times + ".hansa.example";
    }
}
