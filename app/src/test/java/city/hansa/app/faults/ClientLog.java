package city.hansa.app.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What callers know, kept outside the system: a file to which a line is added before each request is sent and after it was
 * answered, and in which nothing is changed. The order of lines is an order of time: what was answered in an earlier
 * line than another was sent in had its effect before. Safe for use by several threads.
 */
final class ClientLog implements AutoCloseable {

    private final Path file;
    private final Writer writer;
    private final AtomicInteger numbers = new AtomicInteger();

    ClientLog(Path file) {
        this.file = file;
        try {
            writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next command's number; none is given twice. */
    int next() {
        return numbers.getAndIncrement();
    }

    void sent(Command command) {
        line("sent", command.key(), Integer.toString(command.events()), command.path(), command.body());
    }

    /** Acknowledged: it took effect, as the answer says. */
    void taken(Command command, String id, long sequence, long position, boolean again) {
        line("taken", command.key(), id, Long.toString(sequence), Long.toString(position), again ? "again" : "first");
    }

    /** Refused by a rule: it had no effect, and will have none. */
    void refused(Command command, int status, String reason) {
        line("refused", command.key(), Integer.toString(status), reason);
    }

    /** Nothing is known of it, so it is given again. */
    void unknown(Command command, String why) {
        line("unknown", command.key(), why);
    }

    /** An answer that no caller was promised. */
    void unpromised(Command command, int status) {
        line("unpromised", command.key(), Integer.toString(status));
    }

    /** It is on record that the log was put back, and that what was acknowledged beyond that position is lost. */
    void restored(long lastPosition, long recordedAt) {
        line("restored", Long.toString(lastPosition), Long.toString(recordedAt));
    }

    /** All that was told so far. */
    Told read() {
        try {
            return Told.of(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void line(String... words) {
        try {
            writer.write(String.join("\t", words));
            writer.write('\n');
            // To the system, which outlives what is killed here.
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
