package city.hansa.app.wiring;

import city.hansa.api.Recorded;
import city.hansa.ledger.axon.LedgerEventStorageEngine;
import city.hansa.ledger.read.LedgerReader;
import city.hansa.ledger.read.StoredEvent;
import city.hansa.query.view.History;
import city.hansa.query.view.Projection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.stereotype.Component;

/** The log as the views read it: stored events become what was recorded, upcast as for the views themselves. */
@Component
final class LedgerHistory implements History {

    private final LedgerEventStorageEngine events;
    private final LedgerReader ledger;

    LedgerHistory(LedgerEventStorageEngine events, LedgerReader ledger) {
        this.events = events;
        this.ledger = ledger;
    }

    @Override
    public List<Recorded<?>> stream(UUID id, long upToPosition) {
        return recorded(events.read(ledger.stream(id, upToPosition)));
    }

    @Override
    public List<Recorded<?>> at(Collection<Long> positions) {
        return recorded(events.read(ledger.at(positions)));
    }

    @Override
    public Map<UUID, List<Recorded<?>>> streams(Collection<UUID> ids, long upToPosition) {
        return events.read(ledger.streams(ids, upToPosition)).stream()
                .filter(DomainEventMessage.class::isInstance)
                .map(event -> (DomainEventMessage<?>) event)
                .collect(Collectors.groupingBy(
                        event -> UUID.fromString(event.getAggregateIdentifier()),
                        Collectors.mapping(Projection::recorded, Collectors.toList())));
    }

    @Override
    public long head() {
        return ledger.head();
    }

    @Override
    public long positionAt(Instant instant) {
        return ledger.positionAt(instant);
    }

    @Override
    public Instant recordedAt(long position) {
        return ledger.after(position - 1, 1).stream()
                .findFirst()
                .filter(event -> event.position() == position)
                .map(StoredEvent::recordedAt)
                .orElse(Instant.EPOCH);
    }

    private static List<Recorded<?>> recorded(List<TrackedEventMessage<?>> events) {
        return events.stream()
                .filter(DomainEventMessage.class::isInstance)
                .<Recorded<?>>map(event -> Projection.recorded((DomainEventMessage<?>) event))
                .toList();
    }
}
