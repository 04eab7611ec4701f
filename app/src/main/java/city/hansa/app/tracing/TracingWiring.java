package city.hansa.app.tracing;

import io.micrometer.tracing.Tracer;
import org.axonframework.tracing.SpanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The spans of messages, below those of HTTP, which are Spring's. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(TracingIfAsked.ENDPOINT)
class TracingWiring {

    @Bean
    SpanFactory spanFactory(Tracer tracer) {
        return new AxonSpans(tracer);
    }
}
