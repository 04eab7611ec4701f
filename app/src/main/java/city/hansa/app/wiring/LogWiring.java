package city.hansa.app.wiring;

import city.hansa.app.HansaProperties;
import city.hansa.ledger.append.Writer;
import city.hansa.ledger.seal.LastPublished;
import city.hansa.ledger.seal.LogArchive;
import city.hansa.ledger.seal.LogCheck;
import city.hansa.ledger.seal.LogKeeper;
import city.hansa.ledger.seal.LogKeys;
import city.hansa.ledger.seal.Reconciler;
import city.hansa.ledger.seal.Sealer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The log over the ledger: who seals it, who may read it, and what is said where it does not hold. */
@Configuration(proxyBeanMethods = false)
class LogWiring {

    @Bean
    LogKeys logKeys(HansaProperties properties) {
        return LogKeys.in(properties.keyDirectory(), properties.ledger().origin());
    }

    @Bean
    LastPublished lastPublished(HansaProperties properties) {
        return new LastPublished(
                properties.keyDirectory().resolve("last-checkpoint"),
                properties.ledger().origin());
    }

    @Bean
    @DependsOnDatabaseInitialization
    LogArchive logArchive(DataSource dataSource, LastPublished published) {
        return new LogArchive(dataSource, published);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    @DependsOnDatabaseInitialization
    LogKeeper logKeeper(
            DataSource dataSource,
            LogKeys keys,
            LastPublished published,
            Writer writer,
            Clock clock,
            HansaProperties properties) {
        return new LogKeeper(
                new Sealer(dataSource, keys, published, clock),
                new LogCheck(dataSource, keys),
                writer,
                properties.ledger().sealEvery());
    }

    @Bean
    @DependsOnDatabaseInitialization
    Reconciler reconciler(DataSource dataSource, LogKeys keys, LastPublished published, Clock clock) {
        return new Reconciler(dataSource, keys, published, clock);
    }

    /** Down is not up: a log that does not verify is for a person to look at. */
    @Bean
    HealthIndicator logHealthIndicator(LogKeeper keeper) {
        return new AbstractHealthIndicator() {
            @Override
            protected void doHealthCheck(Health.Builder health) {
                keeper.failure()
                        .ifPresentOrElse(
                                failure -> health.down().withDetail("leaf", failure.leaf()),
                                () -> health.up().withDetail("verified", keeper.verified()));
            }
        };
    }

    @Bean
    MeterBinder logMetrics(LogKeeper keeper) {
        return registry -> {
            Gauge.builder("hansa.log.corrupted", keeper, log -> log.failure().isPresent() ? 1 : 0)
                    .description("1 once the log was found not to hold")
                    .register(registry);
            Gauge.builder("hansa.log.verified", keeper, LogKeeper::verified)
                    .description("Leaves that were found to hold since the start")
                    .register(registry);
        };
    }
}
