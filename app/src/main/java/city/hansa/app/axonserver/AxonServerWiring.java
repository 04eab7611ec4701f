package city.hansa.app.axonserver;

import city.hansa.api.CommandRejected;
import city.hansa.api.catalogue.StoredForm;
import city.hansa.command.mandate.MandateInterceptor;
import city.hansa.ledger.append.AppendException.NotAppended;
import city.hansa.ledger.axon.AcknowledgingInterceptor;
import city.hansa.ledger.axon.CommandTargets;
import city.hansa.ledger.follow.FollowedLog;
import city.hansa.ledger.read.LedgerReader;
import city.hansa.ledger.read.ReadAhead;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.axonserver.connector.query.AxonServerQueryBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryBusSpanFactory;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import tools.jackson.databind.DeserializationFeature;

/** The same application on Axon Server: which parts take the place of which, all in one place. */
@Configuration(proxyBeanMethods = false)
@Profile(AxonServerWiring.PROFILE)
class AxonServerWiring {

    static final String PROFILE = "axonserver";

    /** Bound to {@code axon.axonserver}; what configures Axon's own parts for it is switched off. */
    @Bean
    AxonServerConfiguration axonServerConfiguration() {
        return new AxonServerConfiguration();
    }

    @Bean(initMethod = "start", destroyMethod = "shutdown")
    AxonServerConnectionManager axonServerConnections(AxonServerConfiguration configuration) {
        return AxonServerConnectionManager.builder().axonServerConfiguration(configuration).build();
    }

    /** Before the ledger: what is decided is decided on what Axon Server has. */
    @Bean
    @Primary
    AxonServerEvents axonServerEvents(AxonServerConnectionManager connections, Clock clock) {
        return new AxonServerEvents(connections, clock);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    @DependsOnDatabaseInitialization
    AxonServerWriter axonServerWriter(AxonServerEvents events, DataSource dataSource, LedgerReader ledger, Clock clock) {
        return new AxonServerWriter(events, new FollowedLog(dataSource, clock), ledger);
    }

    /** Said to be a bus as any other: of its own kind, Axon's configuration would put one before it. */
    @Bean
    CommandBus commandBus(
            AxonServerConnectionManager connections,
            AxonServerConfiguration configuration,
            AxonServerWriter writer,
            LedgerReader ledger,
            CorrelationDataProvider envelope,
            CommandBusSpanFactory spans) {
        var local = new LocalCommands(spans, writer::catchUp);
        local.registerHandlerInterceptor(new CorrelationDataInterceptor<>(envelope));
        local.registerHandlerInterceptor(new MandateInterceptor());
        local.registerHandlerInterceptor(new AcknowledgingInterceptor(ledger, CommandRejected.class, writer::catchUp));
        var targets = new CommandTargets();
        var bus = AxonServerCommandBus.builder()
                .axonServerConnectionManager(connections)
                .configuration(configuration)
                .localSegment(local)
                .serializer(messages())
                .routingStrategy(command -> targets.resolveTarget(command).getIdentifier())
                .executorServiceBuilder(AxonServerWiring::waiting)
                .spanFactory(spans)
                .build();
        bus.registerDispatchInterceptor(_ -> (_, command) -> leaving(command, targets, connections));
        return bus;
    }

    /** What was read ahead for a command is out of date when another node has handled it. */
    private static CommandMessage<?> leaving(
            CommandMessage<?> command, CommandTargets targets, AxonServerConnectionManager connections) {
        // Asked before: of what is sent and not answered, nobody knows what became of it.
        if (!connections.isConnected(connections.getDefaultContext())) {
            throw new NotAppended("Axon Server cannot be reached", null);
        }
        ReadAhead.current().ifPresent(ahead ->
                ahead.forget(List.of(UUID.fromString(targets.resolveTarget(command).getIdentifier()))));
        return command;
    }

    @Bean
    QueryBus queryBus(
            AxonServerConnectionManager connections,
            AxonServerConfiguration configuration,
            QueryBusSpanFactory spans) {
        var local = SimpleQueryBus.builder().spanFactory(spans).build();
        local.registerHandlerInterceptor((_, chain) -> {
            try {
                return chain.proceed();
            } catch (RuntimeException failed) {
                throw Hop.ofQuery(failed);
            }
        });
        var bus = AxonServerQueryBus.builder()
                .axonServerConnectionManager(connections)
                .configuration(configuration)
                .localSegment(local)
                .updateEmitter(local.queryUpdateEmitter())
                .messageSerializer(messages())
                .genericSerializer(messages())
                .queryExecutorServiceBuilder(AxonServerWiring::waiting)
                .spanFactory(spans);
        // A node that can answer does so by itself: its views are those of all.
        return (configuration.isShortcutQueriesToLocalHandlers() ? bus.enabledLocalSegmentShortCut() : bus).build();
    }

    /** Messages wait, for the ledger or for a view; what waits costs no thread of the machine. */
    private static ExecutorService waiting(AxonServerConfiguration configuration, BlockingQueue<Runnable> waiting) {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    /** By the rules by which commands are read; what a view derives from its fields besides is not read back. */
    private static Serializer messages() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(mapper ->
                        StoredForm.configure(mapper).disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES))
                .build();
    }
}
