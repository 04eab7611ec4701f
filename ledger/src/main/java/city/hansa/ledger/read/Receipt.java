package city.hansa.ledger.read;

import java.security.MessageDigest;
import java.util.UUID;

/**
 * The first answer to a command that was given an idempotency key.
 *
 * @param requestHash of the request that was answered: another request under the same key is a mistake of the caller's
 * @param aggregateId the command's first stream
 * @param sequence of that stream's last event of the command
 * @param position of the same event
 */
@SuppressWarnings("ArrayRecordComponent")
public record Receipt(
        String principal, String key, byte[] requestHash, UUID aggregateId, long sequence, long position) {

    /** Whether this answers a request of that hash. */
    public boolean answers(byte[] hash) {
        return MessageDigest.isEqual(requestHash, hash);
    }
}
