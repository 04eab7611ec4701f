package city.hansa.ledger.append;

import city.hansa.ledger.leaf.Commitment;
import java.security.SecureRandom;
import java.util.Arrays;

/** Random salts, drawn many at a time: a call of the generator costs more than the bytes. For use by all threads. */
final class Salts {

    private static final int DRAWN = 256;

    private final SecureRandom random = new SecureRandom();
    private final byte[] pool = new byte[DRAWN * Commitment.SALT_BYTES];
    private int used = pool.length;

    synchronized byte[] next() {
        if (used == pool.length) {
            random.nextBytes(pool);
            used = 0;
        }
        var salt = Arrays.copyOfRange(pool, used, used + Commitment.SALT_BYTES);
        // A salt is a secret of its event: none stays behind in memory.
        Arrays.fill(pool, used, used + Commitment.SALT_BYTES, (byte) 0);
        used += Commitment.SALT_BYTES;
        return salt;
    }
}
