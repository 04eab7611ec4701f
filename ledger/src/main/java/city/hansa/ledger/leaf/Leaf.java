package city.hansa.ledger.leaf;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What the log says of one event: the fields of its leaf and, by {@link #bytes()}, the exact bytes that are hashed.
 *
 * <p>The form is final (DESIGN §4): RFC 8785 JSON, ASCII, one line, fields in the order of their names, every value a
 * string but {@code v}, at most {@value #MAX_BYTES} bytes. For an entry that is sealed, {@code aggregateId} and
 * {@code aggregateType} are given as they stand in the leaf.
 *
 * @param position 0-based, the leaf's index in the tree
 * @param aggregateSequence 0-based, within the aggregate's stream
 * @param time when the ledger took the event; microseconds, anything finer is refused
 * @param payloadCommitment {@link Commitment#toPayload}
 * @param metadataCommitment {@link Commitment#toMetadata}
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by its bytes, never as a record.
public record Leaf(
        long position,
        String eventId,
        String aggregateId,
        String aggregateType,
        long aggregateSequence,
        String payloadType,
        int payloadRevision,
        String visibility,
        Instant time,
        byte[] payloadCommitment,
        byte[] metadataCommitment) {

    /** The longest leaf, in bytes. */
    public static final int MAX_BYTES = 1024;

    private static final DateTimeFormatter RFC_3339_MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    public Leaf {
        if (position < 0 || aggregateSequence < 0 || payloadRevision < 0) {
            throw new IllegalArgumentException("positions, sequences and revisions are not negative");
        }
        if (payloadCommitment.length != Commitment.BYTES || metadataCommitment.length != Commitment.BYTES) {
            throw new IllegalArgumentException("a commitment has " + Commitment.BYTES + " bytes");
        }
        if (!time.equals(time.truncatedTo(ChronoUnit.MICROS))) {
            throw new IllegalArgumentException("the ledger's time has microseconds, not " + time);
        }
    }

    /**
     * Reads a leaf, in its one form only: what is read is written by {@link #bytes()} as the same bytes.
     *
     * @throws IllegalArgumentException if it is none, or is in any other form
     */
    public static Leaf parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("a leaf has at most " + MAX_BYTES + " bytes, not " + bytes.length);
        }
        return new LeafScanner(bytes).leaf();
    }

    /**
     * The bytes of the leaf.
     *
     * @throws IllegalArgumentException if a value is not ASCII, or the leaf would be longer than {@value #MAX_BYTES}
     */
    public byte[] bytes() {
        var json = new StringBuilder(512).append('{');
        field(json, "aggregateId", aggregateId).append(',');
        field(json, "aggregateSeq", Long.toString(aggregateSequence)).append(',');
        field(json, "aggregateType", aggregateType).append(',');
        field(json, "eventId", eventId).append(',');
        field(json, "metadataCommitment", hex(metadataCommitment)).append(',');
        field(json, "payloadCommitment", hex(payloadCommitment)).append(',');
        field(json, "payloadRevision", Integer.toString(payloadRevision)).append(',');
        field(json, "payloadType", payloadType).append(',');
        field(json, "position", Long.toString(position)).append(',');
        field(json, "time", RFC_3339_MICROS.format(time)).append(",\"v\":1,");
        field(json, "visibility", visibility).append('}');
        if (json.length() > MAX_BYTES) {
            throw new IllegalArgumentException("a leaf has at most " + MAX_BYTES + " bytes, not " + json.length());
        }
        return json.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static StringBuilder field(StringBuilder json, String name, String value) {
        json.append('"').append(name).append("\":\"");
        value.chars().forEach(character -> escape(json, (char) character));
        return json.append('"');
    }

    /** RFC 8785 §3.2.2.2: the short escapes where JSON has them, lower-case hexadecimal for other controls. */
    private static void escape(StringBuilder json, char character) {
        switch (character) {
            case '"' -> json.append("\\\"");
            case '\\' -> json.append("\\\\");
            case '\b' -> json.append("\\b");
            case '\t' -> json.append("\\t");
            case '\n' -> json.append("\\n");
            case '\f' -> json.append("\\f");
            case '\r' -> json.append("\\r");
            default -> plain(json, character);
        }
    }

    private static void plain(StringBuilder json, char character) {
        if (character > 0x7F) {
            throw new IllegalArgumentException("a leaf is ASCII");
        }
        if (character < 0x20) {
            json.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
        } else {
            json.append(character);
        }
    }
}
