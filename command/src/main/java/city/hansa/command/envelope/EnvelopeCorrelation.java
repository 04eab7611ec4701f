package city.hansa.command.envelope;

import city.hansa.api.envelope.Envelope;
import java.util.Map;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;

/**
 * Copies a command's envelope to every event that follows from it, so that no handler has to. What else stands in the
 * command's metadata, such as the caller's idempotency key, stays behind.
 */
public final class EnvelopeCorrelation implements CorrelationDataProvider {

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        return message.getMetaData().containsKey("effective")
                ? Envelope.from(message.getMetaData()).toMetaData()
                : Map.of();
    }
}
