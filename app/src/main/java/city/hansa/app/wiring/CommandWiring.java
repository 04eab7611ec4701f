package city.hansa.app.wiring;

import city.hansa.api.CommandRejected;
import city.hansa.command.envelope.EnvelopeCorrelation;
import city.hansa.command.mandate.MandateInterceptor;
import city.hansa.ledger.axon.AcknowledgingInterceptor;
import city.hansa.ledger.axon.AggregateCache;
import city.hansa.ledger.axon.CommandTargets;
import city.hansa.ledger.read.LedgerReader;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * The way of a command: the mandate is asked, the envelope goes along, the aggregate decides, the ledger appends.
 *
 * <p>The bus has no transaction of its own: the ledger's append is the only thing that a command writes, and a thread
 * that waits for it holds no pooled connection.
 */
@Configuration(proxyBeanMethods = false)
class CommandWiring {

    @Bean
    @Profile("!axonserver")
    CommandBus commandBus(LedgerReader ledger, CorrelationDataProvider envelope, CommandBusSpanFactory spans) {
        var bus = SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.INSTANCE)
                .spanFactory(spans)
                .build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(envelope));
        bus.registerHandlerInterceptor(new MandateInterceptor());
        // Not a bean: Axon's Spring support would register it a second time, and the outer one would never be completed.
        bus.registerHandlerInterceptor(new AcknowledgingInterceptor(ledger, CommandRejected.class));
        return bus;
    }

    @Bean
    CommandTargetResolver commandTargets() {
        return new CommandTargets();
    }

    @Bean
    CorrelationDataProvider envelopeCorrelation() {
        return new EnvelopeCorrelation();
    }

    /** The ledger refuses what was decided on an old state, and what was decided against is decided anew (ADR 52). */
    @Bean
    Cache aggregateCache() {
        return new AggregateCache();
    }
}
