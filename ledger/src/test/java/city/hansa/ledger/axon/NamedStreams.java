package city.hansa.ledger.axon;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/** Axon's suite calls its streams by names; ours are UUIDs. Each name is given the UUID that follows from it. */
final class NamedStreams implements EventStorageEngine {

    private final LedgerEventStorageEngine engine;

    NamedStreams(LedgerEventStorageEngine engine) {
        this.engine = engine;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        engine.appendEvents(events.stream().map(NamedStreams::renamed).toList());
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        engine.storeSnapshot(of(snapshot));
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        return engine.readEvents(token, mayBlock);
    }

    @Override
    public DomainEventStream readEvents(String stream, long firstSequence) {
        return engine.readEvents(id(stream), firstSequence);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String stream) {
        return engine.readSnapshot(id(stream));
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String stream) {
        return engine.lastSequenceNumberFor(id(stream));
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

    private static EventMessage<?> renamed(EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> domain ? of(domain) : event;
    }

    private static <T> DomainEventMessage<T> of(DomainEventMessage<T> event) {
        return new GenericDomainEventMessage<>(
                event.getType(),
                id(event.getAggregateIdentifier()),
                event.getSequenceNumber(),
                event,
                event::getTimestamp);
    }

    private static String id(String stream) {
        return UUID.nameUUIDFromBytes(stream.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
