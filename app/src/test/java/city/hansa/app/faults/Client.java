package city.hansa.app.faults;

import city.hansa.app.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A caller of one node: all that the faults' tests say over HTTP is said here. Safe for use by several threads. */
final class Client {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final Supplier<String> address;
    private final Duration patience;

    /**
     * A caller.
     *
     * @param address where the node is now, such as {@code http://127.0.0.1:8080}
     * @param patience how long an answer is waited for
     */
    Client(Supplier<String> address, Duration patience) {
        this.address = address;
        this.patience = patience;
    }

    /** A caller who waits as long as it takes. */
    Client(Supplier<String> address) {
        this(address, Duration.ofMinutes(5));
    }

    String address() {
        return address.get();
    }

    /** @throws UncheckedIOException if no whole answer came */
    Answer get(String path) {
        return send(request(path, null).GET());
    }

    /**
     * @param headers as name, value, name, value
     * @throws UncheckedIOException if no whole answer came
     */
    Answer post(String path, String body, String... headers) {
        var request = request(path, body).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpRequest.Builder request(String path, @Nullable String body) {
        return HttpRequest.newBuilder(URI.create(address() + path))
                .timeout(patience)
                .headers(Tokens.SHARED.header(path, body).toArray(String[]::new));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** What was answered. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String text() {
            return response.body();
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
