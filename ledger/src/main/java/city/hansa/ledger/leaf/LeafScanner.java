package city.hansa.ledger.leaf;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * Reads a leaf from left to right and takes it only in the one form that {@link Leaf#bytes()} writes. It is written out
 * by hand since a verifier reads a million leaves in seconds.
 */
final class LeafScanner {

    private static final byte[] NIBBLES = nibbles();
    private static final int NANOS_OF_MICRO = 1_000;

    private final byte[] bytes;
    private int at;

    LeafScanner(byte[] bytes) {
        this.bytes = bytes;
    }

    Leaf leaf() {
        var aggregateId = text(LeafForm.AGGREGATE_ID);
        var aggregateSequence = number(LeafForm.AGGREGATE_SEQUENCE, Long.MAX_VALUE);
        var aggregateType = text(LeafForm.AGGREGATE_TYPE);
        var eventId = text(LeafForm.EVENT_ID);
        var metadataCommitment = commitment(LeafForm.METADATA_COMMITMENT);
        var payloadCommitment = commitment(LeafForm.PAYLOAD_COMMITMENT);
        var payloadRevision = (int) number(LeafForm.PAYLOAD_REVISION, Integer.MAX_VALUE);
        var payloadType = text(LeafForm.PAYLOAD_TYPE);
        var position = number(LeafForm.POSITION, Long.MAX_VALUE);
        var time = time();
        var visibility = text(LeafForm.VISIBILITY);
        expect('}');
        if (at != bytes.length) {
            throw wrong("the leaf should end");
        }
        return new Leaf(
                position,
                eventId,
                aggregateId,
                aggregateType,
                aggregateSequence,
                payloadType,
                payloadRevision,
                visibility,
                time,
                payloadCommitment,
                metadataCommitment);
    }

    private String text(byte[] before) {
        expect(before);
        var begin = at;
        while (isPlain(peek())) {
            at++;
        }
        if (peek() == '"') {
            return new String(bytes, begin, at++ - begin, StandardCharsets.US_ASCII);
        }
        at = begin;
        return escapedText();
    }

    private static boolean isPlain(byte character) {
        return character >= 0x20 && character != '"' && character != '\\';
    }

    private String escapedText() {
        var text = new StringBuilder();
        for (var character = next(); character != '"'; character = next()) {
            if (character == '\\') {
                text.append(escaped());
            } else if (isPlain(character)) {
                text.append((char) character);
            } else {
                throw wrong("text is ASCII, its controls escaped");
            }
        }
        return text.toString();
    }

    private char escaped() {
        return switch (next()) {
            case '"' -> '"';
            case '\\' -> '\\';
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case 'u' -> control();
            default -> throw wrong("nothing else is escaped");
        };
    }

    private char control() {
        expect('0');
        expect('0');
        var control = (char) (nibble() << 4 | nibble());
        if (control >= 0x20 || "\b\t\n\f\r".indexOf(control) >= 0) {
            throw wrong("only a control without a short escape is escaped by its number");
        }
        return control;
    }

    private long number(byte[] before, long most) {
        expect(before);
        var number = (long) digit();
        var isZero = number == 0;
        while (peek() != '"') {
            var digit = digit();
            if (isZero || number > (most - digit) / 10) {
                throw wrong("a number has no leading zeros, and is at most " + most);
            }
            number = number * 10 + digit;
        }
        at++;
        return number;
    }

    private byte[] commitment(byte[] before) {
        expect(before);
        var commitment = new byte[Commitment.BYTES];
        for (int i = 0; i < commitment.length; i++) {
            commitment[i] = (byte) (nibble() << 4 | nibble());
        }
        expect('"');
        return commitment;
    }

    private Instant time() {
        expect(LeafForm.TIME);
        var year = digits(4, '-');
        var month = digits(2, '-');
        var day = digits(2, 'T');
        var hour = digits(2, ':');
        var minute = digits(2, ':');
        var second = digits(2, '.');
        var nanos = digits(6, 'Z') * NANOS_OF_MICRO;
        expect('"');
        try {
            return LocalDateTime.of(year, month, day, hour, minute, second, nanos)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("there is no such time: " + e.getMessage(), e);
        }
    }

    private int digits(int count, char after) {
        var number = 0;
        for (int i = 0; i < count; i++) {
            number = number * 10 + digit();
        }
        expect(after);
        return number;
    }

    private int digit() {
        var character = next();
        if (character < '0' || character > '9') {
            throw wrong("a digit should stand");
        }
        return character - '0';
    }

    private int nibble() {
        var nibble = NIBBLES[Byte.toUnsignedInt(next())];
        if (nibble < 0) {
            throw wrong("a lower-case hexadecimal digit should stand");
        }
        return nibble;
    }

    private void expect(byte[] fixed) {
        var end = at + fixed.length;
        if (end > bytes.length || !Arrays.equals(bytes, at, end, fixed, 0, fixed.length)) {
            throw wrong(new String(fixed, StandardCharsets.US_ASCII) + " should stand");
        }
        at = end;
    }

    private void expect(char character) {
        if (next() != character) {
            throw wrong("'" + character + "' should stand");
        }
    }

    private byte next() {
        var character = peek();
        at++;
        return character;
    }

    private byte peek() {
        if (at >= bytes.length) {
            throw new IllegalArgumentException("the leaf ends early");
        }
        return bytes[at];
    }

    private IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException(why + ", at or before byte " + at);
    }

    /** What each byte is as a digit; -1 where it is none. */
    private static byte[] nibbles() {
        var nibbles = new byte[1 << Byte.SIZE];
        Arrays.fill(nibbles, (byte) -1);
        for (byte i = 0; i < 16; i++) {
            nibbles[Character.forDigit(i, 16)] = i;
        }
        return nibbles;
    }
}
