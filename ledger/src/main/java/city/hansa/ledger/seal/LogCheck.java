package city.hansa.ledger.seal;

import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.read.ReadFailed;
import city.hansa.ledger.tree.Hash;
import city.hansa.ledger.tree.Tile;
import city.hansa.ledger.tree.TileGrowth;
import city.hansa.ledger.tree.TilePath;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.LongConsumer;
import javax.sql.DataSource;

/**
 * Verifies all that is stored up to the last checkpoint: each row against its leaf and its commitments, each leaf against
 * its tile, each tile against those below it, and each checkpoint, whose signature is verified too, against the tree of its
 * size. Reads only, in short transactions; what is appended or sealed meanwhile is not waited for.
 */
public final class LogCheck {

    /** Leaves that are checked in one transaction. */
    private static final int BATCH = 16_384;

    private final DataSource dataSource;
    private final LogKeys keys;

    /** @param dataSource connects as the application's role */
    public LogCheck(DataSource dataSource, LogKeys keys) {
        this.dataSource = dataSource;
        this.keys = keys;
    }

    /**
     * Verifies from the first leaf on.
     *
     * @param progress is told, now and then, how many leaves hold
     * @return how many leaves there are under the last checkpoint; all of them hold
     * @throws LogCorrupted naming the first leaf that does not
     * @throws ReadFailed if the database could not be asked
     */
    public long run(LongConsumer progress) {
        try {
            var checkpoints = Transaction.reading(dataSource, this::checkpoints);
            var size = checkpoints.isEmpty() ? 0 : checkpoints.getLast().size();
            var growth = new TileGrowth(0, LogCheck::nothing);
            while (growth.size() < size) {
                var to = Math.min(size, growth.size() + BATCH);
                progress.accept(
                        Transaction.reading(dataSource, connection -> check(growth, to, checkpoints, connection)));
            }
            return size;
        } catch (SQLException e) {
            throw new ReadFailed(e);
        }
    }

    /** Checks the next leaves, and answers how many hold by now. */
    private static long check(TileGrowth growth, long to, Deque<Checkpoint> checkpoints, Connection connection)
            throws SQLException {
        var tiles = new TileTable(connection);
        var entries = entries(growth.size(), to, new EntryTable(connection));
        checkRows(growth.size(), to, entries, connection);
        grow(growth, entries, checkpoints);
        for (var tile : growth.drain().entrySet()) {
            checkTile(tile.getKey(), tile.getValue(), tiles);
        }
        return growth.size();
    }

    private static List<byte[]> entries(long from, long to, EntryTable table) throws SQLException {
        var entries = new ArrayList<byte[]>((int) (to - from));
        table.read(from, to, entries::add);
        return entries;
    }

    /** Without this, someone could edit the row that is replayed, and leave the log alone. */
    private static void checkRows(long from, long to, List<byte[]> entries, Connection connection) throws SQLException {
        EventRow.read(connection, from, to, (leaf, position) -> {
            if (!Arrays.equals(leaf, entries.get((int) (position - from)))) {
                throw new LogCorrupted(position, "its row is not what its leaf says");
            }
        });
    }

    private static void grow(TileGrowth growth, List<byte[]> entries, Deque<Checkpoint> checkpoints) {
        for (var entry : entries) {
            requireCheckpoint(growth, checkpoints);
            growth.append(Hash.ofLeaf(entry));
        }
        requireCheckpoint(growth, checkpoints);
    }

    private static void requireCheckpoint(TileGrowth growth, Deque<Checkpoint> checkpoints) {
        if (checkpoints.isEmpty() || checkpoints.getFirst().size() != growth.size()) {
            return;
        }
        if (!checkpoints.removeFirst().rootHash().equals(growth.root())) {
            throw new LogCorrupted(
                    Math.max(growth.size() - 1, 0), "the checkpoint of " + growth.size() + " is of another tree");
        }
    }

    private static void checkTile(TilePath path, Tile made, TileTable tiles) {
        var stored = tiles.tile(path);
        for (int i = 0; i < path.width(); i++) {
            if (!stored.hashes().get(i).equals(made.hashes().get(i))) {
                var leaf = TileTable.firstLeaf(path) + ((long) i << (TilePath.HEIGHT * path.level()));
                throw new LogCorrupted(leaf, "the tile " + path + " does not have its hash");
            }
        }
    }

    /** All that were ever signed, smallest first, with valid signatures. */
    private Deque<Checkpoint> checkpoints(Connection connection) throws SQLException {
        var lineage = Lineage.of(keys.origin(), connection);
        var checkpoints = new ArrayDeque<Checkpoint>();
        try (var query = connection.prepareStatement(
                        "select size, root_hash, note from ledger.checkpoint order by size");
                var rows = query.executeQuery()) {
            while (rows.next()) {
                var size = rows.getLong(1);
                checkpoints.add(checkpoint(lineage.originAt(size), size, rows.getBytes(2), rows.getString(3)));
            }
        }
        return checkpoints;
    }

    private Checkpoint checkpoint(String origin, long size, byte[] root, String text) {
        var leaf = Math.max(size - 1, 0);
        try {
            var note = CheckpointTable.note(text);
            var checkpoint = Checkpoint.parse(note.text());
            if (!checkpoint.equals(new Checkpoint(origin, size, Hash.at(root, 0)))) {
                throw new LogCorrupted(leaf, "the checkpoint of " + size + " says something else than its row");
            }
            if (!keys.signed(note, origin)) {
                throw new LogCorrupted(leaf, "the checkpoint of " + size + " is not signed by a key of this log");
            }
            return checkpoint;
        } catch (IllegalArgumentException e) {
            throw new LogCorrupted(leaf, "the checkpoint of " + size + " is damaged: " + e.getMessage());
        }
    }

    private static Tile nothing(TilePath path) {
        throw new IllegalStateException("the empty tree has no tile " + path);
    }
}
