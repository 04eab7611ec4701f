package city.hansa.benchmark;

import city.hansa.benchmark.measure.Load;
import city.hansa.benchmark.peers.Engines;
import city.hansa.ledger.axon.LedgerEventStorageEngine;
import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.note.Note;
import city.hansa.ledger.seal.LastPublished;
import city.hansa.ledger.seal.LogArchive;
import city.hansa.ledger.seal.LogCheck;
import city.hansa.ledger.seal.LogKeys;
import city.hansa.ledger.seal.Sealer;
import city.hansa.ledger.tree.TilePath;
import city.hansa.ledger.verify.Verify;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** What it costs to seal a log, and to verify one, over all events that the benchmark has appended so far. */
final class Proofs {

    private final DataSource application;
    private final LogKeys keys;
    private final Sealer sealer;
    private final LogArchive archive;
    private final Map<String, byte[]> served = new ConcurrentHashMap<>();

    Proofs(DataSource application) throws IOException {
        Path directory = Files.createTempDirectory("hansa-log");
        this.application = application;
        this.keys = LogKeys.in(directory, "log.benchmark");
        var published = new LastPublished(directory.resolve("published"), "log.benchmark");
        this.sealer = new Sealer(application, keys, published, Clock.systemUTC());
        this.archive = new LogArchive(application, published);
    }

    /** Seals what was never sealed. */
    String seal() {
        var before = size();
        var start = System.nanoTime();
        var size = before;
        for (var note = sealer.seal(); note.isPresent(); note = sealer.seal()) {
            size = Checkpoint.parse(note.get().text()).size();
        }
        return rate(size - before, start, "leaves");
    }

    private long size() {
        return archive.checkpoint()
                .map(note -> Checkpoint.parse(note.text()).size())
                .orElse(0L);
    }

    /** Verifies rows, leaves, tiles and checkpoints, as a node does at its start. */
    String check() {
        var start = System.nanoTime();
        return rate(new LogCheck(application, keys).run(_ -> {}), start, "leaves");
    }

    /**
     * Verifies entries and tiles as an auditor does, with the virtual machine warm, from a server of this process that has
     * all of them in memory by then: it is the verifier that is measured.
     */
    String verify() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            server.setExecutor(threads);
            server.createContext("/log/", this::serve);
            server.start();
            var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/log";
            verify(url);
            return verify(url);
        } finally {
            server.stop(0);
        }
    }

    private String verify(String url) {
        var said = new ByteArrayOutputStream();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        var key = keys.verifiers().getFirst().toString();
        if (Verify.run(new String[] {url, "--vkey", key}, out, out) != 0) {
            throw new IllegalStateException(said.toString(StandardCharsets.UTF_8));
        }
        return said.toString(StandardCharsets.UTF_8).lines().toList().getLast();
    }

    private void serve(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().substring("/log/".length());
        var body = path.equals("checkpoint")
                ? archive.checkpoint().map(Note::toString).orElseThrow().getBytes(StandardCharsets.UTF_8)
                : served.computeIfAbsent(path, _ -> archive.bytes(TilePath.parse(path.substring("tile/".length())))
                        .orElseThrow());
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** Appends by many writers while the log is sealed once a second, as a node does. */
    Load.Result appendWhileSealing(LedgerEventStorageEngine engine, int writers, Duration duration) throws Exception {
        try (var seconds = Executors.newSingleThreadScheduledExecutor()) {
            var sealing = seconds.scheduleWithFixedDelay(sealer::seal, 0, 1, TimeUnit.SECONDS);
            var result = Load.run(writers, duration, _ -> Engines.writer(engine));
            if (sealing.isDone()) {
                throw new IllegalStateException("the sealing failed: " + sealing.exceptionNow());
            }
            return result;
        }
    }

    private static String rate(long count, long start, String what) {
        var seconds = (System.nanoTime() - start) / 1e9;
        return String.format(Locale.ROOT, "%,d %s in %.1f s, %,.0f a second", count, what, seconds, count / seconds);
    }
}
