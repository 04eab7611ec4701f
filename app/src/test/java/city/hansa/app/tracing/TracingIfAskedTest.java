package city.hansa.app.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.mock.env.MockEnvironment;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TracingIfAskedTest {

    /** As the class path has them. */
    private static final List<String> ALL = ImportCandidates.load(
                    AutoConfiguration.class, TracingIfAskedTest.class.getClassLoader())
            .getCandidates();

    @Test
    void without_an_endpoint_nothing_of_tracing_is_configured_and_all_else_is() {
        var filter = filter(new MockEnvironment());

        assertThat(ALL)
                .filteredOn(name -> !filter.keeps(name))
                .hasSizeGreaterThan(4)
                .allMatch(name -> name.contains(".tracing.") || name.contains(".opentelemetry."));
        assertThat(ALL)
                .filteredOn(filter::keeps)
                .hasSizeGreaterThan(20)
                .noneMatch(name -> name.contains(".boot.micrometer.tracing.") || name.contains(".boot.opentelemetry."));
    }

    @Test
    void with_one_all_is() {
        var filter =
                filter(new MockEnvironment().withProperty(TracingIfAsked.ENDPOINT, "http://localhost:4318/v1/traces"));

        assertThat(ALL).allMatch(filter::keeps);
    }

    private static TracingIfAsked filter(MockEnvironment environment) {
        var filter = new TracingIfAsked();
        filter.setEnvironment(environment);
        return filter;
    }
}
