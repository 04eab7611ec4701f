package city.hansa.app.tracing;

import io.micrometer.tracing.Tracer;
import org.axonframework.tracing.Span;
import org.axonframework.tracing.SpanScope;
import org.jspecify.annotations.Nullable;

/** One span; what is said of it before it is started is said when it is. Used by one thread at a time, as Axon does. */
final class AxonSpan implements Span {

    private final Tracer tracer;
    private final io.micrometer.tracing.Span.Builder builder;
    private io.micrometer.tracing.@Nullable Span span;

    AxonSpan(Tracer tracer, io.micrometer.tracing.Span.Builder builder) {
        this.tracer = tracer;
        this.builder = builder;
    }

    @Override
    public Span start() {
        span = builder.start();
        return this;
    }

    @Override
    public SpanScope makeCurrent() {
        var scope = tracer.withSpan(span);
        return scope::close;
    }

    @Override
    public void end() {
        if (span != null) {
            span.end();
        }
    }

    /** Its kind alone: its message may quote what was refused. */
    @Override
    public Span recordException(Throwable failure) {
        return addAttribute("error.type", failure.getClass().getName());
    }

    @Override
    public Span addAttribute(String key, String value) {
        if (span == null) {
            builder.tag(key, value);
        } else {
            span.tag(key, value);
        }
        return this;
    }
}
