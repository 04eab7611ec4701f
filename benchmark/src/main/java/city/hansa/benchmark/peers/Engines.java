package city.hansa.benchmark.peers;

import city.hansa.api.catalogue.EventCatalogue;
import city.hansa.api.catalogue.StoredForm;
import city.hansa.benchmark.measure.Load;
import city.hansa.ledger.append.GroupCommit;
import city.hansa.ledger.axon.LedgerEventStorageEngine;
import city.hansa.ledger.axon.NamedTypeSerializer;
import city.hansa.ledger.axon.StoredNames;
import java.util.Optional;
import java.util.stream.LongStream;
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

/** Axon's storage engines: its own for JDBC, and Hansa's, which make the bytes of an event themselves. */
public final class Engines {

    static final String HANSA = "Hansa's engine for Axon";
    static final String STOCK_TABLE = "domainevententry";

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
                .batchSize(Workload.PAGE)
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        return engine;
    }

    public static LedgerEventStorageEngine hansa(GroupCommit writer, DataSource dataSource) {
        Serializer serializer = new NamedTypeSerializer(names(), StoredForm::configure);
        return new LedgerEventStorageEngine(writer, dataSource, serializer, serializer, NoOpEventUpcaster.INSTANCE);
    }

    /** A writer of the workload. */
    public static Load.Work writer(EventStorageEngine engine) {
        return Workload.writer(appender(engine));
    }

    static Workload.Appender appender(EventStorageEngine engine) {
        return (stream, expected, events) -> engine.appendEvents(LongStream.range(expected, expected + events)
                .mapToObj(sequence -> new GenericDomainEventMessage<>("Note", stream.toString(), sequence, Note.NOTE))
                .toList());
    }

    /** Reads all that is there; an event is deserialised when its payload is asked for. */
    static long read(EventStorageEngine engine) {
        try (var events = engine.readEvents(null, false)) {
            return events.filter(event -> event.getPayload() instanceof Note).count();
        }
    }

    private static StoredNames names() {
        return new StoredNames() {
            @Override
            public Optional<Class<?>> typeOf(String name) {
                return name.equals(Workload.TYPE) ? Optional.of(Note.class) : EventCatalogue.typeOf(name);
            }

            @Override
            public String nameOf(Class<?> type) {
                return type.equals(Note.class) ? Workload.TYPE : EventCatalogue.nameOf(type);
            }

            @Override
            public int revisionOf(Class<?> type) {
                return type.equals(Note.class) ? 1 : EventCatalogue.revisionOf(type);
            }
        };
    }

    private Engines() {}
}
