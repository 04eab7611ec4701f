package city.hansa.ledger.append;

import city.hansa.ledger.append.AppendException.Halted;
import city.hansa.ledger.append.AppendException.NotAppended;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The writer of the log, one a node: takes the commands of many threads and appends them in few transactions (DESIGN §4).
 *
 * <p><b>Order and durability.</b> Positions are 0-based, without gaps, in the order of commits, whichever node commits;
 * {@code recordedAt} never decreases along them. {@link #append} returns when the command's events are on disk, and never
 * before. Commands of one stream are appended in the order in which they were given.
 *
 * <p><b>All or nothing.</b> A command appends all of its events or none. One that is refused costs no position and does
 * not touch the others of its batch. If the connection is lost while an answer is awaited, the log itself is asked what
 * became of each command, by the identity of its events; what did not arrive is appended again, which cannot take effect
 * twice since both would claim the same sequences.
 *
 * <p><b>Concurrency.</b> For use by any number of threads, virtual ones too. A thread that finds the writer idle commits
 * for itself; else it hands over and waits. Several nodes may append to one database; each waits for the other's commit.
 *
 * <p>Holds one connection of its data source, opened when first needed and again when lost. The source must not enlist it
 * in an outer transaction, and should set a socket timeout if a silent network is to be noticed.
 */
public final class GroupCommit implements Writer, AutoCloseable {

    /** How long a lost connection is tried again before the waiting callers are told. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Salts salts = new Salts();
    private final Backlog backlog = new Backlog();
    private final CommitListeners listeners = new CommitListeners();
    private final Thread thread;

    /** Why nothing may be appended any more; null while the log holds. */
    private volatile @Nullable String halted;

    /** Held by whoever commits: the writer's thread, or a caller that found it idle. */
    private final ReentrantLock turn = new ReentrantLock();

    /** Touched only by the holder of the turn. */
    private final Committer committer;

    /** A writer that is as patient as {@link #PATIENCE}. */
    public GroupCommit(DataSource dataSource, Clock clock) {
        this(dataSource, clock, PATIENCE);
    }

    /**
     * Begins to take commands; a database that cannot be reached is noticed at the first append.
     *
     * @param dataSource connects as the application's role
     * @param clock gives the time of recording, of which microseconds are kept; one that goes backwards does no harm
     * @param patience how long a lost connection is tried again before the waiting callers are told
     */
    public GroupCommit(DataSource dataSource, Clock clock, Duration patience) {
        this.committer = new Committer(dataSource, clock, patience, listeners::tell);
        this.thread = Thread.ofPlatform().daemon().name("ledger-writer").start(this::write);
    }

    /** An interrupt does not end the wait: it would leave the caller not knowing what became of its command. */
    @Override
    public Appended append(Append command) {
        if (halted != null) {
            throw new Halted(halted);
        }
        var pending = new Pending(command, salts);
        // While others wait, a newcomer waits behind them: commits of one command each would starve the batch.
        if (backlog.isEmpty() && turn.tryLock()) {
            commitAlone(pending);
        } else {
            backlog.add(pending);
        }
        return pending.await();
    }

    private void commitAlone(Pending pending) {
        try {
            if (backlog.isClosed()) {
                throw new NotAppended("the ledger's writer is closed", null);
            }
            committer.commit(List.of(pending));
            pending.tell();
        } finally {
            turn.unlock();
        }
    }

    @Override
    public Runnable listen(LongConsumer listener) {
        return listeners.listen(listener);
    }

    @Override
    public void measure(LongConsumer gauge) {
        listeners.measure(gauge);
    }

    @Override
    public boolean isOpen() {
        return halted == null && !backlog.isClosed();
    }

    @Override
    public void halt(String why) {
        halted = why;
    }

    /** Refuses new commands, appends those that wait, and gives the connection back. Idempotent. */
    @Override
    public void close() {
        backlog.close();
        var interrupted = awaitWriter();
        turn.lock();
        try {
            committer.close();
        } finally {
            turn.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** An interrupt does not end the wait: what the writer still appends would open the connection again. */
    private boolean awaitWriter() {
        var interrupted = false;
        while (true) {
            try {
                thread.join();
                return interrupted;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
    }

    private void write() {
        try {
            while (backlog.await()) {
                var batch = commitNext();
                // By another thread: to wake so many takes as long as a third of a commit, and the next batch waits.
                Thread.startVirtualThread(() -> batch.forEach(Pending::tell));
            }
        } catch (InterruptedException _) {
            // Nobody but this class knows the thread, and it does not interrupt.
            Thread.currentThread().interrupt();
        }
    }

    private List<Pending> commitNext() {
        turn.lock();
        try {
            var batch = backlog.take();
            committer.commit(batch);
            return batch;
        } finally {
            turn.unlock();
        }
    }
}
