package city.hansa.ledger.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * A row of neighbouring hashes of one tree level, 1 to {@value TilePath#FULL} of them. Its bytes are the hashes, one
 * after the other.
 */
public record Tile(List<Hash> hashes) {

    public Tile {
        if (hashes.isEmpty() || hashes.size() > TilePath.FULL) {
            throw new IllegalArgumentException("a tile has 1 to " + TilePath.FULL + " hashes, not " + hashes.size());
        }
        hashes = List.copyOf(hashes);
    }

    /**
     * Reads a tile of which the width is known.
     *
     * @throws IllegalArgumentException if it has another length than that
     */
    public static Tile parse(byte[] bytes, int width) {
        if (bytes.length != width * Hash.BYTES) {
            throw new IllegalArgumentException("a tile of " + width + " hashes has " + width * Hash.BYTES
                    + " bytes, not " + bytes.length);
        }
        var hashes = new ArrayList<Hash>(width);
        for (int offset = 0; offset < bytes.length; offset += Hash.BYTES) {
            hashes.add(Hash.at(bytes, offset));
        }
        return new Tile(hashes);
    }

    /** Its hashes, one after the other. */
    public byte[] bytes() {
        var bytes = new byte[hashes.size() * Hash.BYTES];
        for (int i = 0; i < hashes.size(); i++) {
            hashes.get(i).copyTo(bytes, i * Hash.BYTES);
        }
        return bytes;
    }

    /** The root of the tree over all its hashes. */
    public Hash root() {
        return root(0, hashes.size());
    }

    /** The root of the tree over its hashes from {@code begin} (inclusive) to {@code end} (exclusive). */
    Hash root(int begin, int end) {
        var range = new CompactRange();
        hashes.subList(begin, end).forEach(range::append);
        return range.root();
    }
}
