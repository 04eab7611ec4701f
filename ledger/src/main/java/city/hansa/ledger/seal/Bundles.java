package city.hansa.ledger.seal;

import city.hansa.ledger.tree.EntryBundle;
import city.hansa.ledger.tree.TilePath;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;

/** The entries of the log in their bundles, on a connection: made of rows, stored, and hashed as they are stored. */
final class Bundles {

    /** Bundles that are sent to the database at once: some megabytes of them. */
    private static final int BATCH = 16;

    private final Connection connection;
    private final TileTable tiles;

    Bundles(Connection connection, TileTable tiles) {
        this.connection = connection;
        this.tiles = tiles;
    }

    /**
     * Derives the leaves of the rows from a position (inclusive) to another (exclusive), and stores them.
     *
     * @throws LogCorrupted if a row is not there, or not what was committed to
     */
    void keep(long from, long to) throws SQLException {
        var entries = new ArrayList<>(entriesBefore(from));
        var ready = new LinkedHashMap<TilePath, byte[]>();
        EventRow.read(connection, from, to, (leaf, position) -> {
            var end = position + 1;
            entries.add(leaf);
            if (entries.size() == TilePath.FULL || end == to) {
                ready.put(pathOf(end, entries.size()), new EntryBundle(entries).bytes());
                entries.clear();
            }
            if (ready.size() == BATCH || end == to) {
                tiles.keep(ready);
                ready.clear();
            }
        });
    }

    private static TilePath pathOf(long end, int width) {
        return new TilePath(TilePath.ENTRIES, (end - 1) / TilePath.FULL, width);
    }

    /** What the bundle in which that position falls holds before it. */
    private List<byte[]> entriesBefore(long position) throws SQLException {
        var width = (int) (position % TilePath.FULL);
        return width == 0 ? List.of() : entries(pathOf(position, width));
    }

    private List<byte[]> entries(TilePath path) throws SQLException {
                var bytes = tiles.bytes(path)
                .orElseThrow(() -> new LogCorrupted(TileTable.firstLeaf(path), "the bundle " + path + " is not there"));
        return parse(path, bytes);
    }

    private static List<byte[]> parse(TilePath path, byte[] bytes) {
        try {
            return EntryBundle.parse(bytes, path.width()).entries();
        } catch (IllegalArgumentException e) {
            throw new LogCorrupted(
                    TileTable.firstLeaf(path), "the bundle " + path + " is damaged: " + e.getMessage());
        }
    }

    /** Hands on the stored entries from a position (inclusive) to another (exclusive), in their order. */
    void read(long from, long to, Consumer<byte[]> each) throws SQLException {
        for (var index = from / TilePath.FULL; index * TilePath.FULL < to; index++) {
            var begin = index * TilePath.FULL;
            var entries = entries(TilePath.in(to, TilePath.ENTRIES, index));
            entries.subList((int) (Math.max(from, begin) - begin), entries.size()).forEach(each);
        }
    }
}
