package city.hansa.ledger.seal;

import city.hansa.ledger.leaf.OpenedEntry;
import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.note.LogProof;
import city.hansa.ledger.note.Note;
import city.hansa.ledger.read.ReadFailed;
import city.hansa.ledger.tree.InclusionProof;
import city.hansa.ledger.tree.Tile;
import city.hansa.ledger.tree.TilePath;
import city.hansa.ledger.tree.TileSource;
import city.hansa.ledger.tree.TiledTree;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What is shown of the sealed log: checkpoints with their cosignatures, tiles and bundles, and the proofs that are made of
 * them. Every call sees all that was sealed before it began. Takes a connection for each call and keeps none; safe for
 * use by several threads. Methods throw {@link ReadFailed} if the database cannot be asked.
 */
public final class LogArchive implements TileSource {

    private final DataSource dataSource;
    private final LastPublished published;

    /**
     * Makes an archive.
     *
     * @param dataSource connects as the application's role
     * @param published is told of each checkpoint before it is shown
     */
    public LogArchive(DataSource dataSource, LastPublished published) {
        this.dataSource = dataSource;
        this.published = published;
    }

    /** The largest checkpoint, with the cosignatures that it has by now; empty before the first. */
    public Optional<Note> checkpoint() {
        var note = ask(connection -> new CheckpointTable(connection).lastCosigned());
        note.ifPresent(published::keep);
        return note;
    }

    /** Keeps what somebody has shown to be signed by this log, and not known to the database, beyond the next start. */
    public void keepForgotten(Note note) {
        published.keepForgotten(note);
    }

    /**
     * The proof that the event at a position is in the log, with the entry and what opens it; empty where no checkpoint
     * vouches for it yet.
     *
     * @param position not negative
     */
    public Optional<LogProof> receipt(long position) {
        var note = checkpoint();
        var size = note.map(signed -> Checkpoint.parse(signed.text()).size()).orElse(0L);
        if (position >= size) {
            return Optional.empty();
        }
        var inclusion = InclusionProof.of(position, size, new TiledTree(size, this));
        var entry = entries(position, position + 1).getFirst();
        return Optional.of(new LogProof(entry.bytes(), inclusion, note.orElseThrow()));
    }

    /**
     * The sealed entries from a position (inclusive) to another (exclusive), with what opens them.
     *
     * @throws LogCorrupted if an entry, or the row that it is of, is not there
     */
    public List<OpenedEntry> entries(long from, long to) {
        return ask(connection -> {
            var rows = EventRow.between(connection, from, to);
            var opened = new ArrayList<OpenedEntry>();
            new EntryTable(connection).read(from, to, entry ->
                    opened.add(new OpenedEntry(entry, rowAt(rows, from, opened.size()).content())));
            return opened;
        });
    }

    private static EventRow rowAt(List<EventRow> rows, long from, int index) {
        if (index >= rows.size() || rows.get(index).position() != from + index) {
            throw new LogCorrupted(from + index, "its row is not there");
        }
        return rows.get(index);
    }

    /** The bytes of a tile or bundle that is as wide as the path says; empty where the log has no such. */
    public Optional<byte[]> bytes(TilePath path) {
        return ask(connection -> path.level() == TilePath.ENTRIES
                ? new EntryTable(connection).bundle(path)
                : new TileTable(connection).bytes(path));
    }

    @Override
    public Tile tile(TilePath path) {
        return ask(connection -> new TileTable(connection).tile(path));
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private <T> T ask(Question<T> question) {
        try (var connection = dataSource.getConnection()) {
            return question.ask(connection);
        } catch (SQLException e) {
            throw new ReadFailed(e);
        }
    }
}
