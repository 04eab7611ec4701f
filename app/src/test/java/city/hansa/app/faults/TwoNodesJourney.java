package city.hansa.app.faults;

import city.hansa.app.ChildHansa;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes write to one database. One stands still or is killed, and callers take what it did not answer to the other. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TwoNodesJourney {

    private static final Duration PROMISED = Duration.ofSeconds(30);
    private static final int STOPS = Runs.of("nodes", 0, 20);
    private static final int KILLS = Runs.of("nodes-killed", 0, 20);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @TempDir
    private Path data;

    private final Random random = new Random(Runs.SEED);

    @Test
    void there_is_one_history_of_both_when_one_stands_still_and_wakes() throws IOException {
        Runs.requireAny(STOPS);
        try (var server = Server.start(data.resolve("postgres"));
                var one = server.child(data);
                var other = server.child(data);
                var trial = new Trial(data);
                var scenario = trial.scenario("SIGSTOP, SIGCONT of one of two nodes", PROMISED)) {
            for (var times = 0; times < STOPS; times++) {
                try (var load = trial.load(times, caller(one), caller(other))) {
                    load.awaitTaken(random.nextInt(50, 500));
                    Signal.STOP.to(other.pid());
                    load.awaitUnanswered();
                    load.awaitTaken(random.nextInt(50, 500));
                    Signal.CONT.to(other.pid());
                    var since = System.nanoTime();
                    load.awaitProgress();
                    scenario.readyAgain(Awaited.ready(caller(other), since));
                    scenario.struck(1);
                }
                scenario.judge(new Client(times % 2 == 0 ? other::address : one::address));
            }
        }
    }

    @Test
    void there_is_one_history_of_both_when_either_is_killed() throws IOException {
        Runs.requireAny(KILLS);
        try (var server = Server.start(data.resolve("postgres"));
                var trial = new Trial(data);
                var scenario = trial.scenario("kill -9 of one of two nodes", PROMISED)) {
            var nodes = new AtomicReferenceArray<>(new ChildHansa[] {server.child(data), server.child(data)});
            try {
                for (var times = 0; times < KILLS; times++) {
                    var killed = times % 2;
                    try (var load = trial.load(times, caller(nodes, 0), caller(nodes, 1))) {
                        load.awaitTaken(random.nextInt(50, 500));
                        nodes.get(killed).kill();
                        load.awaitTaken(random.nextInt(50, 500));
                        var since = System.nanoTime();
                        nodes.set(killed, server.child(data));
                        scenario.readyAgain(Awaited.ready(caller(nodes, killed), since));
                        scenario.struck(1);
                        load.awaitProgress();
                    }
                    scenario.judge(new Client(() -> nodes.get(killed).address()));
                }
            } finally {
                nodes.get(0).kill();
                nodes.get(1).kill();
            }
        }
    }

    private static Client caller(AtomicReferenceArray<ChildHansa> nodes, int number) {
        return new Client(() -> nodes.get(number).address(), PATIENCE);
    }

    private static Client caller(ChildHansa node) {
        return new Client(node::address, PATIENCE);
    }
}
