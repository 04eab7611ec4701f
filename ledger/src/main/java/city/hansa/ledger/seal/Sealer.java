package city.hansa.ledger.seal;

import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.note.Note;
import city.hansa.ledger.read.ReadFailed;
import city.hansa.ledger.tree.Hash;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Seals the log (DESIGN §4): signs a checkpoint over all that was appended since the last one.
 *
 * <p><b>One at a time.</b> The right to seal is a lock in the database that a transaction holds. A node that is paused
 * keeps it no longer than {@link #PATIENCE}: then the database ends its transaction, another node seals, and nothing that
 * the paused one still has in hand can be stored. A checkpoint is stored before anyone is shown it, so there is one line
 * of checkpoints, each consistent with those before.
 *
 * <p><b>Before each signature</b> the commitments are recomputed from salt and content, the leaves are hashed as they are
 * stored, and the tree so far is compared with the last checkpoint, and with the last one that left the house.
 *
 * <p>For use by any number of threads; appends are not waited for, and do not wait.
 */
public final class Sealer {

    /** How long one sealing may take before the database ends it. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Leaves that one checkpoint adds at most: a log that was never sealed is sealed in several. */
    public static final int BATCH = 65_536;

    private final DataSource dataSource;
    private final LogKeys keys;
    private final LastPublished published;
    private final Clock clock;
    private final Duration patience;

    /**
     * Makes a sealer that is as patient as {@link #PATIENCE}.
     *
     * @param dataSource connects as the application's role
     * @param published the last checkpoint that left the house by this node
     */
    public Sealer(DataSource dataSource, LogKeys keys, LastPublished published, Clock clock) {
        this(dataSource, keys, published, clock, PATIENCE);
    }

    Sealer(DataSource dataSource, LogKeys keys, LastPublished published, Clock clock, Duration patience) {
        this.dataSource = dataSource;
        this.keys = keys;
        this.published = published;
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * Signs a checkpoint over what was appended since the last, at most {@value #BATCH} leaves. Durable when it returns.
     *
     * @return the new checkpoint; empty if nothing was appended, or another node is sealing
     * @throws LogCorrupted if the log does not hold; nothing was signed, and nothing may be
     * @throws SealingFailed if the database did not do it; nothing was signed, and it can be tried again
     */
    public Optional<Note> seal() {
        try {
            return Transaction.writing(dataSource, this::seal);
        } catch (SQLException | ReadFailed e) {
            throw new SealingFailed(e);
        }
    }

    private Optional<Note> seal(Connection connection) throws SQLException {
        if (!SealingRight.take(connection, patience)) {
            return Optional.empty();
        }
        var lineage = Lineage.of(keys.origin(), connection);
        var note = new CheckpointTable(connection).last();
        var last = note.map(signed -> checkpoint(signed, lineage))
                .orElseGet(() -> new Checkpoint(keys.origin(), 0, Hash.EMPTY_TREE));
        requireNothingForgotten(last, lineage, connection);
        var recorded = recorded(connection);
        if (recorded < last.size()) {
            throw new LogCorrupted(recorded, "its row is not there");
        }
        if (note.isPresent() && recorded == last.size()) {
            return Optional.empty();
        }
        var size = Math.min(recorded, last.size() + BATCH);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return Optional.of(
                Transaction.reading(dataSource, events -> new Sealing(connection, events, keys).seal(last, size, now)));
    }

    private Checkpoint checkpoint(Note note, Lineage lineage) {
        var checkpoint = Checkpoint.parse(note.text());
        var origin = lineage.originAt(checkpoint.size());
        if (!checkpoint.origin().equals(origin) || !keys.signed(note, origin)) {
            throw new LogCorrupted(
                    Math.max(checkpoint.size() - 1, 0),
                    "the checkpoint of " + checkpoint.size() + " is not signed by this node's key");
        }
        return checkpoint;
    }

    /** A database that was put back from a backup does not know what was published since. */
    private void requireNothingForgotten(Checkpoint last, Lineage lineage, Connection connection) throws SQLException {
        var gone = published.forgotten(lineage, new CheckpointTable(connection));
        if (gone.isPresent()) {
            var size = Checkpoint.parse(gone.get().text()).size();
            throw new LogCorrupted(
                    Math.min(last.size(), size),
                    "the checkpoint of " + size + " left the house, and the database does not know it");
        }
    }

    private static long recorded(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select coalesce(max(position), -1) + 1 from ledger.event");
                var row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
