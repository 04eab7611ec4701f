package city.hansa.ledger.seal;

import city.hansa.ledger.append.Writer;
import city.hansa.ledger.note.Note;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the log of one node sealed and watched: verifies at the start all that was sealed, seals again and again, and if
 * the log does not hold, halts the writer: nothing is appended and nothing signed any more until a person has started the
 * node anew. Reading goes on. A database that fails is tried again.
 */
public final class LogKeeper implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(LogKeeper.class.getName());

    private final Sealer sealer;
    private final LogCheck check;
    private final Writer writer;
    private final Duration sealEvery;
    private final List<Consumer<Note>> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Thread> threads;
    private volatile @Nullable LogCorrupted failure;
    private volatile long verified;

    /** @param sealEvery the pause after a sealing, so that a checkpoint is signed so often at most */
    public LogKeeper(Sealer sealer, LogCheck check, Writer writer, Duration sealEvery) {
        this.sealer = sealer;
        this.check = check;
        this.writer = writer;
        this.sealEvery = sealEvery;
        this.threads = List.of(
                Thread.ofPlatform().daemon().name("ledger-check").unstarted(() -> repeat(this::verify)),
                Thread.ofPlatform().daemon().name("ledger-sealer").unstarted(() -> repeat(this::seal)));
    }

    /** Begins; to be called once. */
    public void start() {
        threads.forEach(Thread::start);
    }

    /** Has a listener told each checkpoint that this node signs, after it is stored, by the sealing thread. */
    public void listen(Consumer<Note> listener) {
        listeners.add(listener);
    }

    /** What does not hold; empty while all does, as far as is known. */
    public Optional<LogCorrupted> failure() {
        return Optional.ofNullable(failure);
    }

    /** How many leaves were found to hold since the start. */
    public long verified() {
        return verified;
    }

    private boolean verify() {
        verified = check.run(size -> verified = size);
        return false;
    }

    private boolean seal() throws InterruptedException {
        var note = sealer.seal();
        note.ifPresent(sealed -> listeners.forEach(listener -> listener.accept(sealed)));
        return !closed.await(sealEvery.toNanos(), TimeUnit.NANOSECONDS);
    }

    @FunctionalInterface
    private interface Step {
        /** Whether there is a next time. */
        boolean run() throws InterruptedException;
    }

    private void repeat(Step step) {
        var failing = new AtomicBoolean();
        try {
            var again = true;
            while (again && failure == null && closed.getCount() > 0) {
                again = attempt(step, failing);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** A failure is told when it begins and when it ends: a database may be away for long. */
    private boolean attempt(Step step, AtomicBoolean failing) throws InterruptedException {
        try {
            var again = step.run();
            if (failing.compareAndSet(true, false)) {
                LOG.log(System.Logger.Level.INFO, "the log is sealed and checked again");
            }
            return again;
        } catch (LogCorrupted e) {
            halt(e);
            return false;
        } catch (RuntimeException e) {
            if (failing.compareAndSet(false, true)) {
                LOG.log(System.Logger.Level.WARNING, "the log was not sealed or checked, and is tried again", e);
            }
            return !closed.await(sealEvery.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /**
     * Halts the log, for what was found by others too, such as a witness that shows what we do not know. A sealing that
     * is under way may still end. Only the first failure is kept; idempotent, and for use by any thread.
     */
    public synchronized void halt(LogCorrupted corrupted) {
        if (failure != null) {
            return;
        }
        failure = corrupted;
        writer.halt("The log does not verify: " + corrupted.getMessage());
        LOG.log(System.Logger.Level.ERROR, "the log does not verify, and takes nothing any more", corrupted);
    }

    /** Ends; a sealing that is under way is waited for. Idempotent. */
    @Override
    public void close() {
        closed.countDown();
        for (var thread : threads) {
            try {
                thread.join(Sealer.PATIENCE);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
