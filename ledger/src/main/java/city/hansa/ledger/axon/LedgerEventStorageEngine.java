package city.hansa.ledger.axon;

import city.hansa.ledger.append.Append;
import city.hansa.ledger.append.AppendException;
import city.hansa.ledger.append.AppendException.StaleSequence;
import city.hansa.ledger.append.Appended;
import city.hansa.ledger.append.NewEvent;
import city.hansa.ledger.append.Writer;
import city.hansa.ledger.read.LedgerReader;
import city.hansa.ledger.read.NewerEvent;
import city.hansa.ledger.read.ReadAhead;
import city.hansa.ledger.read.StoredEvent;
import city.hansa.ledger.read.Streams;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.AxonException;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * The ledger as Axon's event storage.
 *
 * <p>The events of a unit of work are one {@link Append}: all in the log, or none. They are durable when
 * {@code appendEvents} returns, before the unit of work has committed: it must have nothing left that can fail, so the
 * command bus is used without a transaction manager. Identifiers of events and aggregates are UUIDs. An event's
 * timestamp is when the ledger took it; its metadata entry {@code visibility} says who may see it, PUBLIC if absent.
 *
 * <p>Tokens are {@link GlobalSequenceTrackingToken}s of the 0-based position last seen; before the first event there is
 * none, that is null. Positions have no gaps, so tokens have none.
 *
 * <p>Of a command's metadata, {@code principal}, {@code idempotencyKey} and {@code requestHash} (hexadecimal), all three
 * or none, ask for a receipt; a command that has one is answered with
 * {@link city.hansa.ledger.append.AppendException.Replayed}. {@code expectedSequence} is the sequence at which its sender
 * believed the first aggregate to stand; if it did not,
 * {@link org.axonframework.modelling.command.ConflictingAggregateVersionException}. A lost race is a
 * {@link ConcurrencyException}, at the start of a stream an {@link AggregateStreamCreationException}.
 *
 * <p>Safe for use by several threads.
 */
public final class LedgerEventStorageEngine extends BatchingEventStorageEngine {

    /** How many events are read at a time. */
    public static final int READ_BATCH = 1000;

    private static final String VISIBILITY = "visibility";
    private static final String PUBLIC = "PUBLIC";

    private final Writer writer;
    private final Streams streams;
    private final LedgerReader reader;
    private final Snapshots snapshots;

    /** An engine whose streams are read where everything is read: in the log. */
    public LedgerEventStorageEngine(
            Writer writer,
            DataSource dataSource,
            Serializer serializer,
            Serializer snapshotSerializer,
            EventUpcaster upcasters) {
        this(writer, new LedgerReader(dataSource), dataSource, serializer, snapshotSerializer, upcasters);
    }

    /**
     * An engine that appends by a writer and reads by a data source.
     *
     * @param streams whence aggregates are read
     * @param dataSource for reads and snapshots, as the application's role; it must not be the writer's last connection
     * @param serializer of events
     * @param snapshotSerializer of snapshots, which hold aggregates rather than events
     * @param upcasters from stored forms of old to those of now
     */
    public LedgerEventStorageEngine(
            Writer writer,
            Streams streams,
            DataSource dataSource,
            Serializer serializer,
            Serializer snapshotSerializer,
            EventUpcaster upcasters) {
        super(new Settings(serializer, snapshotSerializer, upcasters));
        this.writer = writer;
        this.streams = streams;
        this.reader = new LedgerReader(dataSource);
        this.snapshots = new Snapshots(dataSource);
    }

    private static final class Settings extends BatchingEventStorageEngine.Builder {

        private Settings(Serializer serializer, Serializer snapshotSerializer, EventUpcaster upcasters) {
            batchSize(READ_BATCH);
            eventSerializer(serializer);
            snapshotSerializer(snapshotSerializer);
            upcasterChain(upcasters);
        }
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        var command = CommandContext.current();
        var fresh = command.ownStreamFirst(
                events.stream().map(event -> newEvent(event, serializer)).toList());
        var first = fresh.getFirst();
        command.requireExpected(first.aggregateId(), first.sequence() - 1);
        command.acknowledge(fresh, append(new Append(fresh, command.receipt())));
    }

    private Appended append(Append append) {
        try {
            var done = writer.append(append);
            ReadAhead.current().ifPresent(ahead -> ahead.appended(done.events(append)));
            return done;
        } catch (AppendException refused) {
            ReadAhead.current().ifPresent(ahead -> ahead.forget(
                    append.events().stream().map(NewEvent::aggregateId).toList()));
            throw refused instanceof StaleSequence stale ? lost(stale) : refused;
        }
    }

    private AxonException lost(StaleSequence e) {
        return isTaken(e)
                ? new AggregateStreamCreationException(Objects.requireNonNull(e.getMessage()), e)
                : new ConcurrencyException(Objects.requireNonNull(e.getMessage()), e);
    }

    /** Whether the command's own stream was to begin and is there; else a claim's was, which to decide again may find. */
    private boolean isTaken(StaleSequence refusal) {
        return refusal.expected() == 0 && streams.headOf(refusal.aggregateId()) >= 0;
    }

    private static NewEvent newEvent(EventMessage<?> message, Serializer serializer) {
        var event = message instanceof DomainEventMessage<?> domain ? domain : ofNoAggregate(message);
        var payload = event.serializePayload(serializer, byte[].class);
        var revision = payload.getType().getRevision();
        return new NewEvent(
                UUID.fromString(event.getIdentifier()),
                Objects.requireNonNullElse(event.getType(), ""),
                UUID.fromString(event.getAggregateIdentifier()),
                event.getSequenceNumber(),
                payload.getType().getName(),
                revision == null ? 0 : Integer.parseInt(revision),
                event.getMetaData().getOrDefault(VISIBILITY, PUBLIC).toString(),
                payload.getData(),
                event.serializeMetaData(serializer, byte[].class).getData());
    }

    /** An event that no aggregate published is a stream of its own. */
    private static <T> DomainEventMessage<T> ofNoAggregate(EventMessage<T> message) {
        return new GenericDomainEventMessage<>("", message.getIdentifier(), 0, message, message::getTimestamp);
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken last, int batchSize) {
        return reader.after(positionOf(last), batchSize).stream().map(LedgerEventStorageEngine::tracked).toList();
    }

    private static TrackedEventData<byte[]> tracked(StoredEvent event) {
        var token = new GlobalSequenceTrackingToken(event.position());
        return event.aggregateType().isEmpty()
                ? new EntryOfNoAggregate(token, entry(event))
                : new TrackedDomainEventData<>(token, entry(event));
    }

    /**
     * One read of the log.
     *
     * @param messages after upcasting, which may drop or add some
     * @param readTo the last position that was read
     */
    public record Read(List<TrackedEventMessage<?>> messages, long readTo) {}

    /** Reads on after a position, at most {@link #READ_BATCH} events. */
    public Read readAfter(long position) {
        var events = fetchTrackedEvents(token(position), READ_BATCH);
        var readTo = events.isEmpty() ? position : positionOf(events.getLast().trackingToken());
        return new Read(messages(events), readTo);
    }

    /** A stream of which a newer version has written an event is read by nobody here: half of it decides nothing. */
    @Override
    public DomainEventStream readEvents(String aggregateId, long firstSequence) {
        var stream = super.readEvents(aggregateId, firstSequence);
        return DomainEventStream.of(stream.asStream().map(KnownEvents::known), stream::getLastSequenceNumber);
    }

    /**
     * What the ledger has read, as it reads now: after upcasting. Contents are read when they are asked for.
     *
     * @throws NewerEvent where one is among them that only a newer version knows
     */
    public List<TrackedEventMessage<?>> read(List<StoredEvent> events) {
        var messages = messages(events.stream().map(LedgerEventStorageEngine::tracked).toList());
        messages.forEach(KnownEvents::known);
        return messages;
    }

    /** One event as it reads now: after upcasting, which may have dropped it. Its content must not have been erased. */
    public Optional<TrackedEventMessage<?>> read(StoredEvent event) {
        return messages(List.of(tracked(event))).stream().findFirst();
    }

    private List<TrackedEventMessage<?>> messages(List<? extends TrackedEventData<?>> events) {
        return EventUtils.upcastAndDeserializeTrackedEvents(events.stream(), getEventSerializer(), upcasterChain)
                .toList();
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(
            String aggregateId, long firstSequence, int batchSize) {
        return streams.streamFrom(UUID.fromString(aggregateId), firstSequence, batchSize).stream()
                .map(LedgerEventStorageEngine::entry)
                .toList();
    }

    private static DomainEventData<byte[]> entry(StoredEvent event) {
        var payload = event.payload();
        var metadata = event.metadata();
        if (payload == null || metadata == null) {
            throw new EventStoreException("the content of the event at position " + event.position() + " was erased");
        }
        var revision = event.revision() == 0 ? null : Integer.toString(event.revision());
        return new Entry(
                event.aggregateType().isEmpty() ? null : event.aggregateType(),
                event.aggregateId().toString(),
                event.sequence(),
                event.eventId().toString(),
                event.recordedAt(),
                new SimpleSerializedType(event.type(), revision),
                payload,
                metadata);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateId) {
        return Optional.of(streams.headOf(UUID.fromString(aggregateId))).filter(sequence -> sequence >= 0);
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        snapshots.store(snapshot, serializer);
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateId) {
        var isKnown = ReadAhead.current().filter(ahead -> ahead.knows(UUID.fromString(aggregateId))).isPresent();
        return isKnown ? Stream.empty() : snapshots.of(aggregateId).stream();
    }

    /** The token before the first event: none. */
    @Override
    public @Nullable TrackingToken createTailToken() {
        return null;
    }

    /** The token of the last event, or none if the log is empty. */
    @Override
    public @Nullable TrackingToken createHeadToken() {
        return token(reader.head());
    }

    /** The token after which come the events recorded at or after an instant. */
    @Override
    public @Nullable TrackingToken createTokenAt(Instant instant) {
        return token(reader.positionAt(instant.minusNanos(1)));
    }

    private static @Nullable TrackingToken token(long position) {
        return position < 0 ? null : new GlobalSequenceTrackingToken(position);
    }

    static long positionOf(@Nullable TrackingToken token) {
        return token == null ? -1 : token.position().orElse(-1);
    }
}
