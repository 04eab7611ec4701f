package city.hansa.app.wiring;

import city.hansa.api.view.Found;
import city.hansa.api.view.ViewQuery.RecordChanged;
import city.hansa.web.read.Reads;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.jspecify.annotations.Nullable;

/** A subscription query that is waited for by one thread. It keeps the latest change alone, however many there are. */
final class GatewayWatch implements Reads.Watch {

    private final SubscriptionQueryResult<Found, RecordChanged> subscription;
    private final Found first;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Guarded by the lock. */
    private long latest = -1;

    /** Why no change will be told any more; guarded by the lock. */
    private @Nullable IllegalStateException end;

    GatewayWatch(SubscriptionQueryResult<Found, RecordChanged> subscription) {
        this.subscription = subscription;
        var _ = subscription.updates().subscribe(
                change -> take(change.position(), null),
                failure -> take(-1, new IllegalStateException("the record is watched no more", failure)),
                () -> take(-1, new IllegalStateException("the record is watched no more")));
        this.first =
                GatewayReads.answered(subscription.initialResult().toFuture().thenApply(Objects::requireNonNull));
    }

    @Override
    public Found first() {
        return first;
    }

    @Override
    public OptionalLong changeAfter(long position, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = patience.toNanos();
            while (latest <= position && end == null && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (end != null) {
                throw end;
            }
            return latest > position ? OptionalLong.of(latest) : OptionalLong.empty();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        subscription.cancel();
    }

    private void take(long position, @Nullable IllegalStateException last) {
        lock.lock();
        try {
            latest = Math.max(latest, position);
            end = end == null ? last : end;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
