package city.hansa.ledger.axon;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** The events after a token. Read by one thread at a time; woken by any. */
final class LedgerStream implements BlockingStream<TrackedEventMessage<?>> {

    private final LedgerEventStorageEngine engine;
    private final LongSupplier head;
    private final Consumer<LedgerStream> onClose;
    private final Deque<TrackedEventMessage<?>> buffer = new ArrayDeque<>();

    /** The last position that was read. */
    private long seen;

    /** Guarded by this. */
    private Runnable onAvailable = () -> {};

    LedgerStream(
            LedgerEventStorageEngine engine,
            LongSupplier head,
            @Nullable TrackingToken after,
            Consumer<LedgerStream> onClose) {
        this.engine = engine;
        this.head = head;
        this.seen = LedgerEventStorageEngine.positionOf(after);
        this.onClose = onClose;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        fill();
        return Optional.ofNullable(buffer.peek());
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        var deadline = System.nanoTime() + unit.toNanos(timeout);
        while (!fill()) {
            if (!awaitHead(deadline)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
            Thread.onSpinWait();
        }
        return buffer.remove();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        synchronized (this) {
            onAvailable = callback;
        }
        if (head.getAsLong() > seen) {
            callback.run();
        }
        return true;
    }

    @Override
    public void close() {
        onClose.accept(this);
    }

    void wake() {
        Runnable callback;
        synchronized (this) {
            notifyAll();
            callback = onAvailable;
        }
        callback.run();
    }

    /** Whether the log has grown beyond what was read, by the deadline. */
    private synchronized boolean awaitHead(long deadline) throws InterruptedException {
        for (var left = deadline - System.nanoTime(); head.getAsLong() <= seen; left = deadline - System.nanoTime()) {
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    private boolean fill() {
        // An upcaster may drop all events of a read: then the next is tried.
        while (buffer.isEmpty() && head.getAsLong() > seen) {
            var read = engine.readAfter(seen);
            buffer.addAll(read.messages());
            seen = read.readTo();
        }
        return !buffer.isEmpty();
    }
}
