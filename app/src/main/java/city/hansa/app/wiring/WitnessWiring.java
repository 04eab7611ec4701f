package city.hansa.app.wiring;

import city.hansa.app.HansaProperties;
import city.hansa.ledger.note.SignerKey;
import city.hansa.ledger.note.VerifierKey;
import city.hansa.ledger.seal.KeyFile;
import city.hansa.ledger.seal.LogArchive;
import city.hansa.ledger.seal.LogKeeper;
import city.hansa.ledger.seal.LogKeys;
import city.hansa.ledger.witness.KnownWitness;
import city.hansa.ledger.witness.Witness;
import city.hansa.ledger.witness.Witnesses;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who cosigns this log, and whose logs this node cosigns. */
@Configuration(proxyBeanMethods = false)
class WitnessWiring {

    /** Its key is made at the first start, so that others can be told it before there is a log to witness. */
    @Bean
    @DependsOnDatabaseInitialization
    Witness witness(DataSource dataSource, Clock clock, HansaProperties properties) {
        var pair = KeyFile.readOrMake(properties.keyDirectory().resolve("witness.key"));
        var logs = properties.witness().logs().stream().map(VerifierKey::parse).toList();
        return new Witness(
                SignerKey.ofCosigner(properties.ledger().origin() + "/witness", pair), logs, dataSource, clock);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    @DependsOnDatabaseInitialization
    Witnesses witnesses(
            DataSource dataSource,
            LogArchive archive,
            LogKeys keys,
            LogKeeper keeper,
            Clock clock,
            HansaProperties properties) {
        var known = properties.ledger().witnesses().stream()
                .map(witness -> new KnownWitness(witness.url(), VerifierKey.parse(witness.key())))
                .toList();
        var witnesses = new Witnesses(known, dataSource, archive, keys, clock, keeper::halt);
        keeper.listen(witnesses::sealed);
        return witnesses;
    }

    @Bean
    MeterBinder witnessMetrics(Witnesses witnesses, Clock clock) {
        return registry -> TimeGauge.builder(
                        "hansa.log.cosignature.missing", witnesses, TimeUnit.MILLISECONDS, all -> missing(all, clock))
                .description("How long the checkpoint has waited that has waited longest for a witness")
                .register(registry);
    }

    private static double missing(Witnesses witnesses, Clock clock) {
        var now = clock.instant();
        return Duration.between(witnesses.missingSince(now), now).toMillis();
    }
}
