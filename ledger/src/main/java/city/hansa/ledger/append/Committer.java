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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** Commits batches, one after the other, and settles every command in them. Used by one thread at a time. */
final class Committer {

    private static final System.Logger LOG = System.getLogger(Committer.class.getName());
    private static final String UNIQUE_VIOLATION = "23505";
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** Is told of each commit that took events, by the first and the last position of it. */
    @FunctionalInterface
    interface Committed {
        void after(long first, long last);
    }

    private final DataSource dataSource;
    private final Clock clock;
    private final Duration patience;
    private final Committed committed;
    private final Heads heads = new Heads();
    private @Nullable LedgerSession session;

    /** Whether a call was sent of which nothing was heard. */
    private boolean unanswered;

    /** Whether the committing thread was interrupted meanwhile, which it is told when all is settled. */
    private boolean interrupted;

    Committer(DataSource dataSource, Clock clock, Duration patience, Committed committed) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.patience = patience;
        this.committed = committed;
    }

    /** Settles every command of the batch, and tells none. No two may share a stream or a receipt's key. Does not throw. */
    void commit(List<Pending> batch) {
        interrupted = false;
        try {
            commitUntilSettled(batch, System.nanoTime() + patience.toNanos());
        } catch (Throwable e) {
            // Whatever it is, those who wait must be told, and the next batch is another.
            LOG.log(System.Logger.Level.ERROR, "a batch of " + batch.size() + " commands failed", e);
            heads.forget();
            lose(stillOpen(batch));
            stillOpen(batch).forEach(command -> giveUp(command, "the append failed", e));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void commitUntilSettled(List<Pending> batch, long deadline) {
        var open = batch;
        while (!open.isEmpty()) {
            // On a virtual thread an interrupt would close the socket under a call.
            interrupted |= Thread.interrupted();
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
            settle(batch, send(batch, ready), ready);
        }
    }

    private Outcome send(List<Pending> batch, LedgerSession ready) throws SQLException {
        var call = new AppendCall(batch, heads);
        unanswered = true;
        var outcome = ready.append(call, heads.next(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        unanswered = false;
        return outcome;
    }

    /**
     * Tells everyone. A command that went unanswered before may be refused because of itself: it arrived after all.
     */
    private void settle(List<Pending> batch, Outcome outcome, LedgerSession ready) throws SQLException {
        heads.foundAt(outcome.firstPosition());
        for (var command : outcome.appended(batch)) {
            var first = heads.next();
            heads.appended(command);
            command.succeed(new Appended(first, heads.next() - 1, outcome.recordedAt()));
        }
        if (heads.next() > outcome.firstPosition()) {
            committed.after(outcome.firstPosition(), heads.next() - 1);
        }
        for (int i = 0; i < batch.size(); i++) {
            if (outcome.refused(i + 1)) {
                refuse(batch.get(i), outcome.replayed().contains(i + 1), ready);
            }
        }
    }

    private static void refuse(Pending command, boolean replayed, LedgerSession ready) throws SQLException {
        var arrived = command.isDoubtful() ? ready.find(command) : Optional.<Appended>empty();
        if (arrived.isPresent()) {
            command.succeed(arrived.get());
            return;
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
            lose(open);
            waitOrGiveUp(open, failure, deadline);
        } else if (UNIQUE_VIOLATION.equals(failure.getSQLState()) && open.stream().anyMatch(Pending::isTrusted)) {
            // What was taken for true of some stream is not: the log is asked about all of them.
            open.forEach(Pending::distrust);
        } else if (open.size() == 1) {
            // The database answered, so nothing of this call is in the log. An earlier one may still arrive.
            giveUp(open.getFirst(), "the database refused: " + failure.getMessage(), failure);
        } else {
            // One command's fault must not be another's.
            open.forEach(command -> commitUntilSettled(List.of(command), deadline));
        }
    }

    /** Gives the connection up; what a call still carried may be in the log, or may yet come there. */
    private void lose(List<Pending> open) {
        if (unanswered) {
            open.forEach(Pending::doubt);
            unanswered = false;
        }
        discardSession();
    }

    private static void waitOrGiveUp(List<Pending> open, SQLException failure, long deadline) {
        if (System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE_NANOS);
            return;
        }
        open.forEach(command -> giveUp(command, "the database cannot be reached", failure));
    }

    private static void giveUp(Pending command, String why, Throwable failure) {
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
