package city.hansa.ledger.tree;

/** Arithmetic of tree sizes. */
final class Sizes {

    /** The largest power of two that is less than n, for n ≥ 2: where RFC 6962 splits a tree. */
    static long largestPowerBelow(long n) {
        return Long.highestOneBit(n - 1);
    }

    static boolean isOdd(long n) {
        return (n & 1) == 1;
    }

    private Sizes() {}
}
