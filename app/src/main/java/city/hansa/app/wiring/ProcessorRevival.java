package city.hansa.app.wiring;

import city.hansa.ledger.read.LedgerReader;
import city.hansa.ledger.read.ReadFailed;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.springframework.context.SmartLifecycle;
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
    private final Map<String, CompletableFuture<Boolean>> claims = new HashMap<>();
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
            waiting.forEach(processor -> claims.put(processor.getName(), processor.claimSegment(SEGMENT)));
        }
    }

    /** Those that handle nothing, and are not being told to look: they failed, or another node has their token. */
    private List<PooledStreamingEventProcessor> waiting() {
        return axon.eventProcessingConfiguration().eventProcessors().values().stream()
                .filter(PooledStreamingEventProcessor.class::isInstance)
                .map(PooledStreamingEventProcessor.class::cast)
                .filter(processor -> processor.isRunning()
                        && processor.processingStatus().isEmpty()
                        && !isBeingTold(processor))
                .toList();
    }

    private boolean isBeingTold(PooledStreamingEventProcessor processor) {
        var claim = claims.get(processor.getName());
        return claim != null && !claim.isDone();
    }

    private boolean isReachable() {
        try {
            return ledger.head() >= 0;
        } catch (ReadFailed _) {
            return false;
        }
    }
}
