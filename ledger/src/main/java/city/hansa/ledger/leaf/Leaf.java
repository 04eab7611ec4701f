package city.hansa.ledger.leaf;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

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
        return new LeafWriter()
                .text(LeafForm.AGGREGATE_ID, aggregateId)
                .number(LeafForm.AGGREGATE_SEQUENCE, aggregateSequence)
                .text(LeafForm.AGGREGATE_TYPE, aggregateType)
                .text(LeafForm.EVENT_ID, eventId)
                .hex(LeafForm.METADATA_COMMITMENT, metadataCommitment)
                .hex(LeafForm.PAYLOAD_COMMITMENT, payloadCommitment)
                .number(LeafForm.PAYLOAD_REVISION, payloadRevision)
                .text(LeafForm.PAYLOAD_TYPE, payloadType)
                .number(LeafForm.POSITION, position)
                .time(LeafForm.TIME, time)
                .text(LeafForm.VISIBILITY, visibility)
                .bytes();
    }
}
