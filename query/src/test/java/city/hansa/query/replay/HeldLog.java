package city.hansa.query.replay;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.axonframework.eventhandling.DomainEventMessage;

/** A log that is read by stream once a test lets it be, so that the test decides how long a build is under way. */
final class HeldLog implements EventLog, AutoCloseable {

    private final EventLog log;
    private final CountDownLatch released = new CountDownLatch(1);

    HeldLog(EventLog log) {
        this.log = log;
    }

    void release() {
        released.countDown();
    }

    @Override
    public void close() {
        release();
    }

    @Override
    public Part byStream(UUID afterId, long afterSequence, long upToPosition, int limit) {
        try {
            released.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
        return log.byStream(afterId, afterSequence, upToPosition, limit);
    }

    @Override
    public long head() {
        return log.head();
    }

    @Override
    public List<DomainEventMessage<?>> between(long from, long to) {
        return log.between(from, to);
    }

    @Override
    public Part whole(Collection<UUID> ids, long upToPosition) {
        return log.whole(ids, upToPosition);
    }

    @Override
    public SortedMap<UUID, Long> touched(long from, long to) {
        return log.touched(from, to);
    }
}
