package city.hansa.command.city;

import city.hansa.api.CityId;
import city.hansa.api.city.CityEvent;
import city.hansa.command.fact.Facts;
import city.hansa.command.registry.Cities;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Reads a city's life from its stream: one indexed read, as strong as the ledger. */
public final class CityRegistry implements Cities {

    private final EventStore events;

    public CityRegistry(EventStore events) {
        this.events = events;
    }

    @Override
    public Optional<Standing> find(CityId city) {
        var stream = events.readEvents(city.toString());
        // An id of a record of another kind is nobody's here.
        if (!stream.hasNext() || !(stream.peek().getPayload() instanceof CityEvent)) {
            return Optional.empty();
        }
        var facts = new Facts<>(CityEvent.class);
        stream.forEachRemaining(message -> facts.add(message, message.getPayload()));
        return Optional.of(CityLife.of(facts.corrected()));
    }
}
