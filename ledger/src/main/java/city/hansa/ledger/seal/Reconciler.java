package city.hansa.ledger.seal;

import city.hansa.ledger.append.Append;
import city.hansa.ledger.append.NewEvent;
import city.hansa.ledger.append.SingleAppend;
import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.note.Note;
import city.hansa.ledger.read.ReadFailed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Has an operator put on record that a checkpoint is lost which left the house, so that the log can go on, under another
 * name (ADR 23). That is done while nothing else is taken, and is for good.
 *
 * <p>What is recorded is an event of the log itself, appended in the transaction that has the right to seal: so no
 * checkpoint can be signed between what is recorded as the last one and the record. Safe for use by several threads, and
 * nodes: one of them records.
 */
public final class Reconciler {

    private final DataSource dataSource;
    private final LogKeys keys;
    private final LastPublished published;
    private final Clock clock;

    /**
     * Makes a reconciler.
     *
     * @param dataSource connects as the application's role
     * @param published what left the house by this node, or was shown to it by a witness
     */
    public Reconciler(DataSource dataSource, LogKeys keys, LastPublished published, Clock clock) {
        this.dataSource = dataSource;
        this.keys = keys;
        this.published = published;
        this.clock = clock;
    }

    /** What became of a request. */
    public sealed interface Answer {

        /** It is recorded, durably. The log goes on once each node was started under that name. */
        record Recorded(long position, String origin) implements Answer {}

        /** There is nothing to reconcile: all that left the house is known, or on record as lost. */
        record NothingForgotten() implements Answer {}

        /** Another checkpoint is lost than the operator named. */
        record AnotherForgotten(Checkpoint forgotten) implements Answer {}

        /** The log bears that name, or has borne it: two histories would be signed under it. */
        record NameTaken(String origin) implements Answer {}
    }

    /**
     * How it stands.
     *
     * @param forgotten the checkpoint that left the house, and that the database does not know; null if there is none
     * @param reconciliations all that are on record, oldest first
     */
    public record Standing(@Nullable Checkpoint forgotten, List<Reconciliation> reconciliations) {}

    /** Answers what is lost, and what was put on record so far; {@link ReadFailed} if the database cannot be asked. */
    public Standing standing() {
        try {
            return Transaction.reading(dataSource, connection -> {
                var lineage = Lineage.recorded(keys.origin(), connection);
                var forgotten = published.forgotten(lineage, new CheckpointTable(connection));
                return new Standing(forgotten.map(Reconciler::checkpoint).orElse(null), lineage.reconciliations());
            });
        } catch (SQLException e) {
            throw new ReadFailed(e);
        }
    }

    /**
     * What an operator says.
     *
     * @param size of the checkpoint that they know to be lost
     * @param rootHash of it, in base64
     * @param origin what the log is called from here on: a name that it never bore
     */
    public record Statement(long size, String rootHash, String origin, String reason) {

        private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

        public Statement {
            if (!HOST.matcher(origin).matches()) {
                throw new IllegalArgumentException("the origin of a log is a bare host name");
            }
            if (reason.isBlank()) {
                throw new IllegalArgumentException("a reason says something");
            }
        }

        private boolean isOf(Checkpoint lost) {
            return lost.size() == size && lost.rootHash().toBase64().equals(rootHash);
        }
    }

    /**
     * Records it, once.
     *
     * @param eventId of the event, a UUIDv7
     * @param metadata of the event: who says so
     * @throws LogCorrupted if what is said to have left the house was not signed by this log
     * @throws SealingFailed if the database did not do it, or another node is sealing; it can be tried again
     */
    public Answer reconcile(Statement statement, UUID eventId, byte[] metadata) {
        try {
            return Transaction.writing(dataSource, connection -> {
                if (!SealingRight.take(connection, Sealer.PATIENCE)) {
                    throw new SQLException("another node is sealing");
                }
                return reconcile(statement, eventId, metadata, connection);
            });
        } catch (SQLException e) {
            throw new SealingFailed(e);
        }
    }

    private Answer reconcile(Statement statement, UUID eventId, byte[] metadata, Connection connection)
            throws SQLException {
        var lineage = Lineage.recorded(keys.origin(), connection);
        var checkpoints = new CheckpointTable(connection);
        var forgotten = published.forgotten(lineage, checkpoints);
        if (forgotten.isEmpty()) {
            return new Answer.NothingForgotten();
        }
        var lost = signed(forgotten.get());
        if (!statement.isOf(lost)) {
            return new Answer.AnotherForgotten(lost);
        }
        var kept = checkpoints.last().map(Note::toString).orElse(null);
        var reconciliation =
                new Reconciliation(forgotten.get().toString(), kept, statement.origin(), statement.reason());
        if (lineage.hasBorne(statement.origin()) || reconciliation.ends(statement.origin())) {
            return new Answer.NameTaken(statement.origin());
        }
        var event = event(lineage, reconciliation, eventId, metadata);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var appended = SingleAppend.append(connection, new Append(List.of(event), null), now);
        return new Answer.Recorded(appended.lastPosition(), statement.origin());
    }

    private Checkpoint signed(Note note) {
        var checkpoint = checkpoint(note);
        if (!keys.signed(note, checkpoint.origin())) {
            throw new LogCorrupted(0, "the checkpoint of " + checkpoint.size() + " that left the house is not ours");
        }
        return checkpoint;
    }

    private static NewEvent event(Lineage lineage, Reconciliation reconciliation, UUID eventId, byte[] metadata) {
        return new NewEvent(
                eventId,
                Reconciliation.AGGREGATE_TYPE,
                Reconciliation.STREAM,
                lineage.reconciliations().size(),
                Reconciliation.TYPE,
                Reconciliation.REVISION,
                "PUBLIC",
                reconciliation.payload(),
                metadata);
    }

    private static Checkpoint checkpoint(Note note) {
        return Checkpoint.parse(note.text());
    }
}
