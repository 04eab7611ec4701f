package city.hansa.app.narrative;

import city.hansa.api.catalogue.Narratives;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.narrative.SealedText;
import city.hansa.ledger.key.DataKeys;
import city.hansa.ledger.key.TextCipher;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Every event passes here before it is stored or told to anyone. If it is sealed, its narratives go on encrypted, under a
 * key of its own that is on disk by then.
 *
 * <p>Only the aggregate that said it has read the text; it is not kept for the next command, which reads what the log has.
 * So a decision never depends on whether the record was still in memory.
 */
public final class NarrativeSealer implements MessageDispatchInterceptor<EventMessage<?>> {

    private final DataKeys keys;
    private final TextCipher cipher;
    private final Cache aggregates;

    public NarrativeSealer(DataKeys keys, TextCipher cipher, Cache aggregates) {
        this.keys = keys;
        this.cipher = cipher;
        this.aggregates = aggregates;
    }

    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> messages) {
        return (_, message) -> isToBeSealed(message) ? sealed((DomainEventMessage<?>) message) : message;
    }

    private static boolean isToBeSealed(EventMessage<?> message) {
        return message instanceof DomainEventMessage<?>
                && Visibility.SEALED.name().equals(message.getMetaData().get("visibility"))
                && Narratives.of(message.getPayload()).values().stream().anyMatch(NarrativeSealer::isOpen);
    }

    /** A blank text says nothing, and rules ask for some to be left so. */
    private static boolean isOpen(String text) {
        return !text.isBlank() && !SealedText.isOne(text);
    }

    private DomainEventMessage<?> sealed(DomainEventMessage<?> message) {
        var event = UUID.fromString(message.getIdentifier());
        var key = keys.make();
        Object sealed = Narratives.replaced(
                message.getPayload(),
                (field, text) -> isOpen(text) ? cipher.encrypt(key, event, field, text) : text);
        CurrentUnitOfWork.ifStarted(
                work -> work.root().afterCommit(_ -> aggregates.remove(message.getAggregateIdentifier())));
        return new GenericDomainEventMessage<>(
                message.getType(),
                message.getAggregateIdentifier(),
                message.getSequenceNumber(),
                new GenericMessage<>(message.getIdentifier(), sealed, message.getMetaData()),
                message::getTimestamp);
    }
}
