package city.hansa.ledger.append;

import static city.hansa.ledger.append.Examples.stream;
import static city.hansa.ledger.append.Examples.to;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.ledger.postgres.LedgerDatabase;
import city.hansa.ledger.read.LedgerReader;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Appends that are interrupted while they wait for another node's commit. */
@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InterruptedAppendTest {

    @RegisterExtension
    static final LedgerDatabase DATABASE = new LedgerDatabase();

    private final LedgerReader reader = new LedgerReader(DATABASE.app());

    @BeforeEach
    void begin() {
        DATABASE.clear();
    }

    @Test
    void an_interrupt_under_a_call_on_a_virtual_thread_is_outlasted_and_kept() throws Exception {
        var told = new CompletableFuture<Appended>();
        var kept = new AtomicBoolean();
        try (var writer = new GroupCommit(DATABASE.app(), Clock.systemUTC(), Duration.ofSeconds(5))) {
            Thread caller;
            try (var _ = lockedGate()) {
                caller = Thread.ofVirtual().start(() -> {
                    told.completeAsync(() -> writer.append(to(stream(), 0)), Runnable::run);
                    kept.set(Thread.currentThread().isInterrupted());
                });
                awaitAtGate(1);
                caller.interrupt();
                // The socket is closed under the first call, which still waits: the second stands behind it.
                awaitAtGate(2);
            }
            caller.join();
        }
        assertThat(told.join().firstPosition()).isEqualTo(0);
        assertThat(kept).isTrue();
        assertThat(reader.head()).isEqualTo(0);
    }

    @Test
    void an_interrupt_while_it_closes_leaves_no_connection_behind() throws Exception {
        var writer = new GroupCommit(DATABASE.app(), Clock.systemUTC(), Duration.ofSeconds(5));
        var first = Thread.ofPlatform().unstarted(() -> writer.append(to(stream(), 0)));
        var second = Thread.ofPlatform().unstarted(() -> writer.append(to(stream(), 0)));
        var closing = Thread.ofPlatform().unstarted(() -> {
            Thread.currentThread().interrupt();
            writer.close();
        });
        try (var _ = lockedGate()) {
            first.start();
            awaitAtGate(1);
            second.start();
            awaitWaiting(second);
            closing.start();
            awaitWaiting(closing);
        }
        first.join();
        second.join();
        closing.join();

        assertThat(reader.head()).isEqualTo(1);
        assertThat(DATABASE.app().unwrap(HikariDataSource.class).getHikariPoolMXBean().getActiveConnections())
                .isZero();
    }

    /** Held until it is closed, as by a node that is about to commit. */
    private static Connection lockedGate() throws SQLException {
        var connection = DATABASE.owner().getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("select from ledger.gate for update");
        }
        return connection;
    }

    /** Returns once so many calls wait for the gate. */
    private static void awaitAtGate(int calls) throws SQLException {
        var sql = "select count(*) >= " + calls + " from pg_stat_activity"
                + " where datname = current_database() and wait_event_type = 'Lock'";
        // Each look is a transaction of its own: within one, the view does not change.
        try (var connection = DATABASE.owner().getConnection();
                var query = connection.prepareStatement(sql)) {
            for (var there = false; !there; ) {
                try (var row = query.executeQuery()) {
                    row.next();
                    there = row.getBoolean(1);
                }
            }
        }
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }
}
