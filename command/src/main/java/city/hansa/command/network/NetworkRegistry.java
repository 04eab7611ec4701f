package city.hansa.command.network;

import city.hansa.api.NetworkId;
import city.hansa.api.network.NetworkEvent;
import city.hansa.command.fact.Facts;
import city.hansa.command.registry.Networks;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Reads a network's life from its stream: one indexed read, as strong as the ledger. */
public final class NetworkRegistry implements Networks {

    private final EventStore events;

    public NetworkRegistry(EventStore events) {
        this.events = events;
    }

    @Override
    public Optional<Standing> find(NetworkId network) {
        var stream = events.readEvents(network.toString());
        // An id of a record of another kind is nobody's here.
        if (!stream.hasNext() || !(stream.peek().getPayload() instanceof NetworkEvent)) {
            return Optional.empty();
        }
        var facts = new Facts<>(NetworkEvent.class);
        stream.forEachRemaining(message -> facts.add(message, message.getPayload()));
        return Optional.of(NetworkLife.of(facts.corrected()));
    }
}
