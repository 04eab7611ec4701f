package city.hansa.app.axonserver;

import city.hansa.ledger.append.Append;
import city.hansa.ledger.append.AppendException;
import city.hansa.ledger.append.AppendException.Halted;
import city.hansa.ledger.append.AppendException.NotAppended;
import city.hansa.ledger.append.AppendException.OutcomeUnknown;
import city.hansa.ledger.append.AppendException.Replayed;
import city.hansa.ledger.append.AppendException.StaleSequence;
import city.hansa.ledger.append.Appended;
import city.hansa.ledger.append.CommitListeners;
import city.hansa.ledger.append.GroupCommit;
import city.hansa.ledger.append.Writer;
import city.hansa.ledger.follow.FollowedLog;
import city.hansa.ledger.read.LedgerReader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/**
 * Writes into Axon Server, which decides about races, and returns when the ledger has followed: so an answer has its
 * position, and whoever reads on from there reads their own writes.
 *
 * <p>What became of a command that Axon Server did not answer is learnt from its stream, which is followed anyway.
 */
final class AxonServerWriter implements Writer, AutoCloseable {

    private final AxonServerEvents events;
    private final LedgerReader ledger;
    private final Follower follower;
    private final CommitListeners listeners = new CommitListeners();
    private volatile @Nullable String halted;

    AxonServerWriter(AxonServerEvents events, FollowedLog log, LedgerReader ledger) {
        this.events = events;
        this.ledger = ledger;
        this.follower = new Follower(events, log, listeners::tell);
    }

    /** Begins to follow; to be called once. */
    void start() {
        follower.start();
    }

    @Override
    public Appended append(Append command) {
        if (halted != null) {
            throw new Halted(halted);
        }
        if (!follower.isFollowing()) {
            throw new NotAppended("the ledger does not follow Axon Server", null);
        }
        var arrival = follower.expect(command);
        try {
            if (events.append(command) == AxonServerEvents.Outcome.STALE) {
                throw refused(command);
            }
            return arrived(arrival);
        } finally {
            follower.forget(command);
        }
    }

    /** Which of the two it was, Axon Server does not tell; the ledger knows, once it has followed. */
    private AppendException refused(Append command) {
        catchUp();
        var key = command.receipt();
        if (key != null) {
            var first = ledger.receipt(key.principal(), key.key());
            if (first.isPresent()) {
                return new Replayed(first.get(), first.get().answers(key.requestHash()));
            }
        }
        var own = command.events().getFirst();
        return new StaleSequence(own.aggregateId(), own.sequence());
    }

    private static Appended arrived(CompletableFuture<Appended> arrival) {
        try {
            return arrival.get(GroupCommit.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new OutcomeUnknown(stopped);
        } catch (ExecutionException | TimeoutException late) {
            throw new OutcomeUnknown(late);
        }
    }

    /** Returns when the ledger has all that Axon Server has now; {@link NotAppended} if it does not come so far in time. */
    void catchUp() {
        follower.catchUp();
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
        return halted == null && follower.isFollowing() && events.isReady();
    }

    @Override
    public void halt(String why) {
        halted = why;
    }

    /** Said before anything is shut down; what is under way is still followed, while there is a connection. */
    @EventListener(ContextClosedEvent.class)
    void leave() {
        follower.leave();
    }

    /** Ends to follow; what arrives later is taken at the next start. */
    @Override
    public void close() {
        follower.close();
    }
}
