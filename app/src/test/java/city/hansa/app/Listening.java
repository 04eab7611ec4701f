package city.hansa.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa.Asking;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A listener to server-sent events, who reads no faster than the test does. */
final class Listening implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What stands between two blank lines; without data it is no event, but its id is remembered. */
    record Block(@Nullable Long id, @Nullable String data) {

        JsonNode json() {
            return JSON.readTree(String.valueOf(data));
        }
    }

    private final BufferedReader lines;

    private Listening(BufferedReader lines) {
        this.lines = lines;
    }

    static Listening to(Asking hansa, String path) {
        return open(hansa, HttpRequest.newBuilder(URI.create(hansa.base() + path)));
    }

    static Listening resuming(Asking hansa, String path, long lastEventId) {
        return open(hansa, HttpRequest.newBuilder(URI.create(hansa.base() + path))
                .header("Last-Event-ID", Long.toString(lastEventId)));
    }

    private static Listening open(Asking hansa, HttpRequest.Builder request) {
        try {
            var answer = hansa.http().send(
                    request.header("Accept", "text/event-stream").build(), BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream;charset=UTF-8");
            return new Listening(new BufferedReader(new InputStreamReader(answer.body(), UTF_8)));
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** The next event that a browser would tell of. */
    Block next() {
        while (true) {
            var block = block();
            if (block.data() != null) {
                return block;
            }
        }
    }

    List<Block> next(int events) {
        var all = new ArrayList<Block>();
        while (all.size() < events) {
            all.add(next());
        }
        return all;
    }

    /** The next position that is told without an event. */
    long silence() {
        while (true) {
            var block = block();
            if (block.data() == null && block.id() != null) {
                return block.id();
            }
        }
    }

    /** Whether the server has ended it, all that was sent being read. */
    boolean isEnded() {
        try {
            while (lines.readLine() != null) {
                // What was on its way.
            }
            return true;
        } catch (IOException _) {
            return true;
        }
    }

    private Block block() {
        Long id = null;
        String data = null;
        try {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    return new Block(id, data);
                }
                if (line.startsWith("id: ")) {
                    id = Long.valueOf(line.substring(4));
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                }
            }
            throw new IllegalStateException("the server has ended it");
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    /** Drops the connection, whatever is on its way. */
    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
