package city.hansa.ledger.leaf;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands in the leaf of a sealed entry for its aggregate's id (DESIGN §4): an HMAC under the event's own salt, so
 * that nobody can guess it, and no two entries of one aggregate can be seen to belong together.
 */
public final class HiddenIdentity {

    /** What stands there for the aggregate's type. */
    public static final String TYPE = "sealed";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String DOMAIN = "hansa/seal/v1\n";

    private HiddenIdentity() {}

    /** The identity's {@code HMAC-SHA-256(salt, "hansa/seal/v1" ‖ newline ‖ type ‖ newline ‖ id)}, 32 bytes. */
    public static byte[] of(byte[] salt, String aggregateType, String aggregateId) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(salt, ALGORITHM));
            return mac.doFinal((DOMAIN + aggregateType + "\n" + aggregateId).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** As it stands in the leaf. */
    public static String text(byte[] seal) {
        return HexFormat.of().formatHex(seal);
    }
}
