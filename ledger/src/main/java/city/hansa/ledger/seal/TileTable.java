package city.hansa.ledger.seal;

import city.hansa.ledger.read.ReadFailed;
import city.hansa.ledger.tree.Hash;
import city.hansa.ledger.tree.Tile;
import city.hansa.ledger.tree.TilePath;
import city.hansa.ledger.tree.TileSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The stored tiles, on a connection. A narrower one is cut from the wider one that took its place. */
final class TileTable implements TileSource {

    private final Connection connection;

    TileTable(Connection connection) {
        this.connection = connection;
    }

    /** The bytes of the tile of that path, as wide as it says; empty where it is not that wide, or not there. */
    Optional<byte[]> bytes(TilePath path) throws SQLException {
        try (var query = connection.prepareStatement("select width, bytes from ledger.tile where level = ? and index = ?")) {
            query.setInt(1, path.level());
            query.setLong(2, path.index());
            try (var row = query.executeQuery()) {
                return row.next() ? beginning(path, row.getInt(1), row.getBytes(2)) : Optional.empty();
            }
        }
    }

    private static Optional<byte[]> beginning(TilePath path, int width, byte[] bytes) {
        return width < path.width() ? Optional.empty() : Optional.of(Arrays.copyOf(bytes, path.width() * Hash.BYTES));
    }

    /**
     * Reads a tile of hashes.
     *
     * @throws LogCorrupted if it is not there, or not as long as it says
     */
    @Override
    public Tile tile(TilePath path) {
        var first = firstLeaf(path);
        try {
            var bytes = bytes(path).orElseThrow(() -> new LogCorrupted(first, "the tile " + path + " is not there"));
            return Tile.parse(bytes, path.width());
        } catch (IllegalArgumentException e) {
            throw new LogCorrupted(first, "the tile " + path + " is damaged: " + e.getMessage());
        } catch (SQLException e) {
            throw new ReadFailed(e);
        }
    }

    /** The first leaf that a tile vouches for. */
    static long firstLeaf(TilePath path) {
        return (path.index() * TilePath.FULL) << (TilePath.HEIGHT * path.level());
    }

    /** Keeps tiles that are new, or wider than what they begin with. */
    void keep(Map<TilePath, byte[]> tiles) throws SQLException {
        if (tiles.isEmpty()) {
            return;
        }
        var paths = tiles.keySet();
        try (var call = connection.prepareStatement("select ledger.keep_tiles(?, ?, ?, ?)")) {
            call.setArray(1, connection.createArrayOf("int2", shorts(paths.stream().map(TilePath::level))));
            call.setArray(2, connection.createArrayOf("int8", paths.stream().map(TilePath::index).toArray()));
            call.setArray(3, connection.createArrayOf("int2", shorts(paths.stream().map(TilePath::width))));
            call.setArray(4, connection.createArrayOf("bytea", tiles.values().toArray(byte[][]::new)));
            call.execute();
        }
    }

    private static Object[] shorts(Stream<Integer> numbers) {
        return numbers.map(Integer::shortValue).toArray();
    }
}
