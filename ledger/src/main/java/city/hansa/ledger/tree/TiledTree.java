package city.hansa.ledger.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/**
 * A tree of a given size, read from its tiles. Each tile is asked for once and kept, so it is to be made for a question
 * or a few, and by one thread.
 */
public final class TiledTree implements Subtrees {

    private final long size;
    private final TileSource source;
    private final Map<TilePath, Tile> tiles = new HashMap<>();

    public TiledTree(long size, TileSource source) {
        this.size = size;
        this.source = source;
    }

    /** The root of the whole tree. */
    public Hash root() {
        return size == 0 ? Hash.EMPTY_TREE : root(0, size);
    }

    @Override
    public Hash root(long begin, long end) {
        var roots = new ArrayList<Hash>();
        for (var at = begin; at < end; ) {
            // The largest perfect subtree that begins here and does not reach beyond the end.
            var largest = Long.highestOneBit(end - at);
            var span = at == 0 ? largest : Math.min(Long.lowestOneBit(at), largest);
            roots.add(perfect(at, Long.numberOfTrailingZeros(span)));
            at += span;
        }
        return CompactRange.fold(roots);
    }

    /** The hash of the leaf at an index. */
    public Hash leaf(long index) {
        return perfect(index, 0);
    }

    private Hash perfect(long begin, int height) {
        var level = height / TilePath.HEIGHT;
        var first = begin >> (TilePath.HEIGHT * level);
        var offset = (int) (first % TilePath.FULL);
        var hashes = 1 << (height % TilePath.HEIGHT);
        return tile(level, first / TilePath.FULL).root(offset, offset + hashes);
    }

    private Tile tile(int level, long index) {
        return tiles.computeIfAbsent(TilePath.in(size, level, index), source::tile);
    }
}
