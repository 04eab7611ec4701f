package city.hansa.app.tracing;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves all of Spring's tracing out where it is not said where traces go: else each request would have spans made, and
 * an eye kept on it, that nobody looks at.
 */
final class TracingIfAsked implements AutoConfigurationImportFilter, EnvironmentAware {

    /** The address of a collector, such as {@code http://localhost:4318/v1/traces}. */
    static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

    private boolean isAsked;

    @Override
    public void setEnvironment(Environment environment) {
        isAsked = !environment.getProperty(ENDPOINT, "").isEmpty();
    }

    @Override
    public boolean[] match(@Nullable String[] configurations, AutoConfigurationMetadata metadata) {
        var matches = new boolean[configurations.length];
        for (var index = 0; index < matches.length; index++) {
            matches[index] = keeps(configurations[index]);
        }
        return matches;
    }

    boolean keeps(@Nullable String configuration) {
        return isAsked
                || configuration == null
                || !(configuration.startsWith("org.springframework.boot.micrometer.tracing.")
                        || configuration.startsWith("org.springframework.boot.opentelemetry."));
    }
}
