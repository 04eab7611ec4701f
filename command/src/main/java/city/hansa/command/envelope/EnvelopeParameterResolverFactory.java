package city.hansa.command.envelope;

import city.hansa.api.envelope.Envelope;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;

/** Gives handlers their {@link Envelope} parameter from the message's metadata; found by Axon as a service. */
public final class EnvelopeParameterResolverFactory implements ParameterResolverFactory {

    @Override
    public @Nullable ParameterResolver<Envelope> createInstance(
            Executable executable, Parameter[] parameters, int parameterIndex) {
        return parameters[parameterIndex].getType() == Envelope.class ? new EnvelopeResolver() : null;
    }

    private static final class EnvelopeResolver implements ParameterResolver<Envelope> {

        @Override
        public Envelope resolveParameterValue(Message<?> message) {
            return Envelope.from(message.getMetaData());
        }

        @Override
        public boolean matches(Message<?> message) {
            return true;
        }
    }
}
