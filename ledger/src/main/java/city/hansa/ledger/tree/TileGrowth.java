package city.hansa.ledger.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A tree that grows at its right edge, and the tiles that come to be by it. Needs of the tree so far one partial tile a
 * level, and of time one hash and a bit a leaf. Not safe for use by several threads at once.
 */
public final class TileGrowth {

    private final List<List<Hash>> edge = new ArrayList<>();
    private final Map<TilePath, Tile> completed = new LinkedHashMap<>();
    private long drained;
    private long size;

    /** Goes on from a tree of that size, whose partial tiles are read from the source. */
    public TileGrowth(long size, TileSource source) {
        this.drained = size;
        this.size = size;
        for (int level = 0; at(level) > 0; level++) {
            var path = at(level) % TilePath.FULL == 0 ? null : TilePath.in(size, level, at(level) / TilePath.FULL);
            edge.add(path == null ? new ArrayList<>() : new ArrayList<>(source.tile(path).hashes()));
        }
    }

    /** Adds a leaf at the right. */
    public void append(Hash leaf) {
        size++;
        add(0, leaf);
    }

    private void add(int level, Hash hash) {
        if (level == edge.size()) {
            edge.add(new ArrayList<>());
        }
        var hashes = edge.get(level);
        hashes.add(hash);
        if (hashes.size() == TilePath.FULL) {
            var tile = new Tile(hashes);
            completed.put(TilePath.full(level, at(level) / TilePath.FULL - 1), tile);
            hashes.clear();
            add(level + 1, tile.root());
        }
    }

    /** How many hashes that level has. */
    private long at(int level) {
        return size >> (TilePath.HEIGHT * level);
    }

    /** How many leaves the tree has by now. */
    public long size() {
        return size;
    }

    /** The root of the tree by now. */
    public Hash root() {
        var roots = new ArrayList<Hash>();
        for (var hashes : edge.reversed()) {
            var range = new CompactRange();
            hashes.forEach(range::append);
            roots.addAll(range.roots());
        }
        return roots.isEmpty() ? Hash.EMPTY_TREE : CompactRange.fold(roots);
    }

    /**
     * Every tile that the tree has now and had not when this was last asked, or at the beginning: the completed ones, and
     * the partial ones of its edge. To be asked often enough: until then, completed tiles are kept.
     */
    public Map<TilePath, Tile> drain() {
        var tiles = new LinkedHashMap<>(completed);
        for (int level = 0; level < edge.size(); level++) {
            var hashes = edge.get(level);
            if (!hashes.isEmpty() && at(level) != drained >> (TilePath.HEIGHT * level)) {
                tiles.put(new TilePath(level, at(level) / TilePath.FULL, hashes.size()), new Tile(hashes));
            }
        }
        completed.clear();
        drained = size;
        return tiles;
    }
}
