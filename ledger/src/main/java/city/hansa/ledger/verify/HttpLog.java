package city.hansa.ledger.verify;

import city.hansa.ledger.leaf.Leaf;
import city.hansa.ledger.note.Note;
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

    /** The log below that URL. */
    HttpLog(String url) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        if (!url.matches("https?://[^?#]+")) {
            throw Stop.wrongUsage("a log's URL begins with http:// or https://, and asks for nothing: " + url);
        }
    }

    /** The key that the log itself says is its own. */
    String key() {
        return new String(get("vkey", LONGEST_KEY), StandardCharsets.UTF_8).strip();
    }

    @Override
    public byte[] checkpoint() {
        return get("checkpoint", Note.MAX_BYTES);
    }

    @Override
    public byte[] read(TilePath path) {
        var each = path.level() == TilePath.ENTRIES ? Short.BYTES + Leaf.MAX_BYTES : Hash.BYTES;
        return get("tile/" + path, path.width() * each);
    }

    private byte[] get(String path, int longest) {
        var uri = uri(url + "/" + path);
        try {
            var answer = send(uri, longest + SLACK, 1);
            if (answer.statusCode() != 200) {
                throw Stop.unreadable(uri + ": answered " + answer.statusCode());
            }
            return body(answer, longest + SLACK);
        } catch (IOException e) {
            throw Stop.unreadable(uri.toString(), e);
        }
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw Stop.wrongUsage("no URL: " + e.getMessage());
        }
    }

    private HttpResponse<byte[]> send(URI uri, int longest, int attempt) throws IOException {
        try {
            var answer = once(uri, longest);
            if (answer.statusCode() < 500 || attempt == ATTEMPTS) {
                return answer;
            }
        } catch (IOException e) {
            if (attempt == ATTEMPTS) {
                throw e;
            }
        }
        pause(attempt);
        return send(uri, longest, attempt + 1);
    }

    /** The limit in time holds for the whole answer; the request's own would end with the answer's head. */
    private HttpResponse<byte[]> once(URI uri, int longest) throws IOException {
        var request =
                HttpRequest.newBuilder(uri).header("Accept-Encoding", "gzip").build();
        var answer = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), longest));
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("no whole answer within " + PATIENCE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Stop.unreadable(uri.toString(), e);
        } finally {
            answer.cancel(true);
        }
    }

    /** Each time twice as long as the time before. */
    private static void pause(int attempt) {
        var later = CompletableFuture.delayedExecutor(FIRST_PAUSE_MILLIS << (attempt - 1), TimeUnit.MILLISECONDS);
        CompletableFuture.runAsync(() -> {}, later).join();
    }

    private static byte[] body(HttpResponse<byte[]> answer, int longest) throws IOException {
        var encoding = answer.headers().firstValue("Content-Encoding").orElse("identity");
        return switch (encoding) {
            case "identity" -> answer.body();
            case "gzip" -> unzipped(answer.body(), longest);
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
