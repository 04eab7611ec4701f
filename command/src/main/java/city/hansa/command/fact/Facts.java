package city.hansa.command.fact;

import city.hansa.api.Recorded;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.fact.Corrections;
import city.hansa.api.fact.FactEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * Every event of one record, as recorded and as corrected. An aggregate keeps its events here and derives the state that
 * its decisions need by folding {@link #corrected()}, so that a correction changes decisions as it changes views.
 *
 * @param <E> the record's own protocol
 */
public final class Facts<E> {

    private final Class<E> protocol;
    private final List<Recorded<?>> history = new ArrayList<>();

    public Facts(Class<E> protocol) {
        this.protocol = protocol;
    }

    /** Adds an event of the stream; its position in the log is not known here and stands as its sequence. */
    public <T> Recorded<T> add(DomainEventMessage<?> message, T event) {
        var recorded = new Recorded<>(
                message.getSequenceNumber(),
                message.getSequenceNumber(),
                UUID.fromString(message.getIdentifier()),
                message.getTimestamp(),
                Envelope.from(message.getMetaData()),
                event);
        history.add(recorded);
        return recorded;
    }

    /** The record's own events with every correction applied and without those that were retracted. */
    public List<Recorded<E>> corrected() {
        return Corrections.apply(history, protocol);
    }

    /** The same as it would be with one more statement about a fact. */
    public List<Recorded<E>> corrected(FactEvent further, Envelope envelope) {
        var last = history.getLast();
        var longer = new ArrayList<>(history);
        longer.add(new Recorded<>(
                last.position() + 1, last.sequence() + 1, new UUID(0, 0), last.recordedAt(), envelope, further));
        return Corrections.apply(longer, protocol);
    }

    public Optional<Recorded<?>> find(UUID eventId) {
        return history.stream().filter(fact -> fact.eventId().equals(eventId)).findFirst();
    }

    public List<Recorded<?>> history() {
        return List.copyOf(history);
    }
}
