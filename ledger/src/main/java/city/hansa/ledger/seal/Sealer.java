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
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var note = seal(connection);
                connection.commit();
                return note;
            } finally {
                giveBack(connection);
            }
        } catch (SQLException | ReadFailed e) {
            throw new SealingFailed(e);
        }
    }

    /** After a commit there is nothing to undo; before it, what was half done is not done. */
    private static void giveBack(Connection connection) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException _) {
            // The connection is lost, and with it the transaction; what broke it is told by whoever met it.
        }
    }

    private Optional<Note> seal(Connection connection) throws SQLException {
        if (!claim(connection)) {
            return Optional.empty();
        }
        var note = new CheckpointTable(connection).last();
        var last = note.map(this::checkpoint).orElseGet(() -> new Checkpoint(keys.origin(), 0, Hash.EMPTY_TREE));
        requireNothingForgotten(last, connection);
        var events = events(connection);
        if (events < last.size()) {
            throw new LogCorrupted(events, "its row is not there");
        }
        if (note.isPresent() && events == last.size()) {
            return Optional.empty();
        }
        var size = Math.min(events, last.size() + BATCH);
        try (var reading = dataSource.getConnection()) {
            reading.setAutoCommit(false);
            try {
                return Optional.of(new Sealing(connection, reading, keys)
                        .seal(last, size, clock.instant().truncatedTo(ChronoUnit.MICROS)));
            } finally {
                giveBack(reading);
            }
        }
    }

    private boolean claim(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local transaction_timeout = " + patience.toMillis());
            try (var row = statement.executeQuery("select ledger.claim_sealing()")) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private Checkpoint checkpoint(Note note) {
        var checkpoint = Checkpoint.parse(note.text());
        if (!keys.signed(note) || !checkpoint.origin().equals(keys.origin())) {
            throw new LogCorrupted(
                    Math.max(checkpoint.size() - 1, 0),
                    "the checkpoint of " + checkpoint.size() + " is not signed by this node's key");
        }
        return checkpoint;
    }

    /** A database that was put back from a backup does not know what was published since. */
    private void requireNothingForgotten(Checkpoint last, Connection connection) throws SQLException {
        var gone = published.note().map(note -> Checkpoint.parse(note.text()));
        if (gone.isEmpty()) {
            return;
        }
        var known = new CheckpointTable(connection)
                .of(gone.get().size())
                .map(note -> Checkpoint.parse(note.text()));
        if (!known.equals(gone)) {
            throw new LogCorrupted(
                    Math.min(last.size(), gone.get().size()),
                    "the checkpoint of " + gone.get().size() + " left the house, and the database does not know it");
        }
    }

    private static long events(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select coalesce(max(position), -1) + 1 from ledger.event");
                var row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
