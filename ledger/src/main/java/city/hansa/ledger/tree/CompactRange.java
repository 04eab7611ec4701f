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

    /** Adds a leaf at the right. */
    public void append(Hash leaf) {
        var node = leaf;
        // Each one bit of the size is a subtree as large as the new one has become.
        for (var bits = size; (bits & 1) == 1; bits >>= 1) {
            node = Hash.ofNode(roots.removeLast(), node);
        }
        roots.add(node);
        size++;
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
