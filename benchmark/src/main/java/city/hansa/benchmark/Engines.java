package city.hansa.benchmark;

import city.hansa.ledger.append.GroupCommit;
import city.hansa.ledger.axon.LedgerEventStorageEngine;
import city.hansa.ledger.axon.NamedTypeSerializer;
import city.hansa.ledger.axon.StoredNames;
import city.hansa.api.catalogue.EventCatalogue;
import city.hansa.api.catalogue.StoredForm;
import java.util.ArrayList;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.eventsourcing.eventstore.jpa.SQLStateResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The engines that are compared, each on the same server. */
final class Engines {

    private static final String NOTE = "benchmark.note";

    /** Axon's own, in its PostgreSQL form, with a pool as large as the number of writers. */
    static JdbcEventStorageEngine stock(DataSource dataSource) {
        var serializer = Jackson3Serializer.builder().build();
        var engine = JdbcEventStorageEngine.builder()
                .connectionProvider(
                        new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(dataSource)))
                .transactionManager(new SpringTransactionManager(new DataSourceTransactionManager(dataSource)))
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .persistenceExceptionResolver(new SQLStateResolver("23505"))
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        return engine;
    }

    static LedgerEventStorageEngine hansa(GroupCommit writer, DataSource dataSource) {
        Serializer serializer = new NamedTypeSerializer(names(), StoredForm::configure);
        return new LedgerEventStorageEngine(writer, dataSource, serializer, serializer, NoOpEventUpcaster.INSTANCE);
    }

    /** A writer with a stream of its own, appending 1, 2, 3, 1, … events a call. */
    static Load.Work writer(EventStorageEngine engine) {
        var stream = Ids.next().toString();
        var state = new Object() {
            long sequence;
            int call;
        };
        return () -> {
            var events = new ArrayList<GenericDomainEventMessage<Note>>();
            for (var i = 0; i <= state.call % 3; i++) {
                events.add(new GenericDomainEventMessage<>("Note", stream, state.sequence++, Note.NOTE));
            }
            state.call++;
            engine.appendEvents(events);
            return events.size();
        };
    }

    private static StoredNames names() {
        return new StoredNames() {
            @Override
            public Optional<Class<?>> typeOf(String name) {
                return name.equals(NOTE) ? Optional.of(Note.class) : EventCatalogue.typeOf(name);
            }

            @Override
            public String nameOf(Class<?> type) {
                return type.equals(Note.class) ? NOTE : EventCatalogue.nameOf(type);
            }

            @Override
            public int revisionOf(Class<?> type) {
                return type.equals(Note.class) ? 1 : EventCatalogue.revisionOf(type);
            }
        };
    }

    private Engines() {}
}
