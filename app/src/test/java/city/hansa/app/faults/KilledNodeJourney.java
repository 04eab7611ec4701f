package city.hansa.app.faults;

import city.hansa.app.ChildHansa;
import city.hansa.app.Tokens;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hansa, with the database that it brings along, is killed under load and started again. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KilledNodeJourney {

    private static final Duration PROMISED = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @TempDir
    private Path data;

    private final Random random = new Random(Runs.SEED);

    @Test
    void nothing_that_was_acknowledged_is_lost_when_the_node_is_killed() throws IOException {
        Tokens.share(data);
        var node = new AtomicReference<>(ChildHansa.start(data));
        try (var trial = new Trial(data);
                var scenario = trial.scenario("kill -9 of the JVM", PROMISED)) {
            for (var times = 0; times < Runs.of("kills", 1, 100); times++) {
                var callers = new Client(() -> node.get().address(), PATIENCE);
                try (var load = trial.load(times, callers)) {
                    load.awaitTaken(random.nextInt(50, 500));
                    node.get().kill();
                    var since = System.nanoTime();
                    node.set(ChildHansa.start(data));
                    scenario.readyAgain(Awaited.ready(callers, since));
                    scenario.struck(1);
                    load.awaitProgress();
                }
                scenario.judge(new Client(() -> node.get().address()));
            }
        } finally {
            node.get().kill();
        }
    }
}
