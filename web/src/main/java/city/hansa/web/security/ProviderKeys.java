package city.hansa.web.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys that may have signed a token: the provider's own, of the kind that goes with the token's algorithm. */
final class ProviderKeys implements JWSKeySelector<SecurityContext> {

    /** What stands before the 32 bytes in the form that the JDK reads (RFC 8410 §4). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final JWKSource<SecurityContext> keys;

    ProviderKeys(JWKSource<SecurityContext> keys) {
        this.keys = keys;
    }

    @Override
    public List<? extends Key> selectJWSKeys(JWSHeader header, @Nullable SecurityContext context)
            throws KeySourceException {
        if (!Tokens.ALGORITHMS.contains(header.getAlgorithm())) {
            return List.of();
        }
        var selector = new JWKSelector(JWKMatcher.forJWSHeader(header));
        var found = new ArrayList<Key>();
        for (var key : keys.get(selector, context)) {
            found.add(publicKey(key));
        }
        return found;
    }

    private static Key publicKey(JWK key) throws KeySourceException {
        try {
            return switch (key) {
                case ECKey curve -> curve.toECPublicKey();
                case RSAKey rsa -> rsa.toRSAPublicKey();
                case OctetKeyPair pair when Curve.Ed25519.equals(pair.getCurve()) -> edwards(pair.getDecodedX());
                default -> throw new KeySourceException("no key of a kind that is known: " + key.getKeyType());
            };
        } catch (JOSEException | GeneralSecurityException e) {
            throw new KeySourceException("a key of the provider is none: " + e.getMessage(), e);
        }
    }

    private static Key edwards(byte[] bytes) throws GeneralSecurityException {
        var encoded = new byte[X509_PREFIX.length + bytes.length];
        System.arraycopy(X509_PREFIX, 0, encoded, 0, X509_PREFIX.length);
        System.arraycopy(bytes, 0, encoded, X509_PREFIX.length, bytes.length);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }
}
