package city.hansa.ledger.append;

/**
 * Under what key a command's answer is kept, so that the command given again is not done again.
 *
 * @param principal who gave the command; a key is that principal's own
 * @param key as the caller chose it
 * @param requestHash of what was asked, to tell a repetition from a mistake
 */
@SuppressWarnings("ArrayRecordComponent")
public record ReceiptKey(String principal, String key, byte[] requestHash) {

    public ReceiptKey {
        if (principal.isEmpty() || key.isEmpty() || requestHash.length == 0) {
            throw new IllegalArgumentException("a receipt has a principal, a key and the request's hash");
        }
    }

    Name name() {
        return new Name(principal, key);
    }

    /** What is unique of a receipt. */
    record Name(String principal, String key) {}
}
