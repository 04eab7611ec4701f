package city.hansa.ledger.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * Shows that a tree begins with all leaves of an older one, in their order (RFC 6962 §2.1.2). Of the empty tree there is
 * nothing to prove: every tree begins with it.
 *
 * @param oldSize how many leaves the older tree has, at least 1 and not more than {@code newSize}
 * @param newSize how many leaves the newer tree has
 * @param hashes the nodes from which both roots can be made; none if they are of one size
 */
public record ConsistencyProof(long oldSize, long newSize, List<Hash> hashes) {

    public ConsistencyProof {
        if (oldSize < 1 || oldSize > newSize) {
            throw new IllegalArgumentException("a tree of " + oldSize + " leaves does not grow into one of " + newSize);
        }
        hashes = List.copyOf(hashes);
    }

    /** Makes the proof between two sizes of a tree; needs at most 64 subtrees. */
    public static ConsistencyProof between(long oldSize, long newSize, Subtrees subtrees) {
        var hashes = new ArrayList<Hash>();
        var begin = 0L;
        var end = newSize;
        while (oldSize < end) {
            var middle = begin + Sizes.largestPowerBelow(end - begin);
            if (oldSize <= middle) {
                hashes.add(subtrees.root(middle, end));
                end = middle;
            } else {
                hashes.add(subtrees.root(begin, middle));
                begin = middle;
            }
        }
        // Where the walk ends at the old root itself, whoever verifies has it.
        if (begin > 0) {
            hashes.add(subtrees.root(begin, end));
        }
        return new ConsistencyProof(oldSize, newSize, hashes.reversed());
    }

    /** Whether it proves that the tree with the newer root begins with that of the older root (RFC 9162 §2.1.4.2). */
    public boolean proves(Hash oldRoot, Hash newRoot) {
        if (oldSize == newSize) {
            return hashes.isEmpty() && oldRoot.equals(newRoot);
        }
        // An old tree that is a perfect subtree of the new one is not repeated in the proof.
        var isPerfect = Long.bitCount(oldSize) == 1;
        if (!isPerfect && hashes.isEmpty()) {
            return false;
        }
        var first = isPerfect ? oldRoot : hashes.getFirst();
        return proves(first, isPerfect ? hashes : hashes.subList(1, hashes.size()), oldRoot, newRoot);
    }

    private boolean proves(Hash first, List<Hash> rest, Hash oldRoot, Hash newRoot) {
        var levels = Long.numberOfTrailingZeros(oldSize);
        var at = (oldSize - 1) >> levels;
        var last = (newSize - 1) >> levels;
        var oldNode = first;
        var newNode = first;
        for (var hash : rest) {
            if (last == 0) {
                return false;
            }
            if (Sizes.isOdd(at) || at == last) {
                oldNode = Hash.ofNode(hash, oldNode);
                newNode = Hash.ofNode(hash, newNode);
                var risen = at == 0 ? 0 : Long.numberOfTrailingZeros(at);
                at >>= risen;
                last >>= risen;
            } else {
                newNode = Hash.ofNode(newNode, hash);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && oldNode.equals(oldRoot) && newNode.equals(newRoot);
    }
}
