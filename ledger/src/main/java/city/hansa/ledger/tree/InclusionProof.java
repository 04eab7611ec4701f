package city.hansa.ledger.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * Shows that a leaf stands at an index of a tree (RFC 6962 §2.1.1).
 *
 * @param index 0-based, less than {@code size}
 * @param size how many leaves the tree has, at least 1
 * @param hashes the siblings on the way from the leaf to the root
 */
public record InclusionProof(long index, long size, List<Hash> hashes) {

    public InclusionProof {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has none at index " + index);
        }
        hashes = List.copyOf(hashes);
    }

    /** Makes the proof for a leaf of a tree; needs at most 63 subtrees. */
    public static InclusionProof of(long index, long size, Subtrees subtrees) {
        var siblings = new ArrayList<Hash>();
        var begin = 0L;
        var end = size;
        while (end - begin > 1) {
            var middle = begin + Sizes.largestPowerBelow(end - begin);
            if (index < middle) {
                siblings.add(subtrees.root(middle, end));
                end = middle;
            } else {
                siblings.add(subtrees.root(begin, middle));
                begin = middle;
            }
        }
        return new InclusionProof(index, size, siblings.reversed());
    }

    /** Whether it proves that this leaf stands in the tree with that root (RFC 9162 §2.1.3.2). */
    public boolean proves(Hash leaf, Hash root) {
        var node = leaf;
        var at = index;
        var last = size - 1;
        for (var sibling : hashes) {
            if (last == 0) {
                return false;
            }
            if (Sizes.isOdd(at) || at == last) {
                node = Hash.ofNode(sibling, node);
                // A right edge without sibling rises until it is somebody's right child.
                var levels = at == 0 ? 0 : Long.numberOfTrailingZeros(at);
                at >>= levels;
                last >>= levels;
            } else {
                node = Hash.ofNode(node, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && node.equals(root);
    }
}
