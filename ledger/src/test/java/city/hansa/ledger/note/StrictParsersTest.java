package city.hansa.ledger.note;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import city.hansa.ledger.tree.Hash;
import city.hansa.ledger.tree.InclusionProof;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not in its one canonical form is not read at all. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StrictParsersTest {

    private static final SignerKey LOG = SignerKey.ofLog("log.example", TestKeys.RFC_8032_TEST_1);
    private static final SignerKey WITNESS = SignerKey.ofCosigner("witness.example", TestKeys.RFC_8032_TEST_2);
    private static final Hash ROOT = Hash.ofLeaf(new byte[0]);
    private static final String TEXT = new Checkpoint("log.example", 1, ROOT).text();
    private static final Note NOTE = new Note(TEXT, List.of(LOG.sign(TEXT)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "log.example\n1\n",
                "log.example\n1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=",
                "\n1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n",
                "log.example\n01\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n",
                "log.example\n-1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n",
                "log.example\n+1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n",
                "log.example\n9223372036854775808\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n",
                "log.example\n1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0\n",
                "log.example\n1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB1=\n",
                "log.example\n1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhev\n",
                "log.example\n1\nbjQLnP-zepicpUTmu3gKLHiQHT-zNzh2hRGjBhevoB0=\n",
                "log.example\n1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n\n",
            })
    void no_checkpoint(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.parse(text));
    }

    @Test
    void extension_lines_of_a_checkpoint_are_kept() {
        var text = TEXT + "more\n";

        assertThat(Checkpoint.parse(text).extensions()).containsExactly("more");
        assertThat(Checkpoint.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "text\n", "text\n\n", "text\n\n— k", "text\n\n— k AAAAAAA=", "text\n\n- k AAAAAAA=\n", "text\n\n— k\n",
                "text\n\n—  AAAAAAA=\n", "text\n\n— k AAAAAAA= \n", "text\n\n— k+ AAAAAAA=\n", "text\n\n— k AAAAAA==\n",
                "text\n\n— k AAAAAAB=\n", "te\txt\n\n— k AAAAAAA=\n", "text\n\n— k\u00a0 AAAAAAA=\n", "text\n\n\n"
            })
    void no_note(String note) {
        assertThatIllegalArgumentException().isThrownBy(() -> Note.parse(note.getBytes(UTF_8)));
    }

    @Test
    void a_note_is_utf_8_and_neither_too_long_nor_signed_too_often() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Note.parse("Lübeck\n\n— k AAAAAAA=\n".getBytes(ISO_8859_1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Note.parse(new byte[Note.MAX_BYTES + 1]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Note(TEXT, Collections.nCopies(101, LOG.sign(TEXT))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "log.citynet.example",
                "log.citynet.example+fb5aa0c7",
                "log.citynet.example+fb5aa0c8+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea",
                "log.citynet.example+FB5AA0C7+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea",
                "log.citynet.example+fb5aa0c7+AtdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea",
                "log.citynet.example+fb5aa0c7+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1EaAA==",
                "log citynet.example+fb5aa0c7+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea",
            })
    void no_key(String vkey) {
        assertThatIllegalArgumentException().isThrownBy(() -> VerifierKey.parse(vkey));
    }

    @Test
    void one_false_signature_under_a_known_key_spoils_the_note() {
        var falseOne = new NoteSignature("log.example", LOG.sign(TEXT).keyId(), new byte[64]);

        assertThat(NOTE.isSignedBy(LOG.verifier())).isTrue();
        assertThat(NOTE.with(List.of(falseOne)).isSignedBy(LOG.verifier())).isFalse();
    }

    @Test
    void signatures_of_unknown_keys_say_nothing() {
        var cosigned = NOTE.with(List.of(WITNESS.cosign(TEXT, Instant.EPOCH)));

        assertThat(cosigned.isSignedBy(LOG.verifier())).isTrue();
        assertThat(NOTE.isSignedBy(WITNESS.verifier())).isFalse();
    }

    @Test
    void a_proof_is_written_as_it_is_read() {
        for (var extra : new byte[][] {null, {}, "leaf".getBytes(UTF_8)}) {
            var proof = new LogProof(extra, new InclusionProof(0, 1, List.of()), NOTE);
            assertThat(LogProof.parse(proof.toString().getBytes(UTF_8))).hasToString(proof.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "index 0\n\n",
                "c2sp.org/tlog-proof@v2\nindex 0\n\n",
                "c2sp.org/tlog-proof@v1\n\n",
                "c2sp.org/tlog-proof@v1\nindex 00\n\n",
                "c2sp.org/tlog-proof@v1\nindex 1\n\n",
                "c2sp.org/tlog-proof@v1\nextra AB\nindex 0\n\n",
                "c2sp.org/tlog-proof@v1\nindex 0\nextra AA==\n\n",
                "c2sp.org/tlog-proof@v1\nindex 0\nAA==\n\n",
                "c2sp.org/tlog-proof@v1\nindex 0\n",
            })
    void no_proof(String head) {
        assertThatIllegalArgumentException().isThrownBy(() -> LogProof.parse((head + NOTE).getBytes(UTF_8)));
    }

    @Test
    void a_request_to_a_witness_is_written_as_it_is_read() {
        var request = new WitnessRequest(1, List.of(ROOT), NOTE);

        assertThat(WitnessRequest.parse(request.toString().getBytes(UTF_8))).isEqualTo(request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "old\n\n", "old -1\n\n", "old 00\n\n", "old 0", "old 0\nAA==\n\n", "new 0\n\n", "old 0 \n\n"})
    void no_request_to_a_witness(String head) {
        assertThatIllegalArgumentException().isThrownBy(() -> WitnessRequest.parse((head + NOTE).getBytes(UTF_8)));
    }

    @Test
    void a_request_has_at_most_63_hashes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WitnessRequest(1, Collections.nCopies(64, ROOT), NOTE));
    }

    @Test
    void the_size_in_a_conflict_is_written_as_it_is_read() {
        assertThat(WitnessConflict.parse("0\n".getBytes(UTF_8))).isEqualTo(new WitnessConflict(0));
        assertThat(new WitnessConflict(4711)).hasToString("4711\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "5", "5\n\n", "5\n6\n", "05\n", "-5\n", "+5\n", " 5\n", "9223372036854775808\n"})
    void no_size_in_a_conflict(String body) {
        assertThatIllegalArgumentException().isThrownBy(() -> WitnessConflict.parse(body.getBytes(UTF_8)));
    }
}
