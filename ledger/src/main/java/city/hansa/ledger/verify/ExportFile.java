package city.hansa.ledger.verify;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a file, compressed if it is called so. Each line ends in a newline, the last one too. */
final class ExportFile implements AutoCloseable {

    /** Longer than any event that can be appended; more is not read into memory. */
    private static final int LONGEST_LINE = 64 << 20;

    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final InputStream bytes;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private long lines;

    ExportFile(Path path) {
        this.path = path;
        try {
            var raw = new BufferedInputStream(Files.newInputStream(path), BUFFER);
            this.bytes = path.toString().endsWith(".gz") ? new GZIPInputStream(raw, BUFFER) : raw;
        } catch (IOException e) {
            throw Stop.unreadable(path.toString(), e);
        }
    }

    /** The next lines without their newlines, fewer only where the file ends. */
    List<byte[]> next(int most) {
        var next = new ArrayList<byte[]>(most);
        for (var line = next(); line != null; line = next.size() < most ? next() : null) {
            next.add(line);
        }
        return next;
    }

    private byte @Nullable [] next() {
        var line = new ByteArrayOutputStream(1 << 10);
        while (fill()) {
            var begin = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            line.write(buffer, begin, at - begin);
            if (at < end) {
                at++;
                lines++;
                return line.toByteArray();
            }
            requireNotTooLong(line.size());
        }
        if (line.size() > 0) {
            throw Stop.doesNotHold("line " + (lines + 1) + " of " + path + ": the file ends within it");
        }
        return null;
    }

    private void requireNotTooLong(int length) {
        if (length > LONGEST_LINE) {
            throw Stop.doesNotHold("line " + (lines + 1) + " of " + path + ": longer than any event");
        }
    }

    /** Whether there are bytes that were not looked at. */
    private boolean fill() {
        try {
            if (at == end) {
                at = 0;
                end = Math.max(bytes.read(buffer), 0);
            }
            return end > 0;
        } catch (IOException e) {
            throw Stop.unreadable(path.toString(), e);
        }
    }

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException e) {
            throw Stop.unreadable(path.toString(), e);
        }
    }
}
