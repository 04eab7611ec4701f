package city.hansa.ledger.witness;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How a log is named in a witness's addresses, since an origin may have any character. */
final class Origins {

    /** The SHA-256 of an origin, in hexadecimal. */
    static String hash(String origin) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(origin.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private Origins() {}
}
