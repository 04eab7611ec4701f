package city.hansa.app.tracing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.tracing.Link;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.time.Duration;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.tracing.Span;
import org.axonframework.tracing.SpanAttributesProvider;
import org.axonframework.tracing.SpanFactory;

/**
 * Axon's spans, made by Micrometer's tracer; Axon's own module for OpenTelemetry is not there for this version.
 *
 * <p><b>What they say</b>: the types of messages, and ids. Never what a message holds, nor what a failure says of it.
 *
 * <p><b>From a command to its views</b>: a trace's id is not written into events, for what is written there is kept and
 * hashed for ever. This node remembers for a while in which span it published each; a view that is written by another
 * node begins a trace of its own.
 */
final class AxonSpans implements SpanFactory {

    private static final int REMEMBERED = 10_000;
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(2);

    private final Tracer tracer;
    private final Cache<String, TraceContext> published = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();

    AxonSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public Span createRootTrace(Supplier<String> operation) {
        return new AxonSpan(tracer, tracer.spanBuilder().name(operation.get()).setNoParent());
    }

    @Override
    public Span createHandlerSpan(
            Supplier<String> operation, Message<?> parent, boolean isChild, Message<?>... linked) {
        var span = described(operation, parent);
        var before = published.getIfPresent(parent.getIdentifier());
        if (before != null && isChild) {
            span.setParent(before);
        } else if (before != null) {
            span.addLink(new Link(before));
        }
        return new AxonSpan(tracer, span);
    }

    @Override
    public Span createDispatchSpan(Supplier<String> operation, Message<?> message, Message<?>... linked) {
        return new AxonSpan(tracer, described(operation, message));
    }

    @Override
    public Span createInternalSpan(Supplier<String> operation) {
        return new AxonSpan(tracer, tracer.spanBuilder().name(operation.get()));
    }

    @Override
    public Span createInternalSpan(Supplier<String> operation, Message<?> message) {
        return new AxonSpan(tracer, described(operation, message));
    }

    /** None is taken: Axon's own would write a message's metadata, and with it who said what on which source. */
    @Override
    public void registerSpanAttributeProvider(SpanAttributesProvider provider) {}

    /** The message goes on as it is. */
    @Override
    public <M extends Message<?>> M propagateContext(M message) {
        var current = tracer.currentSpan();
        if (message instanceof EventMessage<?> && current != null) {
            published.put(message.getIdentifier(), current.context());
        }
        return message;
    }

    private io.micrometer.tracing.Span.Builder described(Supplier<String> operation, Message<?> message) {
        var span = tracer.spanBuilder()
                .name(operation.get() + " " + message.getPayloadType().getSimpleName())
                .tag("hansa.message", message.getIdentifier());
        return message instanceof DomainEventMessage<?> event
                ? span.tag("hansa.record", event.getAggregateIdentifier())
                        .tag("hansa.sequence", Long.toString(event.getSequenceNumber()))
                : span;
    }
}
