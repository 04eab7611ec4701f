package city.hansa.app.wiring;

import city.hansa.app.HansaProperties;
import city.hansa.app.NodeRole;
import city.hansa.ledger.append.Writer;
import city.hansa.ledger.read.LedgerReader;
import city.hansa.query.view.Progress;
import city.hansa.query.view.Projection;
import city.hansa.web.operations.Readiness;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What readiness asks beside Spring's own state: whether commands are taken and the views have caught up, each of a
 * node of that role. Where either cannot be told, it is not so.
 */
@Configuration(proxyBeanMethods = false)
class ReadinessWiring {

    /** As long as a read waits for its position: while views lag less, such a read is answered. */
    private static final Duration TOLERATED_LAG = Progress.PATIENCE;

    @Bean
    HealthIndicator ledgerHealthIndicator(Writer writer, LedgerReader ledger, HansaProperties properties) {
        return new AbstractHealthIndicator() {
            @Override
            protected void doHealthCheck(Health.Builder health) {
                var isOpen = writer.isOpen() && ledger.mayBeAppendedTo();
                health.status(isOpen || !properties.has(NodeRole.COMMAND) ? "UP" : "OUT_OF_SERVICE");
            }
        };
    }

    /** The same as on the management port, for whoever reaches this port alone. */
    @Bean
    Readiness readiness(HealthEndpoint health) {
        return () -> {
            var group = health.healthForPath("readiness");
            return group != null && group.getStatus().equals(Status.UP);
        };
    }

    @Bean
    HealthIndicator viewsHealthIndicator(
            Progress progress,
            LedgerReader ledger,
            List<Projection> projections,
            Clock clock,
            HansaProperties properties) {
        var views = projections.stream().map(Projection::processingGroup).toList();
        return new AbstractHealthIndicator() {
            @Override
            protected void doHealthCheck(Health.Builder health) {
                var due = ledger.positionAt(clock.instant().minus(TOLERATED_LAG));
                var reached = progress.least(views);
                health.status(reached >= due || !properties.has(NodeRole.QUERY) ? "UP" : "OUT_OF_SERVICE")
                        .withDetail("position", reached);
            }
        };
    }
}
