package city.hansa.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the database is full: who writes is told that nothing was written, and all goes on when there is room. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FullDiskJourney {

    private static final int MEGABYTES = 400;
    private static final int DISKS = Runs.of("disks", 0, 10);
    private static final Duration PROMISED = Duration.ofSeconds(20);

    @TempDir
    private Path data;

    private final Random random = new Random(Runs.SEED);

    /** With its write-ahead log on a disk of its own: on the same one the server ends as soon as that needs another file. */
    @Test
    void who_reads_is_answered_while_there_is_no_room_for_rows() throws IOException {
        fill("disk of PostgreSQL full", directory -> Server.start(directory, data.resolve("wal")), (node, _) -> {
            assertThat(node.get("/api/cities?limit=5").status()).as("reading goes on").isEqualTo(200);
            assertThat(node.get("/log/checkpoint").status()).as("reading goes on").isEqualTo(200);
        });
    }

    /** Then the server ends, as it must: it cannot write down what it does. */
    @Test
    void the_server_comes_back_although_there_was_no_room_for_its_log() throws IOException {
        fill("… and no room for its write-ahead log", Server::start, (_, server) ->
                Awaited.until("the server ends", () -> isGone(server)));
    }

    private static boolean isGone(Server server) {
        try {
            server.execute("select pg_switch_wal()");
            return false;
        } catch (SQLException _) {
            return true;
        }
    }

    @FunctionalInterface
    private interface Full {
        void observed(Client node, Server server);
    }

    @FunctionalInterface
    private interface Start {
        Server on(Path directory) throws IOException;
    }

    private void fill(String fault, Start start, Full full) throws IOException {
        Runs.requireAny(DISKS);
        try (var disk = Disk.mount(data.resolve("disk"), MEGABYTES);
                var server = start.on(data.resolve("disk").resolve("postgres"));
                var hansa = server.node(data);
                var trial = new Trial(data);
                var scenario = trial.scenario(fault, PROMISED)) {
            var node = new Client(hansa::address);
            for (var times = 0; times < DISKS; times++) {
                try (var load = trial.load(times, node)) {
                    load.awaitTaken(random.nextInt(50, 300));
                    disk.fill();
                    load.awaitUnanswered();
                    full.observed(node, server);
                    disk.free();
                    var since = System.nanoTime();
                    load.awaitProgress();
                    scenario.readyAgain(Awaited.ready(node, since));
                    scenario.struck(1);
                }
                scenario.judge(node);
            }
        }
    }
}
