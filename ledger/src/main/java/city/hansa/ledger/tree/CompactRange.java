package city.hansa.ledger.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * What must be kept of a tree in order to add leaves to it and to know its root: the roots of the perfect subtrees that
 * the leaves make, largest first, at most 63. Not safe for use by several threads at once.
 */
public final class CompactRange {

    private final List<Hash> roots = new ArrayList<>();
    private long size;

    /** The root above the roots of neighbouring perfect subtrees that shrink from left to right; at least one. */
    static Hash fold(List<Hash> roots) {
        var root = roots.getLast();
        for (int i = roots.size() - 2; i >= 0; i--) {
            root = Hash.ofNode(roots.get(i), root);
        }
        return root;
    }

    public CompactRange() {}

    /** A range of its own that goes on from where another is. */
    public CompactRange(CompactRange other) {
        roots.addAll(other.roots);
        size = other.size;
    }

    /** Adds a leaf at the right. */
    public void append(Hash leaf) {
        append(leaf, 0);
    }

    /**
     * Adds 2<sup>height</sup> leaves at the right, by the root above them.
     *
     * @throws IllegalArgumentException if the leaves so far are no multiple of so many
     */
    public void append(Hash root, int height) {
        if ((size & ((1L << height) - 1)) != 0) {
            throw new IllegalArgumentException("no subtree of height " + height + " begins at leaf " + size);
        }
        var node = root;
        // Each one bit of the size is a subtree as large as the new one has become.
        for (var bits = size >> height; (bits & 1) == 1; bits >>= 1) {
            node = Hash.ofNode(roots.removeLast(), node);
        }
        roots.add(node);
        size += 1L << height;
    }

    /** How many leaves were added. */
    public long size() {
        return size;
    }

    /** The roots of the perfect subtrees, from left to right. */
    List<Hash> roots() {
        return List.copyOf(roots);
    }

    /** The root of the tree over all leaves so far. */
    public Hash root() {
        return roots.isEmpty() ? Hash.EMPTY_TREE : fold(roots);
    }
}
