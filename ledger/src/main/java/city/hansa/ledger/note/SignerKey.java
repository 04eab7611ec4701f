package city.hansa.ledger.note;

import city.hansa.ledger.note.VerifierKey.Kind;
import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Instant;

/** The private half of a key, under the name of who signs with it. Safe for use by several threads. */
public final class SignerKey {

    private final PrivateKey privateKey;
    private final VerifierKey verifier;

    private SignerKey(KeyPair pair, VerifierKey verifier) {
        this.privateKey = pair.getPrivate();
        this.verifier = verifier;
    }

    /** A key with which a log signs its checkpoints. */
    public static SignerKey ofLog(String name, KeyPair pair) {
        return new SignerKey(pair, new VerifierKey(name, Kind.LOG, Ed25519.bytes(pair.getPublic())));
    }

    /** A key with which a witness cosigns; it must not be another cosigner's too, since the name is not signed. */
    public static SignerKey ofCosigner(String name, KeyPair pair) {
        return new SignerKey(pair, new VerifierKey(name, Kind.COSIGNER, Ed25519.bytes(pair.getPublic())));
    }

    /** Signs a text, with a log's key. */
    public NoteSignature sign(String text) {
        require(Kind.LOG);
        return signature(Ed25519.sign(privateKey, text));
    }

    /** Signs a checkpoint's text and the time, of which whole seconds are kept, with a cosigner's key. */
    public NoteSignature cosign(String text, Instant time) {
        require(Kind.COSIGNER);
        var seconds = time.getEpochSecond();
        var signed = Ed25519.sign(privateKey, Cosignature.message(text, seconds));
        return signature(ByteBuffer.allocate(Cosignature.BYTES)
                .putLong(seconds)
                .put(signed)
                .array());
    }

    /** What others need in order to verify. */
    public VerifierKey verifier() {
        return verifier;
    }

    private void require(Kind kind) {
        if (verifier.kind() != kind) {
            throw new IllegalStateException("the key of a " + verifier.kind() + " does not sign as a " + kind);
        }
    }

    private NoteSignature signature(byte[] signature) {
        return new NoteSignature(verifier.name(), verifier.id(), signature);
    }
}
