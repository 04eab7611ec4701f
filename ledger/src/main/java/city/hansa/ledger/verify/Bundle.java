package city.hansa.ledger.verify;

import city.hansa.ledger.leaf.Leaf;
import city.hansa.ledger.leaf.OpenedEntry;
import city.hansa.ledger.tree.Hash;
import city.hansa.ledger.tree.Tile;
import city.hansa.ledger.tree.TilePath;
import java.util.ArrayList;
import java.util.List;

/**
 * Neighbouring leaves, each found to be in its form and at its position, with their hashes: as much as can be said of
 * them without those before them.
 */
record Bundle(List<Leaf> leaves, Tile tile, Hash root) {

    /** Reads a bundle of entries from a log, and requires that the log's tile of level 0 has their hashes. */
    static Bundle read(LogSource log, TilePath path) {
        var begin = path.index() * TilePath.FULL;
        var entries = log.entries(path);
        var tilePath = new TilePath(0, path.index(), path.width());
        var tile = log.tile(tilePath);
        for (int i = 0; i < entries.size(); i++) {
            if (!Hash.ofLeaf(entries.get(i)).equals(tile.hashes().get(i))) {
                throw Stop.doesNotHold("leaf " + (begin + i) + ": its hash is not the one in tile " + tilePath);
            }
        }
        return of(begin, entries, tile);
    }

    /** Takes entries that begin at a position, of which nothing else is known. */
    static Bundle of(long begin, List<byte[]> entries) {
        return of(begin, entries, new Tile(entries.stream().map(Hash::ofLeaf).toList()));
    }

    private static Bundle of(long begin, List<byte[]> entries, Tile tile) {
        var leaves = new ArrayList<Leaf>(entries.size());
        for (var entry : entries) {
            leaves.add(leaf(begin + leaves.size(), entry));
        }
        return new Bundle(leaves, tile, tile.root());
    }

    /** The leaf that an entry is, at the position where the entry stands. */
    static Leaf leaf(long position, byte[] entry) {
        try {
            var leaf = Leaf.parse(entry);
            if (leaf.position() != position) {
                throw Stop.doesNotHold("leaf " + position + ": says that it is at position " + leaf.position());
            }
            return leaf;
        } catch (IllegalArgumentException e) {
            throw Stop.doesNotHold("leaf " + position, e);
        }
    }

    /** Requires that an entry's content, unless it is closed, is what its leaf is committed to. */
    static void requireCommitted(OpenedEntry entry, Leaf itsLeaf) {
        try {
            entry.requireCommitted(itsLeaf);
        } catch (IllegalArgumentException e) {
            throw Stop.doesNotHold("leaf " + itsLeaf.position(), e);
        }
    }
}
