package city.hansa.ledger.tree;

/** Knows the roots of subtrees, from which proofs are made. */
@FunctionalInterface
public interface Subtrees {

    /**
     * The root of the tree over the leaves from {@code begin} (inclusive) to {@code end} (exclusive), as if they stood
     * alone: the {@code MTH(D[begin:end])} of RFC 6962 §2.1.
     *
     * @param begin a multiple of the smallest power of two that is not less than {@code end - begin}
     */
    Hash root(long begin, long end);
}
