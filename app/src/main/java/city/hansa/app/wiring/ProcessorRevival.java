package city.hansa.app.wiring;

import city.hansa.ledger.read.LedgerReader;
import city.hansa.ledger.read.NewerEvent;
import city.hansa.ledger.read.ReadFailed;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * Has the processors go on as soon as the database answers again. Axon lets one that has failed wait before it claims its
 * token once more, twice as long each time and up to a minute: after an outage, views would lag for as long again.
 */
@Component
final class ProcessorRevival implements SmartLifecycle {

    private static final Duration EVERY = Duration.ofSeconds(1);

    /** Each processor has this one segment. */
    private static final int SEGMENT = 0;

    private final Configuration axon;
    private final LedgerReader ledger;
    private CountDownLatch stopped = new CountDownLatch(0);

    ProcessorRevival(Configuration axon, LedgerReader ledger) {
        this.axon = axon;
        this.ledger = ledger;
    }

    @Override
    public synchronized void start() {
        var ended = new CountDownLatch(1);
        stopped = ended;
        Thread.ofPlatform().daemon().name("processor-revival").start(() -> repeat(ended));
    }

    @Override
    public synchronized void stop() {
        stopped.countDown();
    }

    @Override
    public synchronized boolean isRunning() {
        return stopped.getCount() > 0;
    }

    private void repeat(CountDownLatch ended) {
        try {
            while (!ended.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                revive();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void revive() {
        var waiting = waiting();
        if (!waiting.isEmpty() && isReachable()) {
            waiting.forEach(ProcessorRevival::tell);
        }
    }

    /**
     * Again as long as it waits: what it is told while it still gives up its last try lies until the wait is over, unless
     * it is told once more.
     */
    private static void tell(PooledStreamingEventProcessor processor) {
        var _ = processor.claimSegment(SEGMENT);
    }

    /**
     * Those that handle nothing: another node has their token, or they failed. One that failed while it claimed its token
     * has no status, one that failed while it handled events that of its error. One that has met a newer version's event
     * stands back for a node that knows it.
     */
    private List<PooledStreamingEventProcessor> waiting() {
        return axon.eventProcessingConfiguration().eventProcessors().values().stream()
                .filter(PooledStreamingEventProcessor.class::isInstance)
                .map(PooledStreamingEventProcessor.class::cast)
                .filter(processor -> processor.isRunning()
                        && processor.processingStatus().values().stream().allMatch(ProcessorRevival::mayGoOn))
                .toList();
    }

    private static boolean mayGoOn(EventTrackerStatus failed) {
        return failed.isErrorState() && !(NestedExceptionUtils.getMostSpecificCause(failed.getError()) instanceof NewerEvent);
    }

    private boolean isReachable() {
        try {
            return ledger.head() >= 0;
        } catch (ReadFailed _) {
            return false;
        }
    }
}
