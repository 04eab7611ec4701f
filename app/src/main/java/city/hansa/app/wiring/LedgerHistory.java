package city.hansa.app.wiring;

import static java.util.Objects.requireNonNull;

import city.hansa.api.Recorded;
import city.hansa.api.catalogue.EventCatalogue;
import city.hansa.api.catalogue.StoredForm;
import city.hansa.api.envelope.Envelope;
import city.hansa.ledger.read.LedgerReader;
import city.hansa.ledger.read.StoredEvent;
import city.hansa.query.view.History;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** The log as the views read it: stored events become what was recorded. */
@Component
final class LedgerHistory implements History {

    private static final TypeReference<Map<String, String>> METADATA = new TypeReference<>() {};

    private final LedgerReader ledger;

    LedgerHistory(LedgerReader ledger) {
        this.ledger = ledger;
    }

    @Override
    public List<Recorded<?>> stream(UUID id, long upToPosition) {
        return ledger.stream(id, upToPosition).stream()
                .<Recorded<?>>map(LedgerHistory::recorded)
                .toList();
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

    private static Recorded<?> recorded(StoredEvent event) {
        var type = EventCatalogue.typeOf(event.type()).orElseThrow();
        return new Recorded<>(
                event.position(),
                event.sequence(),
                event.eventId(),
                event.recordedAt(),
                Envelope.from(StoredForm.JSON.readValue(requireNonNull(event.metadata()), METADATA)),
                StoredForm.JSON.readValue(requireNonNull(event.payload()), type));
    }
}
