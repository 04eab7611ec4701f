package city.hansa.ledger.leaf;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 (FIPS 180-4), the one hash of the ledger. */
public final class Sha256 {

    /** Is never fed, so that any thread may clone it. */
    private static final MessageDigest FRESH = fresh();

    private Sha256() {}

    /** A digest that nothing was fed to yet; for one thread. */
    public static MessageDigest digest() {
        try {
            // The search for a provider would cost a good part of what hashing a node does.
            return (MessageDigest) FRESH.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be cloned", e);
        }
    }

    private static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
