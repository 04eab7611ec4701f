package city.hansa.app.wiring;

import city.hansa.ledger.axon.LedgerEventStorageEngine;
import city.hansa.ledger.read.LedgerReader;
import city.hansa.ledger.read.StoredEvent;
import city.hansa.query.replay.EventLog;
import city.hansa.query.replay.Rebuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The log as views are built from it, upcast as for the views themselves. */
@Component
final class LedgerEventLog implements EventLog {

    /** What a node left that died during a replay or a rebuild goes when the next one starts. */
    @Component
    record Sweep(Rebuilder rebuilder) {

        @EventListener(ApplicationReadyEvent.class)
        void sweep() {
            rebuilder.sweep();
        }
    }

    private final LedgerEventStorageEngine events;
    private final LedgerReader ledger;

    LedgerEventLog(LedgerEventStorageEngine events, LedgerReader ledger) {
        this.events = events;
        this.ledger = ledger;
    }

    @Override
    public long head() {
        return ledger.head();
    }

    @Override
    public List<DomainEventMessage<?>> between(long from, long to) {
        return messages(ledger.after(from - 1, Math.toIntExact(to - from + 1)));
    }

    @Override
    public Part byStream(UUID afterId, long afterSequence, long upToPosition, int limit) {
        return part(ledger.byStream(afterId, afterSequence, upToPosition, limit));
    }

    @Override
    public Part whole(Collection<UUID> ids, long upToPosition) {
        return part(ledger.streams(ids, upToPosition));
    }

    @Override
    public SortedMap<UUID, Long> touched(long from, long to) {
        return ledger.touched(from, to);
    }

    private Part part(List<StoredEvent> read) {
        return part(read, messages(read));
    }

    private List<DomainEventMessage<?>> messages(List<StoredEvent> read) {
        var messages = new ArrayList<DomainEventMessage<?>>();
        for (var message : events.read(read)) {
            if (message instanceof DomainEventMessage<?> event) {
                messages.add(event);
            }
        }
        return messages;
    }

    private static Part part(List<StoredEvent> read, List<DomainEventMessage<?>> messages) {
        return read.isEmpty()
                ? new Part(messages, 0, new UUID(0, 0), -1)
                : new Part(
                        messages, read.size(), read.getLast().aggregateId(), read.getLast().sequence());
    }
}
