package city.hansa.ledger.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import city.hansa.ledger.leaf.Commitment;
import city.hansa.ledger.leaf.Leaf;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.LongStream;

/** A made-up event, with all that an auditor may see of it. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record TestEvent(Leaf leaf, byte[] payload, byte[] metadata, byte[] salt) {

    static final int STREAMS = 7;

    private static final Instant BEGIN = Instant.parse("2026-11-23T10:00:00.123456Z");

    /** As many events, of several streams in turn. */
    static List<TestEvent> list(long size) {
        return LongStream.range(0, size).mapToObj(TestEvent::at).toList();
    }

    /** Their entries in the log, to be changed at will. */
    static List<byte[]> entries(List<TestEvent> events) {
        return new ArrayList<>(
                events.stream().map(event -> event.leaf().bytes()).toList());
    }

    private static TestEvent at(long position) {
        var payload = ("{\"name\":\"Lübeck\",\"number\":" + position + "}").getBytes(UTF_8);
        var metadata = "{}".getBytes(UTF_8);
        var salt =
                ByteBuffer.allocate(Commitment.SALT_BYTES).putLong(position + 1).array();
        var leaf = new Leaf(
                position,
                "018f2f6e-0000-7000-8000-" + twelveDigits(position),
                "018f2f6e-0000-7000-9000-" + twelveDigits(position % STREAMS),
                "City",
                position / STREAMS,
                "city.registered",
                1,
                "PUBLIC",
                BEGIN.plusMillis(position),
                Commitment.toPayload(salt, payload),
                Commitment.toMetadata(salt, metadata));
        return new TestEvent(leaf, payload, metadata, salt);
    }

    /** Its line in an export, without the newline. */
    String line() {
        return "{\"leaf\":\"" + base64(leaf.bytes()) + "\",\"payload\":\"" + base64(payload) + "\",\"metadata\":\""
                + base64(metadata) + "\",\"salt\":\"" + base64(salt) + "\"}";
    }

    /** Its line once its content is erased. */
    String erasedLine() {
        return "{\"leaf\":\"" + base64(leaf.bytes()) + "\"}";
    }

    /** The same, but for a text in its leaf. */
    byte[] entryWith(String text, String other) {
        return new String(leaf.bytes(), US_ASCII).replace(text, other).getBytes(US_ASCII);
    }

    /** Where it stands in its stream, and how its stream is called, as its leaf has it. */
    byte[] entryAs(long sequence, String aggregateId, String visibility) {
        return new Leaf(
                        leaf.position(),
                        leaf.eventId(),
                        aggregateId,
                        leaf.aggregateType(),
                        sequence,
                        leaf.payloadType(),
                        leaf.payloadRevision(),
                        visibility,
                        leaf.time(),
                        leaf.payloadCommitment(),
                        leaf.metadataCommitment())
                .bytes();
    }

    private static String twelveDigits(long number) {
        return Long.toString(1_000_000_000_000L + number).substring(1);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
