package city.hansa.ledger.leaf;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;

/**
 * Writes the bytes of one leaf, as {@link LeafScanner} reads them: each value after what stands before it. By hand, and
 * many bytes at a time, since the sealer makes hundreds of thousands a second of them.
 */
final class LeafWriter {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes = new byte[Leaf.MAX_BYTES];
    private int size;

    /** The characters of a string's value (RFC 8785 §3.2.2.2): the short escapes where JSON has them. */
    LeafWriter text(byte[] before, String value) {
        add(before);
        add(isPlain(value) ? value : escaped(value));
        return add('"');
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!isPlain(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char character) {
        return character >= 0x20 && character < 0x80 && character != '"' && character != '\\';
    }

    private static String escaped(String value) {
        var escaped = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            var character = value.charAt(i);
            escaped.append(isPlain(character) ? String.valueOf(character) : escape(character));
        }
        return escaped.toString();
    }

    private static String escape(char character) {
        return switch (character) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\b' -> "\\b";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\f' -> "\\f";
            case '\r' -> "\\r";
            default -> control(character);
        };
    }

    private static String control(char character) {
        if (character > 0x7F) {
            throw new IllegalArgumentException("a leaf is ASCII");
        }
        return String.format(Locale.ROOT, "\\u%04x", (int) character);
    }

    /** In decimal. */
    LeafWriter number(byte[] before, long value) {
        add(before);
        add(Long.toString(value));
        return add('"');
    }

    /** In lower case. */
    LeafWriter hex(byte[] before, byte[] value) {
        add(before);
        var at = room(2 * value.length);
        for (var b : value) {
            bytes[at++] = HEX[b >> 4 & 0xF];
            bytes[at++] = HEX[b & 0xF];
        }
        return add('"');
    }

    /** RFC 3339 in UTC with six decimals. */
    LeafWriter time(byte[] before, Instant time) {
        var utc = time.atOffset(ZoneOffset.UTC);
        if (utc.getYear() < 0 || utc.getYear() > 9999) {
            throw new IllegalArgumentException("RFC 3339 has years of four digits, not " + time);
        }
        add(before);
        digits(utc.getYear(), 4, '-').digits(utc.getMonthValue(), 2, '-').digits(utc.getDayOfMonth(), 2, 'T');
        digits(utc.getHour(), 2, ':').digits(utc.getMinute(), 2, ':').digits(utc.getSecond(), 2, '.');
        return digits(utc.getNano() / 1000, 6, 'Z').add('"');
    }

    private LeafWriter digits(int number, int count, char after) {
        var begin = room(count);
        for (int at = begin + count - 1, rest = number; at >= begin; at--, rest /= 10) {
            bytes[at] = (byte) ('0' + rest % 10);
        }
        return add(after);
    }

    private void add(String ascii) {
        add(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    private void add(byte[] ascii) {
        System.arraycopy(ascii, 0, bytes, room(ascii.length), ascii.length);
    }

    private LeafWriter add(char ascii) {
        bytes[room(1)] = (byte) ascii;
        return this;
    }

    /** Where the next bytes begin, of which there are that many. */
    private int room(int count) {
        var begin = size;
        if (count > bytes.length - begin) {
            throw new IllegalArgumentException("a leaf has at most " + Leaf.MAX_BYTES + " bytes");
        }
        size += count;
        return begin;
    }

    byte[] bytes() {
        add('}');
        return Arrays.copyOf(bytes, size);
    }
}
