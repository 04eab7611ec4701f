package city.hansa.app;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A collector of traces, as OTLP over HTTP describes it (OpenTelemetry protocol 1.10), which keeps them. */
final class Collector implements AutoCloseable {

    private final HttpServer server;
    private final List<byte[]> received = new CopyOnWriteArrayList<>();

    private Collector(HttpServer server) {
        this.server = server;
    }

    static Collector start() {
        try {
            var collector =
                    new Collector(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            collector.server.createContext("/v1/traces", exchange -> {
                collector.received.add(exchange.getRequestBody().readAllBytes());
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            collector.server.start();
            return collector;
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    /** The spans of the trace of the first span that is wanted, once the others have come too. */
    List<Span> awaitTrace(Predicate<Span> wanted, Predicate<List<Span>> isWhole) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            var spans = spans();
            var trace = spans.stream()
                    .filter(wanted)
                    .findFirst()
                    .map(first -> spans.stream()
                            .filter(span -> span.getTraceId().equals(first.getTraceId()))
                            .toList())
                    .orElse(List.of());
            if (isWhole.test(trace)) {
                return trace;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no such trace among " + names(spans));
            }
        }
    }

    /** All that came, as text: what is said in a span stands there as it is. */
    String text() {
        var text = new StringBuilder();
        received.forEach(bytes -> text.append(new String(bytes, StandardCharsets.UTF_8)));
        return text.toString();
    }

    static List<String> names(List<Span> spans) {
        return spans.stream()
                .map(span -> HexFormat.of().formatHex(span.getTraceId().toByteArray(), 0, 4) + " " + span.getName())
                .toList();
    }

    private List<Span> spans() {
        var spans = new ArrayList<Span>();
        try {
            for (var bytes : received) {
                for (var resource : ExportTraceServiceRequest.parseFrom(bytes).getResourceSpansList()) {
                    resource.getScopeSpansList().forEach(scope -> spans.addAll(scope.getSpansList()));
                }
            }
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
        return spans;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
