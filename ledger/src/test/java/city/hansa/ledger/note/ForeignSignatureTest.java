package city.hansa.ledger.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.ledger.tree.Hash;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Signatures are verified by Bouncy Castle, and Bouncy Castle's by us. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ForeignSignatureTest {

    private static final String TEXT = new Checkpoint("log.example", 1, Hash.ofLeaf(new byte[0])).text();

    @Test
    void a_log_signs_what_others_verify() {
        var key = SignerKey.ofLog("log.example", TestKeys.RFC_8032_TEST_1);

        assertThat(verifies(TestKeys.RFC_8032_TEST_1.getPublic().getEncoded(), TEXT, key.sign(TEXT).signature()))
                .isTrue();
    }

    @Test
    void a_witness_signs_what_others_verify() {
        var key = SignerKey.ofCosigner("witness.example", TestKeys.RFC_8032_TEST_2);
        var timed = key.cosign(TEXT, Instant.ofEpochSecond(1_700_000_000)).signature();

        assertThat(ByteBuffer.wrap(timed).getLong()).isEqualTo(1_700_000_000);
        assertThat(verifies(
                        TestKeys.RFC_8032_TEST_2.getPublic().getEncoded(),
                        "cosignature/v1\ntime 1700000000\n" + TEXT,
                        Arrays.copyOfRange(timed, Long.BYTES, timed.length)))
                .isTrue();
    }

    @Test
    void what_others_sign_is_verified() {
        var foreign = new Ed25519PrivateKeyParameters(new SecureRandom());
        var key = new VerifierKey("log.example", VerifierKey.Kind.LOG, foreign.generatePublicKey().getEncoded());
        var signer = new Ed25519Signer();
        signer.init(true, foreign);
        signer.update(TEXT.getBytes(UTF_8), 0, TEXT.length());
        var signature = new NoteSignature("log.example", key.id(), signer.generateSignature());

        assertThat(new Note(TEXT, List.of(signature)).isSignedBy(key)).isTrue();
        assertThat(new Note(TEXT + "more\n", List.of(signature)).isSignedBy(key)).isFalse();
    }

    private static boolean verifies(byte[] x509, String text, byte[] signature) {
        var verifier = new Ed25519Signer();
        verifier.init(false, new Ed25519PublicKeyParameters(x509, x509.length - Ed25519.KEY_BYTES));
        var message = text.getBytes(UTF_8);
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    }
}
