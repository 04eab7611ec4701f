package city.hansa.ledger.witness;

import city.hansa.ledger.leaf.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** How a log is named in a witness's addresses, since an origin may have any character. */
final class Origins {

    /** The SHA-256 of an origin, in hexadecimal. */
    static String hash(String origin) {
        return HexFormat.of().formatHex(Sha256.digest().digest(origin.getBytes(StandardCharsets.UTF_8)));
    }

    private Origins() {}
}
