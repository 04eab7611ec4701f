package city.hansa.ledger.seal;

/**
 * The log does not hold: what is stored does not agree with what was signed, or with itself. Nothing more may be signed,
 * nor appended, until a person has looked at it.
 */
public final class LogCorrupted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long leaf;

    /**
     * Names what is wrong.
     *
     * @param leaf the position of the first leaf that fails; where the failure is of no single leaf, the first that the
     *     failing tile or checkpoint does not vouch for
     */
    public LogCorrupted(long leaf, String what) {
        super("leaf " + leaf + ": " + what);
        this.leaf = leaf;
    }

    /** The position of the first leaf that fails. */
    public long leaf() {
        return leaf;
    }
}
