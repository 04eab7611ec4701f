package city.hansa.ledger.append;

import city.hansa.ledger.append.AppendException.NotAppended;
import city.hansa.ledger.append.AppendException.OutcomeUnknown;
import city.hansa.ledger.append.AppendException.Replayed;
import city.hansa.ledger.append.LedgerSession.Outcome;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** Commits batches, one after the other, and settles every command in them. Used by one thread at a time. */
final class Committer {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final DataSource dataSource;
    private final Clock clock;
    private final Duration patience;
    private final LongConsumer committed;
    private final Heads heads = new Heads();
    private @Nullable LedgerSession session;

    /** Whether a call was sent of which nothing was heard. */
    private boolean unanswered;

    Committer(DataSource dataSource, Clock clock, Duration patience, LongConsumer committed) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.patience = patience;
        this.committed = committed;
    }

    /** Settles every command of the batch. No two of them may share a stream or a receipt's key. */
    void commit(List<Pending> batch) {
        // On a virtual thread an interrupt would close the socket under a call.
        var interrupted = Thread.interrupted();
        try {
            commitUntilSettled(batch);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void commitUntilSettled(List<Pending> batch) {
        var deadline = System.nanoTime() + patience.toNanos();
        var open = batch;
        while (!open.isEmpty()) {
            try {
                attempt(open);
            } catch (SQLException e) {
                recover(open, e, deadline);
            } catch (RuntimeException e) {
                // Not the database's word: what became of the call is not known.
                recover(open, new SQLException("the append failed", e), deadline);
            }
            open = stillOpen(open);
        }
    }

    private void attempt(List<Pending> open) throws SQLException {
        var ready = session();
        for (var command : open) {
            if (command.isDoubtful()) {
                ready.find(command).ifPresent(command::succeed);
            }
        }
        var batch = stillOpen(open);
        if (!batch.isEmpty()) {
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            unanswered = true;
            var outcome = ready.append(batch, heads, now);
            unanswered = false;
            settle(batch, outcome, ready);
        }
    }

    /**
     * Tells everyone. A command that went unanswered before may be refused because of itself: it arrived after all.
     */
    private void settle(List<Pending> batch, Outcome outcome, LedgerSession ready) throws SQLException {
        heads.foundAt(outcome.firstPosition());
        for (int i = 0; i < batch.size(); i++) {
            if (!outcome.refused(i + 1)) {
                var command = batch.get(i);
                var first = heads.next();
                heads.appended(command);
                command.succeed(new Appended(first, heads.next() - 1, outcome.recordedAt()));
            }
        }
        if (heads.next() > outcome.firstPosition()) {
            committed.accept(heads.next() - 1);
        }
        for (int i = 0; i < batch.size(); i++) {
            if (outcome.refused(i + 1)) {
                refuse(batch.get(i), outcome.replayed().contains(i + 1), ready);
            }
        }
    }

    private static void refuse(Pending command, boolean replayed, LedgerSession ready) throws SQLException {
        if (command.isDoubtful()) {
            ready.find(command).ifPresent(command::succeed);
        }
        var key = command.receipt();
        if (replayed && key != null) {
            var first = ready.receipt(key);
            command.fail(new Replayed(first, first.answers(key.requestHash())));
        } else {
            command.fail(command.stale());
        }
    }

    private void recover(List<Pending> batch, SQLException failure, long deadline) {
        heads.forget();
        var open = stillOpen(batch);
        if (isLoss(failure)) {
            if (unanswered) {
                open.forEach(Pending::doubt);
                unanswered = false;
            }
            discardSession();
            waitOrGiveUp(open, failure, deadline);
        } else if (open.size() == 1) {
            // The database answered, so nothing of this call is in the log. An earlier one may still arrive.
            giveUp(open.getFirst(), "the database refused: " + failure.getMessage(), failure);
        } else {
            // One command's fault must not be another's.
            open.forEach(command -> commitUntilSettled(List.of(command)));
        }
    }

    private static void waitOrGiveUp(List<Pending> open, SQLException failure, long deadline) {
        if (System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE_NANOS);
            return;
        }
        open.forEach(command -> giveUp(command, "the database cannot be reached", failure));
    }

    private static void giveUp(Pending command, String why, SQLException failure) {
        command.fail(command.isDoubtful() ? new OutcomeUnknown(failure) : new NotAppended(why, failure));
    }

    /**
     * Whether the failure leaves open what became of the call: anything but the database's own word that it failed.
     * Class 08 is a broken connection; class 57P a server that goes down, perhaps between the commit and its answer.
     */
    private static boolean isLoss(SQLException failure) {
        var state = failure.getSQLState();
        var answered = failure instanceof PSQLException pg && pg.getServerErrorMessage() != null;
        return !answered || state == null || state.startsWith("08") || state.startsWith("57P");
    }

    private static List<Pending> stillOpen(List<Pending> batch) {
        return batch.stream().filter(Pending::isOpen).toList();
    }

    private LedgerSession session() throws SQLException {
        if (session == null) {
            session = LedgerSession.open(dataSource);
        }
        return session;
    }

    private void discardSession() {
        if (session != null) {
            session.discard();
            session = null;
        }
    }

    void close() {
        if (session != null) {
            session.close();
            session = null;
        }
    }
}
