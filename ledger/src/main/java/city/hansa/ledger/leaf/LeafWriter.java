package city.hansa.ledger.leaf;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;

/**
 * Writes the bytes of one leaf, as {@link LeafScanner} reads them. By hand, since the sealer makes hundreds of thousands a
 * second of them.
 */
final class LeafWriter {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes = new byte[Leaf.MAX_BYTES];
    private int size;

    /** What stands in every leaf: names, and what separates them. */
    LeafWriter raw(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            add(ascii.charAt(i));
        }
        return this;
    }

    /** The characters of a string's value (RFC 8785 §3.2.2.2): the short escapes where JSON has them. */
    LeafWriter text(String value) {
        for (int i = 0; i < value.length(); i++) {
            var character = value.charAt(i);
            if (character >= 0x20 && character < 0x80 && character != '"' && character != '\\') {
                add(character);
            } else {
                raw(escape(character));
            }
        }
        return this;
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

    /** In lower case. */
    LeafWriter hex(byte[] value) {
        for (var b : value) {
            add((char) HEX[b >> 4 & 0xF]);
            add((char) HEX[b & 0xF]);
        }
        return this;
    }

    /** RFC 3339 in UTC with six decimals. */
    LeafWriter time(Instant time) {
        var utc = time.atOffset(ZoneOffset.UTC);
        if (utc.getYear() < 0 || utc.getYear() > 9999) {
            throw new IllegalArgumentException("RFC 3339 has years of four digits, not " + time);
        }
        return digits(utc.getYear(), 1000).raw("-").digits(utc.getMonthValue(), 10).raw("-")
                .digits(utc.getDayOfMonth(), 10).raw("T").digits(utc.getHour(), 10).raw(":")
                .digits(utc.getMinute(), 10).raw(":").digits(utc.getSecond(), 10).raw(".")
                .digits(utc.getNano() / 1000, 100_000).raw("Z");
    }

    private LeafWriter digits(int number, int highest) {
        for (int power = highest; power > 0; power /= 10) {
            add((char) ('0' + number / power % 10));
        }
        return this;
    }

    private void add(char character) {
        if (size == bytes.length) {
            throw new IllegalArgumentException("a leaf has at most " + Leaf.MAX_BYTES + " bytes");
        }
        bytes[size++] = (byte) character;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }
}
