package city.hansa.ledger.witness;

import city.hansa.ledger.seal.LogCorrupted;
import city.hansa.ledger.witness.WitnessStatus.State;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one witness up to date, on a thread of its own: whoever seals only leaves word, and waits for nothing. However
 * many checkpoints are signed while the witness is busy, it is shown the last one alone.
 */
final class Submitter implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Submitter.class.getName());

    private final KnownWitness witness;
    private final Cosigning cosigning;
    private final Patience patience;
    private final Consumer<LogCorrupted> alarm;
    private final Semaphore word = new Semaphore(0);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile State state = State.NOT_ASKED;
    private volatile @Nullable String failure;

    Submitter(KnownWitness witness, Cosigning cosigning, Patience patience, Consumer<LogCorrupted> alarm) {
        this.witness = witness;
        this.cosigning = cosigning;
        this.patience = patience;
        this.alarm = alarm;
        this.thread = Thread.ofVirtual().name("witness-" + witness.name()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Leaves word that there is a new checkpoint. Never waits. */
    void wake() {
        word.release();
    }

    KnownWitness witness() {
        return witness;
    }

    State state() {
        return state;
    }

    /** Why it does not cosign; null while it does. */
    @Nullable String failure() {
        return failure;
    }

    private void run() {
        try {
            var pause = patience.first();
            while (closed.getCount() > 0) {
                if (attempt()) {
                    pause = patience.first();
                    word.acquire();
                    word.drainPermits();
                } else {
                    closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
                    pause = patience.after(pause);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean attempt() {
        try {
            if (cosigning.run()) {
                succeeded();
            }
            return true;
        } catch (WitnessFailed e) {
            failed(String.valueOf(e.getMessage()), null);
        } catch (LogCorrupted e) {
            failed("proves that the log does not hold: " + e.getMessage(), null);
            alarm.accept(e);
            closed.countDown();
        } catch (RuntimeException e) {
            failed("is not asked, since we are at fault: " + e.getMessage(), e);
        }
        return false;
    }

    private void succeeded() {
        if (state == State.FAILING) {
            LOG.log(System.Logger.Level.INFO, "the witness " + witness.name() + " cosigns again");
        }
        state = State.COSIGNING;
        failure = null;
    }

    /** Told once, when it begins; what it is at the moment, the status says. */
    private void failed(String why, @Nullable Throwable fault) {
        failure = why;
        if (state != State.FAILING && closed.getCount() > 0) {
            state = State.FAILING;
            LOG.log(System.Logger.Level.WARNING, "the witness " + witness.name() + " " + why, fault);
        }
    }

    /** Ends; a request that is under way is to be ended by whoever owns the connection. */
    @Override
    public void close() {
        closed.countDown();
        wake();
    }

    /** Returns when it has ended, or after a time. */
    void await(Duration time) throws InterruptedException {
        if (thread.getState() != Thread.State.NEW) {
            thread.join(time);
        }
    }
}
