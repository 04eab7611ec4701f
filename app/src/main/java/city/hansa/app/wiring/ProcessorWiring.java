package city.hansa.app.wiring;

import static java.util.Objects.requireNonNull;

import city.hansa.app.HansaProperties;
import city.hansa.app.NodeRole;
import city.hansa.app.metrics.ProcessorNames;
import city.hansa.app.narrative.KeyDestruction;
import city.hansa.command.exchange.WhenOfferMadeThenExpire;
import city.hansa.command.membership.WhenObligationOpenedThenWatch;
import city.hansa.command.partnership.WhenTermSetThenExpire;
import city.hansa.ledger.axon.KnownEvents;
import city.hansa.ledger.axon.LedgerMessageSource;
import city.hansa.ledger.read.ReadFailed;
import city.hansa.query.view.Projection;
import java.io.IOException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.jpa.SQLStateResolver;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The processors: each view and each policy has its own, with its own token, woken at commit. Views are written where
 * questions are answered; policies run where commands are taken, for only there they are beans. What a batch writes and
 * its token are one transaction; an event that cannot be handled goes to the processor's dead letters with those that follow
 * it in its stream, unless it was the database that failed, or a newer version that wrote it: then it is tried again.
 */
@Configuration(proxyBeanMethods = false)
class ProcessorWiring {

    /** Events a transaction; views write them in bulk. */
    private static final int BATCH = 256;

    /** Those that follow the events; most concern none of their letters, and the queue need not be asked for each. */
    private static final List<Class<?>> POLICIES = List.of(
            WhenTermSetThenExpire.class,
            WhenObligationOpenedThenWatch.class,
            WhenOfferMadeThenExpire.class,
            KeyDestruction.class);

    private static final String UNIQUE_VIOLATION = "23505";

    @Bean
    TransactionManager transactionManagerOfProcessors(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(dataSource));
    }

    @Bean
    PersistenceExceptionResolver persistenceExceptionResolver() {
        return new SQLStateResolver(UNIQUE_VIOLATION);
    }

    @Bean
    @DependsOnDatabaseInitialization
    TokenStore tokenStore(ConnectionProvider connections, Serializer serializer) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .schema(TokenSchema.builder().setTokenTable("view_1.token_entry").build())
                .serializer(serializer)
                .claimTimeout(Duration.ofSeconds(10))
                .build();
    }

    @Bean
    ProcessorNames processorNames(List<Projection> projections) {
        return new ProcessorNames(
                projections.stream().map(Projection::processingGroup).toList(),
                POLICIES.stream().map(ProcessorWiring::nameOf).toList());
    }

    @Bean
    ConfigurerModule processors(
            LedgerMessageSource source,
            TransactionManager transactions,
            ConnectionProvider connections,
            Serializer serializer,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            List<Projection> projections,
            HansaProperties properties) {
        var written = properties.has(NodeRole.QUERY) ? projections : List.<Projection>of();
        return configurer -> {
            var processing = configurer.eventProcessing();
            written.forEach(projection -> processing
                    .registerEventHandler(_ -> projection)
                    .assignHandlerInstancesMatching(projection.processingGroup(), projection::equals)
                    .registerHandlerInterceptor(projection.processingGroup(), _ -> projection.advancing())
                    // A rebuild takes up what was set aside, too.
                    .registerDeadLetteringEventHandlerInvokerConfiguration(
                            projection.processingGroup(),
                            (_, invoker) -> invoker.allowReset(true).enableSequenceIdentifierCache()));
            POLICIES.forEach(policy -> processing.registerDeadLetteringEventHandlerInvokerConfiguration(
                    nameOf(policy),
                    (_, invoker) -> invoker.enableSequenceIdentifierCache()));
            processing
                .usingPooledStreamingEventProcessors()
                .configureDefaultStreamableMessageSource(_ -> source)
                .registerPooledStreamingEventProcessorConfiguration(
                        // Not as a replay, which is Axon's default and which the policies are kept from: a policy
                        // without a token has the deadlines of all events still to set.
                        (_, processor) -> processor
                                .initialToken(StreamableMessageSource::createTailToken)
                                .initialSegmentCount(1)
                                .batchSize(BATCH))
                .registerDefaultHandlerInterceptor((_, _) -> new KnownEvents())
                .registerDefaultTransactionManager(_ -> transactions)
                .registerDefaultListenerInvocationErrorHandler(_ -> PropagatingErrorHandler.instance())
                .registerDefaultDeadLetterPolicy(_ -> ProcessorWiring::setAside)
                .registerDeadLetterQueueProvider(group -> _ -> JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                        .processingGroup(group)
                        .connectionProvider(connections)
                        .transactionManager(transactions)
                        .schema(DeadLetterSchema.builder()
                                .deadLetterTable("view_1.dead_letter_entry")
                                .build())
                        .genericSerializer(serializer)
                        .eventSerializer(eventSerializer)
                        .build());
        };
    }

    private static String nameOf(Class<?> policy) {
        return requireNonNull(policy.getAnnotation(ProcessingGroup.class)).value();
    }

    /** Throws where the failure will pass: the batch is rolled back, and begun again by its processor. */
    private static EnqueueDecision<EventMessage<?>> setAside(
            DeadLetter<? extends EventMessage<?>> letter, Throwable cause) {
        for (Throwable one = cause; one != null; one = one.getCause()) {
            if (one instanceof ReadFailed
                    || one instanceof IOException
                    || one instanceof SQLTransientException
                    || one instanceof DataAccessResourceFailureException) {
                throw new IllegalStateException("the database or the disk failed " + letter.message().getIdentifier(), cause);
            }
        }
        return Decisions.enqueue(cause);
    }
}
