package city.hansa.app.narrative;

import city.hansa.app.HansaProperties;
import city.hansa.app.NodeRole;
import city.hansa.app.OnRole;
import city.hansa.ledger.key.DataKeys;
import city.hansa.ledger.key.TextCipher;
import city.hansa.query.view.History;
import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.common.caching.Cache;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys of sealed narratives, and who uses them. */
@Configuration(proxyBeanMethods = false)
class NarrativeWiring {

    @Bean
    DataKeys dataKeys(HansaProperties properties, Supplier<UUID> newId) {
        return DataKeys.in(properties.dataKeyDirectory(), newId);
    }

    @Bean
    TextCipher textCipher(DataKeys keys) {
        return new TextCipher(keys);
    }

    @Bean
    NarrativeSealer narrativeSealer(DataKeys keys, TextCipher cipher, Cache aggregates) {
        return new NarrativeSealer(keys, cipher, aggregates);
    }

    @Bean
    KeptNarratives keptNarratives(DataKeys keys, TextCipher cipher, History history) {
        return new KeptNarratives(keys, cipher, history);
    }

    /** Before anything is served, what was erased is erased. */
    @Bean(initMethod = "destroyAgain")
    @DependsOnDatabaseInitialization
    DestroyedKeys destroyedKeys(JdbcClient jdbc, DataKeys keys) {
        return new DestroyedKeys(jdbc, keys);
    }

    @Bean
    @OnRole(NodeRole.COMMAND)
    KeyDestruction keyDestruction(DestroyedKeys destroyed) {
        return new KeyDestruction(destroyed);
    }
}
