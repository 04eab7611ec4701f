package city.hansa.command.mandate;

import city.hansa.api.CommandRejected;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.mandate.MandateRejection;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Every command passes here before its handler: refused unless the caller holds the mandate of the party it names. */
public final class MandateInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final Mandates mandates;

    public MandateInterceptor(Mandates mandates) {
        this.mandates = mandates;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        var metaData = unitOfWork.getMessage().getMetaData();
        var principal = String.valueOf(metaData.get("principal"));
        CommandRejected.require(
                mandates.holds(principal, Envelope.from(metaData).party()), MandateRejection.NO_MANDATE);
        return chain.proceed();
    }
}
