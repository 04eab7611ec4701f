package city.hansa.ledger.witness;

import city.hansa.ledger.note.VerifierKey;
import city.hansa.ledger.note.VerifierKey.Kind;
import java.net.URI;

/**
 * A witness that is to cosign this log.
 *
 * @param prefix its submission prefix, an address by HTTP to which {@code /add-checkpoint} is appended
 * @param key with which it cosigns
 */
public record KnownWitness(URI prefix, VerifierKey key) {

    public KnownWitness {
        if (key.kind() != Kind.COSIGNER) {
            throw new IllegalArgumentException("this is not the key of a cosigner, with which a witness signs: " + key);
        }
        var byHttp = "http".equals(prefix.getScheme()) || "https".equals(prefix.getScheme());
        if (!byHttp || prefix.getHost() == null) {
            throw new IllegalArgumentException("a witness is reached by http or https, not at " + prefix);
        }
        prefix = URI.create(prefix.toString().replaceFirst("/+$", ""));
    }

    /** The name of its key, by which its cosignatures are kept. */
    public String name() {
        return key.name();
    }

    URI at(String path) {
        return URI.create(prefix + "/" + path);
    }
}
