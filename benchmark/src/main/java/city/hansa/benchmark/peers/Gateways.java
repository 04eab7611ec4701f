package city.hansa.benchmark.peers;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import city.hansa.benchmark.measure.Ids;
import city.hansa.api.CommandRejected;
import city.hansa.ledger.axon.AcknowledgingInterceptor;
import city.hansa.ledger.axon.AggregateCache;
import city.hansa.ledger.axon.CommandTargets;
import city.hansa.ledger.read.LedgerReader;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.annotation.SourceId;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The same aggregate and the same gateway over two engines. */
final class Gateways {

    /** Opens a stream. */
    record Open(@TargetAggregateIdentifier String id, int notes) {}

    /** Goes on with one. */
    record Add(@TargetAggregateIdentifier String id, int notes) {}

    static final class Pad {

        // Axon reads it.
        @SuppressWarnings("UnusedVariable")
        @AggregateIdentifier
        private String id = "";

        @CommandHandler
        Pad(Open command) {
            id = command.id();
            note(command.notes());
        }

        @CommandHandler
        void add(Add command) {
            note(command.notes());
        }

        private static void note(int notes) {
            for (var i = 0; i < notes; i++) {
                apply(Note.NOTE);
            }
        }

        @EventSourcingHandler
        void on(Note note, @SourceId String stream) {
            id = stream;
        }

        Pad() {}
    }

    /** As Axon is configured by default: the bus opens the transaction in which the engine appends. */
    static Configuration stock(EventStorageEngine engine, TransactionManager transactions) {
        return over(engine, transactions, AggregateConfigurer.defaultConfiguration(Pad.class));
    }

    /** The same with Axon's own cache, so that an aggregate that is in use is not loaded again for every command. */
    static Configuration stockCached(EventStorageEngine engine, TransactionManager transactions) {
        return over(
                engine,
                transactions,
                AggregateConfigurer.defaultConfiguration(Pad.class).configureCache(_ -> new WeakReferenceCache()));
    }

    /** As Hansa configures it, but for mandates and envelopes: the append is the transaction. */
    static Configuration hansa(EventStorageEngine engine, LedgerReader reader) {
        var axon = over(
                engine,
                NoTransactionManager.INSTANCE,
                AggregateConfigurer.defaultConfiguration(Pad.class)
                        .configureCommandTargetResolver(_ -> new CommandTargets())
                        .configureCache(_ -> new AggregateCache()));
        axon.commandBus().registerHandlerInterceptor(new AcknowledgingInterceptor(reader, CommandRejected.class));
        return axon;
    }

    private static Configuration over(
            EventStorageEngine engine, TransactionManager transactions, AggregateConfigurer<Pad> aggregate) {
        return DefaultConfigurer.defaultConfiguration()
                .configureEmbeddedEventStore(_ -> engine)
                .configureCommandBus(_ ->
                        SimpleCommandBus.builder().transactionManager(transactions).build())
                .configureAggregate(aggregate)
                .start();
    }

    /** Each command opens a stream. */
    static Workload.Appender creating(Configuration axon) {
        return (_, _, events) -> axon.commandGateway().sendAndWait(new Open(Ids.next().toString(), events));
    }

    /** A writer's commands are for one aggregate, which the first of them opens. */
    static Workload.Appender adding(Configuration axon) {
        return (stream, expected, events) -> axon.commandGateway().sendAndWait(command(stream, expected, events));
    }

    private static Object command(UUID stream, long expected, int events) {
        return expected == 0 ? new Open(stream.toString(), events) : new Add(stream.toString(), events);
    }

    private Gateways() {}
}
