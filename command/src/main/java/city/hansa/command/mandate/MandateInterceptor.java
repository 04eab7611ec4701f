package city.hansa.command.mandate;

import city.hansa.api.CommandRejected;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.mandate.MandateRejection;
import city.hansa.api.mandate.Mandates;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Every command passes here before its handler: refused unless the caller holds the mandate of the party it names. */
public final class MandateInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        var metaData = unitOfWork.getMessage().getMetaData();
        CommandRejected.require(
                Mandates.from(metaData).include(Envelope.from(metaData).party()), MandateRejection.NO_MANDATE);
        return chain.proceed();
    }
}
