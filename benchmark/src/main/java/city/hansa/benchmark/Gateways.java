package city.hansa.benchmark;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The same aggregate and the same gateway over two engines. */
final class Gateways {

    /** Opens a stream with one event of about 400 bytes. */
    record TakeNote(@TargetAggregateIdentifier String id, Note note) {}

    static final class Pad {

        // Axon reads it.
        @SuppressWarnings("UnusedVariable")
        @AggregateIdentifier
        private String id = "";

        @CommandHandler
        Pad(TakeNote command) {
            id = command.id();
            apply(command.note());
        }

        @EventSourcingHandler
        void on(Note note) {
            // Axon wants the identifier set by now, and the constructor has done so.
        }

        Pad() {}
    }

    /** As Axon is configured by default: the bus opens the transaction in which the engine appends. */
    static Configuration stock(EventStorageEngine engine, TransactionManager transactions) {
        return over(engine, transactions);
    }

    /** As Hansa configures it: the append is the transaction. */
    static Configuration hansa(EventStorageEngine engine) {
        return over(engine, NoTransactionManager.INSTANCE);
    }

    private static Configuration over(EventStorageEngine engine, TransactionManager transactions) {
        return DefaultConfigurer.defaultConfiguration()
                .configureEmbeddedEventStore(_ -> engine)
                .configureCommandBus(_ ->
                        SimpleCommandBus.builder().transactionManager(transactions).build())
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Pad.class))
                .start();
    }

    static Load.Work writer(Configuration axon) {
        return () -> {
            axon.commandGateway().sendAndWait(new TakeNote(Ids.next().toString(), Note.NOTE));
            return 1;
        };
    }

    private Gateways() {}
}
