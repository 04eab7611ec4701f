package city.hansa.ledger.witness;

/** A witness did not cosign; the message says why, as the end of a sentence that begins with its name. */
final class WitnessFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WitnessFailed(String what) {
        super(what);
    }
}
