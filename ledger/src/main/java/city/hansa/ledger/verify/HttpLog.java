package city.hansa.ledger.verify;

import city.hansa.ledger.leaf.Leaf;
import city.hansa.ledger.note.Note;
import city.hansa.ledger.tree.EntryBundle;
import city.hansa.ledger.tree.Hash;
import city.hansa.ledger.tree.TilePath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;

/**
 * A log that is served by HTTP. What is answered with a server's error, or not at all, is asked for again, {@value
 * #ATTEMPTS} times in all; an answer that is much longer than it could rightly be is not read to its end.
 */
final class HttpLog implements LogSource, AutoCloseable {

    static final int ATTEMPTS = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int LONGEST_KEY = 1_000;

    /** What compression may add to bytes that it cannot compress, and what lets a byte too many be seen as such. */
    private static final int SLACK = 4_096;

    private final String url;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            // What is read is waited for by virtual threads too, so that all share as many threads as there are cores.
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    /** What was answered, uncompressed. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Answer(URI uri, int status, byte[] body) {

        byte[] ok() {
            if (status != OK) {
                throw Stop.unreadable(uri + ": answered " + status);
            }
            return body;
        }
    }

    /** The log below that URL. */
    HttpLog(String url) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        if (!url.matches("https?://[^?#]+")) {
            throw Stop.wrongUsage("a log's URL begins with http:// or https://, and asks for nothing: " + url);
        }
    }

    /** The key that the log itself says is its own. */
    String key() {
        return new String(ask("vkey", LONGEST_KEY).ok(), StandardCharsets.UTF_8).strip();
    }

    @Override
    public byte[] checkpoint() {
        return ask("checkpoint", Note.MAX_BYTES).ok();
    }

    /** A partial tile that is gone since the log has grown is the beginning of the full one in its place. */
    @Override
    public byte[] read(TilePath path) {
        var answer = ask(path);
        var isGone = path.isPartial() && answer.status() == NOT_FOUND;
        return isGone && ask(path.full()).status() == OK ? beginning(path) : answer.ok();
    }

    private byte[] beginning(TilePath path) {
        if (path.level() == TilePath.ENTRIES) {
            return new EntryBundle(entries(path.full()).subList(0, path.width())).bytes();
        }
        return Arrays.copyOf(tile(path.full()).bytes(), path.width() * Hash.BYTES);
    }

    private Answer ask(TilePath path) {
        var each = path.level() == TilePath.ENTRIES ? Short.BYTES + Leaf.MAX_BYTES : Hash.BYTES;
        return ask("tile/" + path, path.width() * each);
    }

    private Answer ask(String path, int longest) {
        var request = request(url + "/" + path);
        try {
            var response = send(request, longest + SLACK, 1);
            return new Answer(request.uri(), response.statusCode(), body(response, longest + SLACK));
        } catch (IOException e) {
            throw Stop.unreadable(request.uri().toString(), e);
        }
    }

    private static HttpRequest request(String uri) {
        try {
            return HttpRequest.newBuilder(URI.create(uri))
                    .header("Accept-Encoding", "gzip")
                    .build();
        } catch (IllegalArgumentException e) {
            throw Stop.wrongUsage("no URL: " + e.getMessage());
        }
    }

    private HttpResponse<byte[]> send(HttpRequest request, int longest, int attempt) throws IOException {
        try {
            var response = once(request, longest);
            if (response.statusCode() < 500 || attempt == ATTEMPTS) {
                return response;
            }
        } catch (IOException e) {
            if (attempt == ATTEMPTS) {
                throw e;
            }
        }
        pause(attempt);
        return send(request, longest, attempt + 1);
    }

    /** The limit in time holds for the whole response; the request's own would end with the response's head. */
    private HttpResponse<byte[]> once(HttpRequest request, int longest) throws IOException {
        var response = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), longest));
        try {
            return response.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("no whole answer within " + PATIENCE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Stop.unreadable(request.uri().toString(), e);
        } finally {
            response.cancel(true);
        }
    }

    /** Each time twice as long as the time before. */
    private static void pause(int attempt) {
        var later = CompletableFuture.delayedExecutor(FIRST_PAUSE_MILLIS << (attempt - 1), TimeUnit.MILLISECONDS);
        CompletableFuture.runAsync(() -> {}, later).join();
    }

    private static byte[] body(HttpResponse<byte[]> response, int longest) throws IOException {
        var encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
        return switch (encoding) {
            case "identity" -> response.body();
            case "gzip" -> unzipped(response.body(), longest);
            default -> throw new IOException("encoded as " + encoding + ", which was not asked for");
        };
    }

    private static byte[] unzipped(byte[] body, int longest) throws IOException {
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(body), 8_192)) {
            var bytes = unzipped.readNBytes(longest);
            if (unzipped.read() >= 0) {
                throw new IOException("longer than " + longest + " bytes");
            }
            return bytes;
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
