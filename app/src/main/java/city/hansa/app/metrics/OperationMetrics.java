package city.hansa.app.metrics;

import city.hansa.app.HansaProperties;
import city.hansa.ledger.append.Writer;
import city.hansa.ledger.note.VerifierKey;
import city.hansa.web.problem.ProblemMeter;
import city.hansa.web.stream.Listeners;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The meters of the node's own work; those of HTTP, the pool and the JVM are Spring's. */
@Configuration(proxyBeanMethods = false)
class OperationMetrics {

    @Bean
    MeterBinder appendMetrics(Writer writer) {
        return registry -> {
            var batch = DistributionSummary.builder("hansa.ledger.batch")
                    .description("Events appended in one transaction by this node")
                    .baseUnit("events")
                    .register(registry);
            writer.measure(batch::record);
        };
    }

    @Bean
    MeterBinder standingMetrics(Standing standing, ProcessorNames processors, HansaProperties properties) {
        return registry -> {
            bindLog(registry, standing);
            processors.views().forEach(view -> Gauge.builder(
                            "hansa.view.lag", standing, it -> it.ask(read -> read.lag(view)))
                    .description("Events in the ledger that the view does not take into account yet")
                    .baseUnit("events")
                    .tag("view", view)
                    .register(registry));
            processors.views().forEach(view -> bindLetters(registry, standing, view));
            processors.policies().forEach(policy -> bindLetters(registry, standing, policy));
            properties.ledger().witnesses().forEach(witness ->
                    bindWitness(registry, standing, VerifierKey.parse(witness.key()).name()));
        };
    }

    private static void bindLog(MeterRegistry registry, Standing standing) {
        Gauge.builder("hansa.ledger.size", standing, it -> it.ask(Standing.Read::events))
                .description("Events in the ledger")
                .baseUnit("events")
                .register(registry);
        Gauge.builder("hansa.log.sealed", standing, it -> it.ask(Standing.Read::sealed))
                .description("Events that the last checkpoint vouches for")
                .baseUnit("events")
                .register(registry);
        TimeGauge.builder("hansa.log.seal.age", standing, TimeUnit.MILLISECONDS, it ->
                        it.ask(read -> read.waiting().toMillis()))
                .description("How long the oldest event has waited that no checkpoint vouches for; 0 where none waits")
                .register(registry);
    }

    private static void bindLetters(MeterRegistry registry, Standing standing, String processor) {
        Gauge.builder("hansa.dead.letters", standing, it ->
                        it.ask(read -> read.letters().getOrDefault(processor, 0L)))
                .description("Events that a processor has set aside because it could not handle them")
                .baseUnit("events")
                .tag("processor", processor)
                .register(registry);
    }

    private static void bindWitness(MeterRegistry registry, Standing standing, String witness) {
        Gauge.builder("hansa.log.cosigned", standing, it -> it.ask(read -> read.cosigned().getOrDefault(witness, 0L)))
                .description("Events in the last checkpoint that the witness has cosigned")
                .baseUnit("events")
                .tag("witness", witness)
                .register(registry);
    }

    @Bean
    MeterBinder listenerMetrics(Listeners listeners) {
        return registry -> Gauge.builder("hansa.feed.listeners", listeners, Listeners::count)
                .description("Connections that are told of events as they are recorded")
                .register(registry);
    }

    /** Counted once there is something to count with: what is refused before that was asked too early. */
    @Bean
    ProblemMeter problemMeter(ObjectProvider<MeterRegistry> registry) {
        return (reason, status) -> registry.ifAvailable(meters -> Counter.builder("hansa.refusals")
                .description("Answers that were problems, by the rule that was broken")
                .tag("reason", reason)
                .tag("status", Integer.toString(status))
                .register(meters)
                .increment());
    }
}
