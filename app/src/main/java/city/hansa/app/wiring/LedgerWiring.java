package city.hansa.app.wiring;

import city.hansa.api.catalogue.EventCatalogue;
import city.hansa.api.catalogue.StoredForm;
import city.hansa.app.narrative.NarrativeSealer;
import city.hansa.ledger.append.GroupCommit;
import city.hansa.ledger.append.Writer;
import city.hansa.ledger.axon.LedgerEventStorageEngine;
import city.hansa.ledger.axon.LedgerMessageSource;
import city.hansa.ledger.axon.NamedTypeSerializer;
import city.hansa.ledger.axon.StoredNames;
import city.hansa.ledger.read.LedgerReader;
import city.hansa.ledger.read.Streams;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** The ledger as Axon's event store, and the names under which it keeps events. */
@Configuration(proxyBeanMethods = false)
class LedgerWiring {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    StoredNames storedNames() {
        return new StoredNames() {
            @Override
            public Optional<Class<?>> typeOf(String name) {
                return EventCatalogue.typeOf(name);
            }

            @Override
            public String nameOf(Class<?> type) {
                return EventCatalogue.nameOf(type);
            }

            @Override
            public int revisionOf(Class<?> type) {
                return EventCatalogue.revisionOf(type);
            }
        };
    }

    /** For events: what it writes is hashed and kept for ever. */
    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer(StoredNames names) {
        return new NamedTypeSerializer(names, StoredForm::configure);
    }

    /** For what is not kept for ever: tokens, and deadlines that wait. */
    @Bean
    @Primary
    Serializer serializer() {
        // A replay's token holds its context as an Object, which Jackson refuses to read back unless it is told.
        var known = BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.")
                .allowIfSubType("city.hansa.")
                .allowIfSubType("java.lang.")
                .allowIfSubType("java.util.")
                .build();
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(mapper -> mapper.polymorphicTypeValidator(known))
                .build();
    }

    @Bean(destroyMethod = "close")
    @Profile("!axonserver")
    @DependsOnDatabaseInitialization
    GroupCommit groupCommit(DataSource dataSource, Clock clock) {
        return new GroupCommit(dataSource, clock);
    }

    @Bean
    LedgerReader ledgerReader(DataSource dataSource) {
        return new LedgerReader(dataSource);
    }

    @Bean
    LedgerEventStorageEngine ledgerEngine(
            Writer writer,
            Streams streams,
            DataSource dataSource,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            Serializer serializer) {
        return new LedgerEventStorageEngine(
                writer, streams, dataSource, eventSerializer, serializer, NoOpEventUpcaster.INSTANCE);
    }

    @Bean
    @Primary
    EmbeddedEventStore eventStore(
            LedgerEventStorageEngine engine, EventBusSpanFactory spans, NarrativeSealer sealer) {
        var store = EmbeddedEventStore.builder()
                .storageEngine(engine)
                .spanFactory(spans)
                .build();
        store.registerDispatchInterceptor(sealer);
        return store;
    }

    @Bean(destroyMethod = "close")
    LedgerMessageSource ledgerSource(LedgerEventStorageEngine engine, LedgerReader reader, Writer writer) {
        return new LedgerMessageSource(engine, reader, writer);
    }
}
