package city.hansa.web.command;

/** Another request under the same idempotency key was taken while this one was on its way; nothing was written. */
public final class Replayed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Receipts.Receipt receipt;

    public Replayed(Receipts.Receipt receipt) {
        super("the idempotency key is taken");
        this.receipt = receipt;
    }

    public Receipts.Receipt receipt() {
        return receipt;
    }
}
