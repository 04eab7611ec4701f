package city.hansa.ledger.seal;

import city.hansa.ledger.leaf.Commitment;
import city.hansa.ledger.leaf.HiddenIdentity;
import city.hansa.ledger.leaf.Leaf;
import city.hansa.ledger.leaf.OpenedEntry.Content;
import city.hansa.ledger.tree.TilePath;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * A row of the event store with all that its leaf is made of.
 *
 * @param seal what hides the identity of a sealed entry whose salt is erased; null elsewhere
 * @param salt null once it is erased, with payload and metadata
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record EventRow(
        long position,
        UUID eventId,
        UUID aggregateId,
        long sequence,
        Instant recordedAt,
        int revision,
        String aggregateType,
        String type,
        String visibility,
        byte[] payloadCommitment,
        byte[] metadataCommitment,
        byte @Nullable [] seal,
        byte @Nullable [] salt,
        byte @Nullable [] payload,
        byte @Nullable [] metadata) {

    private static final String SEALED = "SEALED";

    /** Rows that are fetched and looked at at once: some megabytes of them, in whole bundles. */
    private static final int CHUNK = 16 * TilePath.FULL;

    /** Asks for binary results from the first time on: text has a byte in two digits, and a time to be parsed. */
    static final int IN_BINARY = -1;

    /** What is done with the leaf of each row, in the order of positions. */
    @FunctionalInterface
    interface Leaves {
        void take(byte[] leaf, long position) throws SQLException;
    }

    /**
     * Derives the leaves of the rows from a position (inclusive) to another (exclusive). The connection has a transaction
     * under way, and is not used otherwise until this returns: while leaves are taken, the next rows are read.
     *
     * @throws LogCorrupted naming the first row that is not there, or that is not what was committed to
     */
    static void read(Connection connection, long from, long to, Leaves leaves) throws SQLException {
        try (var query = select(connection, from, to);
                var rows = query.executeQuery();
                var ahead = Executors.newVirtualThreadPerTaskExecutor()) {
            var position = from;
            var next = ahead.submit(() -> leaves(rows, from, to));
            while (position < to) {
                var made = settled(next);
                var behind = position + made.size();
                next = ahead.submit(() -> leaves(rows, behind, to));
                for (var leaf : made) {
                    leaves.take(leaf, position++);
                }
            }
        }
    }

    private static List<byte[]> settled(Future<List<byte[]>> leaves) throws SQLException {
        try {
            return leaves.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case LogCorrupted corrupted -> throw corrupted;
                case SQLException failed -> throw failed;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while events were read", e);
        }
    }

    /** The leaves of the next rows, up to the end of a chunk, or to a row that is not there; at least one. */
    private static List<byte[]> leaves(ResultSet rows, long from, long to) throws SQLException {
        var end = Math.min(to, from - from % CHUNK + CHUNK);
        var chunk = new ArrayList<EventRow>(CHUNK);
        for (var position = from; position < end && rows.next() && rows.getLong(1) == position; position++) {
            chunk.add(of(rows));
        }
        if (chunk.isEmpty() && from < to) {
            throw new LogCorrupted(from, "its row is not there");
        }
        return leaves(chunk);
    }

    /** By all processors: most of sealing is to hash. */
    private static List<byte[]> leaves(List<EventRow> chunk) {
        try {
            return chunk.parallelStream().map(EventRow::leaf).toList();
        } catch (LogCorrupted any) {
            // The first one is to be named, not the one that was found first.
            return chunk.stream().map(EventRow::leaf).toList();
        }
    }

    /** A few rows as they are, in the order of positions, of which nothing is recomputed. */
    static List<EventRow> between(Connection connection, long from, long to) throws SQLException {
        try (var query = select(connection, from, to);
                var rows = query.executeQuery()) {
            var all = new ArrayList<EventRow>();
            while (rows.next()) {
                all.add(of(rows));
            }
            return all;
        }
    }

    private static PreparedStatement select(Connection connection, long from, long to) throws SQLException {
        var statement = connection.prepareStatement("""
                select position, event_id, aggregate_id, sequence, recorded_at, revision, aggregate_type, type, visibility,
                    payload_commitment, metadata_commitment, seal, salt, payload, metadata
                  from ledger.event where position >= ? and position < ? order by position""");
        statement.setLong(1, from);
        statement.setLong(2, to);
        statement.setFetchSize(CHUNK);
        statement.unwrap(PGStatement.class).setPrepareThreshold(IN_BINARY);
        return statement;
    }

    static EventRow of(ResultSet row) throws SQLException {
        return new EventRow(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getLong(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getInt(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getBytes(10),
                row.getBytes(11),
                row.getBytes(12),
                row.getBytes(13),
                row.getBytes(14),
                row.getBytes(15));
    }

    /**
     * The bytes of its leaf.
     *
     * @throws LogCorrupted if its content is not what was committed to, or no leaf can be made of it
     */
    byte[] leaf() {
        requireCommitted(salt, payload, metadata);
        try {
            return new Leaf(
                            position,
                            eventId.toString(),
                            isSealed() ? HiddenIdentity.text(hidden()) : aggregateId.toString(),
                            isSealed() ? HiddenIdentity.TYPE : aggregateType,
                            sequence,
                            type,
                            revision,
                            visibility,
                            recordedAt,
                            payloadCommitment,
                            metadataCommitment)
                    .bytes();
        } catch (IllegalArgumentException e) {
            throw new LogCorrupted(position, "no leaf can be made of its row: " + e.getMessage());
        }
    }

    /** What opens its commitments; null where it is erased, or sealed. */
    @Nullable Content content() {
        return isSealed() || salt == null || payload == null || metadata == null
                ? null
                : new Content(payload, metadata, salt);
    }

    private void requireCommitted(
            byte @Nullable [] salt, byte @Nullable [] payload, byte @Nullable [] metadata) {
        if (salt == null && payload == null && metadata == null) {
            return;
        }
        if (salt == null || salt.length != Commitment.SALT_BYTES || payload == null || metadata == null) {
            throw new LogCorrupted(position, "its content is there in part");
        }
        if (!Arrays.equals(Commitment.toPayload(salt, payload), payloadCommitment)) {
            throw new LogCorrupted(position, "its payload is not what was committed to");
        }
        if (!Arrays.equals(Commitment.toMetadata(salt, metadata), metadataCommitment)) {
            throw new LogCorrupted(position, "its metadata are not what was committed to");
        }
    }

    private boolean isSealed() {
        return visibility.equals(SEALED);
    }

    private byte[] hidden() {
        if (salt != null) {
            return HiddenIdentity.of(salt, aggregateType, aggregateId.toString());
        }
        if (seal == null) {
            throw new LogCorrupted(position, "of a sealed entry both salt and seal are gone");
        }
        return seal;
    }
}
