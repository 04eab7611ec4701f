package city.hansa.app.axonserver;

import city.hansa.ledger.append.Append;
import city.hansa.ledger.append.AppendException.NotAppended;
import city.hansa.ledger.read.StoredEvent;
import city.hansa.ledger.read.Streams;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The events in Axon Server. Aggregates are read from here, where a stale append is refused. For use by several threads. */
final class AxonServerEvents implements Streams {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int AHEAD = 1000;
    private static final Logger LOG = LoggerFactory.getLogger(AxonServerEvents.class);

    private final AxonServerConnectionManager connections;
    private final Clock clock;

    AxonServerEvents(AxonServerConnectionManager connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    /** What became of an append. */
    enum Outcome {
        WRITTEN,
        /** A stream was elsewhere, or the receipt's was there: nothing was written. */
        STALE,
        UNKNOWN
    }

    /** Appends all events of a command in one transaction. */
    Outcome append(Append command) {
        var events = EventForm.events(command, clock.instant());
        try {
            var transaction = channel().startAppendEventsTransaction();
            events.forEach(transaction::appendEvent);
            return answered(transaction.commit()).getSuccess() ? Outcome.WRITTEN : Outcome.UNKNOWN;
        } catch (ExecutionException failed) {
            return isStale(failed) ? Outcome.STALE : Outcome.UNKNOWN;
        } catch (TimeoutException | RuntimeException lost) {
            LOG.warn("Axon Server did not answer an append", lost);
            return Outcome.UNKNOWN;
        }
    }

    /** Across its gRPC status, the server's own code stands in the text alone. */
    private static boolean isStale(ExecutionException failed) {
        return String.valueOf(failed.getCause()).contains(ErrorCode.INVALID_EVENT_SEQUENCE.errorCode());
    }

    @Override
    public long headOf(UUID aggregateId) {
        return asked(channel().findHighestSequence(aggregateId.toString()));
    }

    /** Upper bounds are read differently by different servers: what is too much is left unread instead. */
    @Override
    public List<StoredEvent> streamFrom(UUID aggregateId, long firstSequence, int limit) {
        var stream = channel().openAggregateStream(aggregateId.toString(), firstSequence);
        try {
            var events = new ArrayList<StoredEvent>();
            while (events.size() < limit && stream.hasNext()) {
                events.add(EventForm.stored(stream.next()));
            }
            return events;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw away(stopped);
        } catch (RuntimeException lost) {
            throw away(lost);
        } finally {
            stream.cancel();
        }
    }

    /** The token of the last event of all, or -1. */
    long lastToken() {
        return asked(channel().getLastToken());
    }

    /** All events after a token, and those to come. */
    EventStream after(long token) {
        return channel().openStream(token, AHEAD);
    }

    /** Whether Axon Server is there, and knows what this node handles. */
    boolean isReady() {
        return connections.getConnection().isReady();
    }

    private EventChannel channel() {
        return connections.getConnection().eventChannel();
    }

    private static long asked(CompletableFuture<Long> answer) {
        try {
            var number = answered(answer);
            return number == null ? -1 : number;
        } catch (ExecutionException | TimeoutException failed) {
            throw away(failed);
        }
    }

    private static <T> T answered(CompletableFuture<T> answer) throws ExecutionException, TimeoutException {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ExecutionException(stopped);
        }
    }

    private static NotAppended away(Exception failed) {
        return new NotAppended("Axon Server cannot be asked", failed);
    }
}
