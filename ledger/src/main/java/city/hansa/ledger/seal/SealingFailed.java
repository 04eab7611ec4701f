package city.hansa.ledger.seal;

/** The database could not be asked, or refused; nothing was sealed, and it is to be tried again. */
public final class SealingFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SealingFailed(Exception cause) {
        super(cause.getMessage(), cause);
    }
}
