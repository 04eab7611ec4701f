package city.hansa.web.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * One listener's connection, written as server-sent events (WHATWG HTML, section 9.2). Each event's id is a position of
 * the log; the browser sends the last it has seen as Last-Event-ID when it connects again.
 *
 * <p>Used by the listener's own thread alone. A write waits as long as the listener reads slowly, and fails with
 * {@link IOException} once it has read nothing for the server's connection timeout.
 */
public final class EventStream {

    public static final String LAST_EVENT_ID = "Last-Event-ID";

    private static final byte[] DATA = "\ndata: ".getBytes(UTF_8);
    private static final byte[] END = "\n\n".getBytes(UTF_8);

    /** How long a browser waits before it connects again, in milliseconds. */
    private static final byte[] BEGIN = "retry: 1000\n\n".getBytes(UTF_8);

    private final ServletOutputStream output;
    private final long heartbeat;
    private final BooleanSupplier isEnded;
    private long lastFlush;

    private EventStream(ServletOutputStream output, Duration heartbeat, BooleanSupplier isEnded) {
        this.output = output;
        this.heartbeat = heartbeat.toNanos();
        this.isEnded = isEnded;
    }

    static EventStream open(HttpServletResponse response, Duration heartbeat, BooleanSupplier isEnded)
            throws IOException, InterruptedException {
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        // Some proxies hold back what they pass on unless they are told.
        response.setHeader("X-Accel-Buffering", "no");
        var stream = new EventStream(response.getOutputStream(), heartbeat, isEnded);
        stream.output.write(BEGIN);
        stream.flush();
        return stream;
    }

    /**
     * Writes an event, which is on its way after the next {@link #flush}.
     *
     * @param json one line
     */
    public void write(long position, byte[] json) throws IOException {
        output.write(("id: " + position).getBytes(UTF_8));
        output.write(DATA);
        output.write(json);
        output.write(END);
    }

    /** @throws InterruptedException where the application ends */
    public void flush() throws IOException, InterruptedException {
        output.flush();
        lastFlush = System.nanoTime();
        if (isEnded.getAsBoolean()) {
            throw new InterruptedException("the application ends");
        }
    }

    /** Until something must be written to show that the connection lives; zero or less where that is overdue. */
    public Duration untilHeartbeat() {
        return Duration.ofNanos(heartbeat - (System.nanoTime() - lastFlush));
    }

    /**
     * A comment, which no listener is told of, and the position that it may resume from: an event without data moves a
     * browser's Last-Event-ID alone.
     *
     * @param position -1 where there is none yet
     */
    public void beat(long position) throws IOException, InterruptedException {
        output.write((position < 0 ? ":\n\n" : ":\nid: " + position + "\n\n").getBytes(UTF_8));
        flush();
    }
}
