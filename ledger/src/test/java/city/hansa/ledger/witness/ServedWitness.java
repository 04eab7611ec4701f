package city.hansa.ledger.witness;

import city.hansa.ledger.note.Note;
import city.hansa.ledger.note.SignerKey;
import city.hansa.ledger.note.TestKeys;
import city.hansa.ledger.note.VerifierKey;
import city.hansa.ledger.note.WitnessConflict;
import city.hansa.ledger.note.WitnessRequest;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A witness that is reached by HTTP, and answers as it is told: honestly, or by any lie. */
final class ServedWitness implements AutoCloseable {

    static final SignerKey KEY = SignerKey.ofCosigner("witness.example", TestKeys.RFC_8032_TEST_2);

    private final HttpServer server;
    private final List<WitnessRequest> requests = new CopyOnWriteArrayList<>();
    private volatile HttpHandler adding = exchange -> answer(exchange, 500, null, "");
    private volatile HttpHandler showing = exchange -> answer(exchange, 404, null, "");

    ServedWitness() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/add-checkpoint", exchange -> {
            var body = exchange.getRequestBody().readAllBytes();
            requests.add(WitnessRequest.parse(body));
            exchange.setAttribute("body", body);
            adding.handle(exchange);
        });
        server.createContext("/", exchange -> showing.handle(exchange));
        server.start();
    }

    KnownWitness known(VerifierKey key) {
        return new KnownWitness(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"), key);
    }

    /** What it was asked to cosign. */
    List<WitnessRequest> requests() {
        return requests;
    }

    void adding(HttpHandler answer) {
        adding = answer;
    }

    void shows(Note note) {
        showing = exchange -> answer(exchange, 200, "text/plain", note.toString());
    }

    /** As the specification says, with a memory of its own; what it has it does not show. */
    void isHonest(Witness witness) {
        adding = exchange -> {
            switch (witness.addCheckpoint((byte[]) exchange.getAttribute("body"))) {
                case Verdict.Cosigned(var line) -> answer(exchange, 200, "text/plain", line.line());
                case Verdict.Conflict(var last) -> answer(exchange, 409, WitnessConflict.MEDIA_TYPE, last.toString());
                case Verdict.NotProved _ -> answer(exchange, 422, null, "");
                case Verdict.Malformed _, Verdict.UnknownLog _, Verdict.NotSigned _ -> answer(exchange, 400, null, "");
            }
        };
    }

    /** Has it answer as before, but not before it may. */
    void delays(CountDownLatch isAsked, CountDownLatch mayAnswer) {
        var answering = adding;
        adding = exchange -> {
            isAsked.countDown();
            awaitEnd(mayAnswer);
            answering.handle(exchange);
        };
    }

    static void awaitEnd(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(e.getMessage());
        }
    }

    static void answer(HttpExchange exchange, int status, @Nullable String type, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            if (type != null) {
                exchange.getResponseHeaders().set("Content-Type", type);
            }
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
