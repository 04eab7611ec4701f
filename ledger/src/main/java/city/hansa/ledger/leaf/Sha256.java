package city.hansa.ledger.leaf;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 (FIPS 180-4), the one hash of the ledger. */
public final class Sha256 {

    /** To make one, or to clone it, takes longer than to hash a node. */
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Sha256::fresh);

    private Sha256() {}

    /** This thread's digest, with nothing fed to it: what it was given before is forgotten. */
    public static MessageDigest digest() {
        var digest = DIGEST.get();
        digest.reset();
        return digest;
    }

    private static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
