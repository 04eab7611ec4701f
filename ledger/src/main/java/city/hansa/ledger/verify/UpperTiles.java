package city.hansa.ledger.verify;

import city.hansa.ledger.tree.Hash;
import city.hansa.ledger.tree.Tile;
import city.hansa.ledger.tree.TilePath;
import java.util.ArrayList;
import java.util.List;

/**
 * The tiles above level 0, made anew from the roots of full tiles below them, and held against those that the log
 * serves. Keeps one tile a level. Used by one thread.
 */
final class UpperTiles {

    /** A level's last tile, which is not full. */
    private static final class Row {
        private final List<Hash> hashes = new ArrayList<>();
        private long index;
    }

    private final LogSource log;
    private final List<Row> rows = new ArrayList<>();

    UpperTiles(LogSource log) {
        this.log = log;
    }

    /** Adds the root of the next full tile of level 0. */
    void add(Hash root) {
        add(1, root);
    }

    private void add(int level, Hash root) {
        if (level > rows.size()) {
            rows.add(new Row());
        }
        var row = rows.get(level - 1);
        row.hashes.add(root);
        if (row.hashes.size() == TilePath.FULL) {
            var tile = requireServed(level, row);
            row.hashes.clear();
            row.index++;
            add(level + 1, tile.root());
        }
    }

    /** Ends the tree: what is left are the partial tiles. */
    void end() {
        for (int level = 1; level <= rows.size(); level++) {
            var row = rows.get(level - 1);
            if (!row.hashes.isEmpty()) {
                requireServed(level, row);
            }
        }
    }

    private Tile requireServed(int level, Row row) {
        var path = new TilePath(level, row.index, row.hashes.size());
        var tile = log.tile(path);
        for (int i = 0; i < row.hashes.size(); i++) {
            if (!tile.hashes().get(i).equals(row.hashes.get(i))) {
                var below = TilePath.full(level - 1, row.index * TilePath.FULL + i);
                throw Stop.doesNotHold("tile " + path + ": its hash " + i + " is not the root of tile " + below);
            }
        }
        return tile;
    }
}
