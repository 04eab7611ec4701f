package city.hansa.ledger.axon;

import city.hansa.ledger.read.NewerEvent;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.UnknownSerializedType;

/**
 * Has a processor stop before an event that only a newer version knows, where Axon would pass it over: its token stays
 * before that event, for a newer node to go on from.
 */
public final class KnownEvents implements MessageHandlerInterceptor<EventMessage<?>> {

    @Override
    public Object handle(UnitOfWork<? extends EventMessage<?>> work, InterceptorChain chain) throws Exception {
        known(work.getMessage());
        return chain.proceed();
    }

    /** @throws NewerEvent for an event of a type or revision that this version does not know */
    static <M extends EventMessage<?>> M known(M event) {
        if (event.getPayloadType() == UnknownSerializedType.class) {
            throw new NewerEvent(event.getIdentifier());
        }
        return event;
    }
}
