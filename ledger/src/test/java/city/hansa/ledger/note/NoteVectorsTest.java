package city.hansa.ledger.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.ledger.tree.Hash;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Made with the keys of RFC 8032's first two tests, and verified by other implementations. They never change. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NoteVectorsTest {

    private static final SignerKey LOG = SignerKey.ofLog("log.citynet.example", TestKeys.RFC_8032_TEST_1);
    private static final SignerKey WITNESS = SignerKey.ofCosigner("witness.lyon.example/w1", TestKeys.RFC_8032_TEST_2);

    private static final String LOG_VKEY =
            "log.citynet.example+fb5aa0c7+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";
    private static final String WITNESS_VKEY =
            "witness.lyon.example/w1+c92c19dd+BD1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM";
    private static final String NOTE = """
            log.citynet.example
            8
            XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=

            — log.citynet.example \
            +1qgxzuuWtfM+kiQZI6HPPIg+Nf7K7kuqfPw34MtdHwjwee7CwlfY0At6xSlhsnGgYErQohStHo1SNcPjB1vH9TjYAM=
            — witness.lyon.example/w1 \
            ySwZ3QAAAABlU/EAI8SULmQNPCFov8FvYnVbTcZMKQLuwTiQSv7s+/OA9fKV15pvrhTZsNySJHISc65nF61f2brV/rttbpTJoAysDQ==
            """;

    @Test
    void the_keys_are_published_as_their_vectors() {
        assertThat(LOG.verifier()).hasToString(LOG_VKEY);
        assertThat(WITNESS.verifier()).hasToString(WITNESS_VKEY);
        assertThat(VerifierKey.parse(LOG_VKEY)).isEqualTo(LOG.verifier());
        assertThat(VerifierKey.parse(WITNESS_VKEY)).isEqualTo(WITNESS.verifier());
    }

    @Test
    void a_cosigned_checkpoint_equals_its_vector() {
        var root = Hash.ofBase64("XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=");
        var text = new Checkpoint("log.citynet.example", 8, root).text();

        var note = new Note(text, List.of(LOG.sign(text)))
                .with(List.of(WITNESS.cosign(text, Instant.ofEpochSecond(1_700_000_000))));

        assertThat(note).hasToString(NOTE);
    }

    @Test
    void both_signatures_of_the_vector_are_valid_and_say_when() {
        var note = Note.parse(NOTE.getBytes(UTF_8));

        assertThat(note).hasToString(NOTE);
        assertThat(note.isSignedBy(VerifierKey.parse(LOG_VKEY))).isTrue();
        assertThat(note.isSignedBy(VerifierKey.parse(WITNESS_VKEY))).isTrue();
        assertThat(Cosignature.time(note.signatures().getLast())).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        assertThat(Checkpoint.parse(note.text()).size()).isEqualTo(8);
    }

    @Test
    void no_changed_byte_of_the_note_leaves_both_signatures_valid() {
        var bytes = NOTE.getBytes(UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                bytes[i] ^= (byte) (1 << bit);
                assertThat(isSignedByBoth(bytes)).as("byte %d, bit %d", i, bit).isFalse();
                bytes[i] ^= (byte) (1 << bit);
            }
        }
    }

    private static boolean isSignedByBoth(byte[] bytes) {
        try {
            var note = Note.parse(bytes);
            return note.isSignedBy(LOG.verifier()) && note.isSignedBy(WITNESS.verifier());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
