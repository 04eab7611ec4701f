package city.hansa.web.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A file cut into lines as RFC 4180 has them: the end of a line within quotes does not end it. Lines end with LF, CRLF
 * or CR; blank ones are passed over.
 *
 * <p>A quote that is never closed would swallow the rest of the file, so it takes its own line alone: the next one is
 * read anew. That costs no second pass over the file: a quote within reach closes it, and what follows that one shows
 * the fault. Memory is 1 MB whatever the file holds. Not safe for threads.
 */
final class Lines {

    /** In characters; a character is at most four bytes. */
    static final int LONGEST = 100_000;

    private static final int REACH = 4 * LONGEST;

    /**
     * A line, or the rule that it breaks.
     *
     * @param number of the line on which it begins, from 1
     * @param bytes without its end; empty where it is broken
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Line(long number, byte[] bytes, @Nullable ImportRejection broken) {}

    private final InputStream in;
    private final byte[] buffer = new byte[2 * REACH];
    private int start;
    private int end;
    private boolean ended;
    private long number = 1;

    /** Passes over a byte order mark. */
    Lines(InputStream in) throws IOException {
        this.in = in;
        fill();
        if (end >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF) {
            start = 3;
        }
    }

    /** The bytes of the first line that is not blank, quotes or not; it is still the next. Null where there is none. */
    byte @Nullable [] peek() throws IOException {
        passOverBlanks();
        var until = start;
        while (until < Math.min(end, start + REACH) && !isEnd(buffer[until])) {
            until++;
        }
        return until == start ? null : Arrays.copyOfRange(buffer, start, until);
    }

    /** Null after the last. */
    @Nullable Line next(char separator) throws IOException {
        passOverBlanks();
        if (start == end) {
            return null;
        }
        var limit = Math.min(end, start + REACH);
        var isQuoted = false;
        var opens = true;
        var firstEnd = -1;
        for (var i = start; i < limit; i++) {
            var b = buffer[i];
            if (!isQuoted) {
                if (isEnd(b)) {
                    return whole(i);
                }
                isQuoted = opens && b == '"';
                opens = b == separator;
            } else if (b == '"' && i + 1 < end && buffer[i + 1] == '"') {
                i++;
            } else if (b == '"') {
                isQuoted = false;
                opens = false;
                if (i + 1 < end && buffer[i + 1] != separator && !isEnd(buffer[i + 1])) {
                    return broken(ImportRejection.QUOTE_NOT_CLOSED, firstEnd);
                }
            } else if (isEnd(b) && firstEnd < 0) {
                firstEnd = i;
            }
        }
        if (isQuoted) {
            return broken(ImportRejection.QUOTE_NOT_CLOSED, firstEnd);
        }
        return limit == end && ended ? whole(limit) : broken(ImportRejection.LINE_TOO_LONG, -1);
    }

    private Line whole(int until) throws IOException {
        var line = new Line(number, Arrays.copyOfRange(buffer, start, until), null);
        for (var i = start; i < until; i++) {
            if (buffer[i] == '\n' || (buffer[i] == '\r' && buffer[i + 1] != '\n')) {
                number++;
            }
        }
        start = until;
        passEnd();
        return line;
    }

    /** @param until where the first of its lines ends; below 0 where that is still to be found */
    private Line broken(ImportRejection rule, int until) throws IOException {
        var line = new Line(number, new byte[0], rule);
        if (until >= 0) {
            start = until;
        } else {
            while (start < end && !isEnd(buffer[start])) {
                start++;
                if (start == end) {
                    fill();
                }
            }
        }
        passEnd();
        return line;
    }

    private void passOverBlanks() throws IOException {
        fill();
        while (start < end && isEnd(buffer[start])) {
            passEnd();
            fill();
        }
    }

    private void passEnd() throws IOException {
        if (end - start < 2) {
            fill();
        }
        if (start == end) {
            return;
        }
        var isTwo = buffer[start] == '\r' && start + 1 < end && buffer[start + 1] == '\n';
        start += isTwo ? 2 : 1;
        number++;
    }

    /** At least as much as a line may have is in the buffer then, or all that is left. */
    private void fill() throws IOException {
        if (ended || end - start > REACH + 2) {
            return;
        }
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
        while (end < buffer.length) {
            var read = in.read(buffer, end, buffer.length - end);
            if (read < 0) {
                ended = true;
                return;
            }
            end += read;
        }
    }

    private static boolean isEnd(byte b) {
        return b == '\n' || b == '\r';
    }
}
