package city.hansa.web.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.proc.JWSVerifierFactory;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.util.Set;

/** The library's verifiers, and one for Ed25519 (RFC 8037) by the JDK, for which the library would want another. */
final class Verifiers implements JWSVerifierFactory {

    private final DefaultJWSVerifierFactory others = new DefaultJWSVerifierFactory();

    @Override
    public JWSVerifier createJWSVerifier(JWSHeader header, Key key) throws JOSEException {
        return key instanceof EdECPublicKey edwards ? new OfEdwards(edwards) : others.createJWSVerifier(header, key);
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
        return Tokens.ALGORITHMS;
    }

    @Override
    public JCAContext getJCAContext() {
        return others.getJCAContext();
    }

    private record OfEdwards(EdECPublicKey key) implements JWSVerifier {

        /** What must be understood, {@code crit}, is nothing that we do (RFC 7515 §4.1.11). */
        @Override
        public boolean verify(JWSHeader header, byte[] signed, Base64URL signature) throws JOSEException {
            if (header.getCriticalParams() != null || !supportedJWSAlgorithms().contains(header.getAlgorithm())) {
                return false;
            }
            try {
                var verifier = Signature.getInstance("Ed25519");
                verifier.initVerify(key);
                verifier.update(signed);
                return verifier.verify(signature.decode());
            } catch (GeneralSecurityException _) {
                return false;
            }
        }

        @Override
        public Set<JWSAlgorithm> supportedJWSAlgorithms() {
            return Set.of(JWSAlgorithm.EdDSA, JWSAlgorithm.Ed25519);
        }

        @Override
        public JCAContext getJCAContext() {
            return new JCAContext();
        }
    }
}
