package city.hansa.ledger.axon;

import city.hansa.ledger.append.Writer;
import city.hansa.ledger.read.LedgerReader;
import city.hansa.ledger.read.ReadFailed;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The log as a source of streaming event processors, which are woken at each commit instead of asking every 500 ms.
 *
 * <p>Every stream gives the events in the order of positions, without gaps, each once. What this node appends is
 * announced at its commit; what other nodes append is noticed when they tell it, else within {@value #POLL_MILLIS} ms.
 *
 * <p>Safe for use by several threads; a stream is used by one at a time.
 */
public final class LedgerMessageSource implements StreamableMessageSource<TrackedEventMessage<?>>, AutoCloseable {

    /** How often the log is asked whether another node has appended, in milliseconds. */
    public static final int POLL_MILLIS = 100;

    private static final System.Logger LOG = System.getLogger(LedgerMessageSource.class.getName());

    private final LedgerEventStorageEngine engine;
    private final LedgerReader reader;
    private final Set<LedgerStream> streams = ConcurrentHashMap.newKeySet();
    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong head = new AtomicLong(-1);
    private final ScheduledExecutorService poll;
    private final Runnable stopListening;

    /**
     * Begins to listen to this node's writer and to look out for other nodes' events.
     *
     * @param writer this node's
     */
    public LedgerMessageSource(LedgerEventStorageEngine engine, LedgerReader reader, Writer writer) {
        this.engine = engine;
        this.reader = reader;
        this.poll = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("ledger-tail").factory());
        var _ = this.poll.scheduleWithFixedDelay(this::look, 0, POLL_MILLIS, TimeUnit.MILLISECONDS);
        this.stopListening = writer.listen(this::advance);
    }

    /** Opens a stream of the events after a token; null opens one of all events. */
    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        // What was appended before must be seen at once, whatever was known so far.
        var now = reader.head();
        var stream = new LedgerStream(engine, head::get, WrappedToken.unwrapLowerBound(token), streams::remove);
        streams.add(stream);
        advance(now);
        return stream;
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return engine.createTailToken();
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return engine.createHeadToken();
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant instant) {
        return engine.createTokenAt(instant);
    }

    /**
     * Has a listener told the last position whenever the log was found to have grown, by whichever node. It is called by
     * the thread that noticed, so it must be quick; a position that was overtaken meanwhile may come late.
     *
     * @return ends it
     */
    public Runnable listen(LongConsumer listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Has heard from another node that the log has come to a position. */
    public void heard(long position) {
        advance(position);
    }

    /** Stops to look out; streams that are open learn of nothing new. Idempotent. */
    @Override
    public void close() {
        stopListening.run();
        poll.shutdownNow();
    }

    private void look() {
        try {
            if (!streams.isEmpty() || !listeners.isEmpty()) {
                advance(reader.head());
            }
        } catch (ReadFailed _) {
            // The database is away for the moment: the next look will tell.
        } catch (RuntimeException e) {
            // Thrown on, it would end all looks to come.
            LOG.log(System.Logger.Level.WARNING, "could not look for what other nodes have appended", e);
        }
    }

    private void advance(long position) {
        if (head.getAndAccumulate(position, Math::max) < position) {
            streams.forEach(stream -> wake(stream::wake));
            listeners.forEach(listener -> wake(() -> listener.accept(position)));
        }
    }

    /** One reader's fault must not keep the others asleep. */
    private static void wake(Runnable reader) {
        try {
            reader.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a reader of the log could not be woken", e);
        }
    }
}
