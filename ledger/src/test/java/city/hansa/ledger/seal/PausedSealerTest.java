package city.hansa.ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.ledger.postgres.LedgerDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one database; one is paused in the middle of a sealing, for longer than its right to seal lasts. */
@Timeout(120)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PausedSealerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @RegisterExtension
    static final LedgerDatabase DATABASE = new LedgerDatabase();

    private final LogKeys keys;
    private final SealedLog log;
    private final Path directory;

    PausedSealerTest(@TempDir Path directory) {
        this.directory = directory;
        keys = LogKeys.in(directory, SealedLog.ORIGIN);
        var published = new LastPublished(directory.resolve("published"), SealedLog.ORIGIN);
        var sealer = new Sealer(DATABASE.app(), keys, published, Clock.systemUTC(), PATIENCE);
        log = new SealedLog(DATABASE.app(), keys, published, sealer);
    }

    @Test
    void there_is_one_line_of_checkpoints_all_consistent() throws Exception {
        var paused = SealingChild.start(DATABASE.appUrl(), directory, directory.resolve("child"), PATIENCE);
        try {
            pauseWhileItSeals(paused);
            log.append(1);
            assertThat(log.seal()).as("the right to seal is still the paused node's").isEmpty();
            await(() -> log.seal().isPresent());
            var sealedWithoutIt = log.publish().size();

            signal(paused, "CONT");
            await(() -> log.publish().size() > sealedWithoutIt);
            assertThat(paused.isAlive()).isTrue();
        } finally {
            paused.destroyForcibly().onExit().join();
        }
        assertThat(log.check()).isGreaterThan(3);
    }

    /** Stopped at a moment at which its transaction holds the lock. */
    private static void pauseWhileItSeals(Process process) {
        await(() -> {
            signal(process, "STOP");
            if (isSealing()) {
                return true;
            }
            signal(process, "CONT");
            return false;
        });
    }

    /** Idle for a while: what was on its way to the database when the process stopped has arrived by then. */
    private static boolean isSealing() {
        try (var connection = DATABASE.owner().getConnection();
                var query = connection.prepareStatement("""
                        select from pg_sleep(0.05), pg_locks l join pg_stat_activity a using (pid)
                          where l.relation = 'ledger.sealer'::regclass and a.state = 'idle in transaction'
                            and a.state_change < clock_timestamp() - interval '40 milliseconds'""");
                var rows = query.executeQuery()) {
            return rows.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void signal(Process process, String signal) {
        try {
            var kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
            assertThat(kill.waitFor()).isZero();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it does not come to pass").isLessThan(deadline);
        }
    }
}
