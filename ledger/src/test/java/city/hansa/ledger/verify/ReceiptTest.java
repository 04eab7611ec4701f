package city.hansa.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.ledger.note.LogProof;
import city.hansa.ledger.note.Note;
import city.hansa.ledger.tree.InclusionProof;
import city.hansa.ledger.tree.TiledTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A receipt proves by itself that its event is in the log, and that it is that event. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReceiptTest {

    private static final int SIZE = 300;
    private static final List<TestEvent> EVENTS = TestEvent.list(SIZE);
    private static final TestLog LOG = TestLog.of(SIZE);
    private static final TiledTree TREE = new TiledTree(SIZE, LOG::tile);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {0, 17, 255, 256, 299})
    void it_proves_its_event(int position) throws IOException {
        var ran = verified(receipt(EVENTS.get(position).line(), position)).holds();

        assertThat(ran.out())
                .contains("{\"name\":\"Lübeck\",\"number\":" + position + "}")
                .containsPattern(
                        "HOLDS +the log log.example has signed that city.registered was recorded at 2026-11-23T")
                .contains(" at position " + position + "\n");
    }

    @Test
    void without_content_it_says_that_it_does_not_prove_any() throws IOException {
        assertThat(verified(receipt(EVENTS.get(17).erasedLine(), 17)).holds().out())
                .contains("not checked   what the event says");
    }

    @Test
    void of_another_leaf_it_proves_nothing() throws IOException {
        verified(receipt(EVENTS.get(18).line(), 17))
                .doesNotHold("receipt: its leaf is not at index 17 of the tree in its checkpoint");
    }

    @Test
    void of_another_index_it_proves_nothing() throws IOException {
        var proof = InclusionProof.of(17, SIZE, TREE);
        var other = new InclusionProof(18, SIZE, proof.hashes());

        verified(receipt(EVENTS.get(17).line(), other, LOG.note())).doesNotHold("receipt: its leaf is not at index 18");
    }

    @Test
    void with_the_content_of_another_event_it_proves_nothing() throws IOException {
        var event = EVENTS.get(17);
        var other = EVENTS.get(18);
        var line = new TestEvent(event.leaf(), other.payload(), other.metadata(), other.salt()).line();

        verified(receipt(line, 17)).doesNotHold("leaf 17: its payload and salt are not what it is committed to");
    }

    @Test
    void signed_by_another_key_it_proves_nothing() throws IOException {
        var text = LOG.note().text();
        var note = new Note(text, List.of(TestLog.OTHER_KEY.sign(text)));

        verified(receipt(EVENTS.get(17).line(), InclusionProof.of(17, SIZE, TREE), note))
                .doesNotHold("receipt: not signed by the key ");
    }

    @Test
    void its_checkpoint_may_have_to_be_cosigned() throws IOException {
        var witness = TestLog.WITNESS.verifier().toString();
        var line = EVENTS.get(17).line();
        var cosigned = LOG.note().with(List.of(TestLog.WITNESS.cosign(LOG.note().text(), Instant.EPOCH)));

        verified(receipt(line, 17), "--witness", witness).doesNotHold("checkpoint: cosigned by 0 of the 1 witnesses");
        verified(receipt(line, InclusionProof.of(17, SIZE, TREE), cosigned), "--witness", witness)
                .holds();
    }

    @Test
    void a_leaf_that_says_that_it_is_elsewhere_proves_nothing() throws IOException {
        var entries = TestEvent.entries(EVENTS);
        entries.set(17, entries.get(18));
        var log = TestLog.of(entries);
        var proof = InclusionProof.of(17, SIZE, new TiledTree(SIZE, log::tile));

        verified(receipt(EVENTS.get(18).line(), proof, log.note()))
                .doesNotHold("leaf 17: says that it is at position 18");
    }

    @Test
    void what_is_no_receipt_proves_nothing() throws IOException {
        verified("").doesNotHold("receipt: a proof begins with");
        verified(receipt("{}", 17)).doesNotHold("receipt: a line begins with");
        verified(new LogProof(null, InclusionProof.of(17, SIZE, TREE), LOG.note()).toString())
                .doesNotHold("receipt: does not have the leaf");
    }

    @Test
    void every_byte_of_it_is_looked_at() {
        var receipt = receipt(EVENTS.get(17).line(), 17).getBytes(UTF_8);
        for (int at = 0; at < receipt.length; at++) {
            var other = receipt.clone();
            other[at] ^= 1;
            assertThat(proves(other)).as("byte %d", at).isFalse();
        }
        assertThat(proves(receipt)).isTrue();
    }

    private static boolean proves(byte[] receipt) {
        try {
            ReceiptCheck.run(receipt, TestLog.KEY.verifier());
            return true;
        } catch (Stop _) {
            return false;
        }
    }

    private Ran verified(String receipt, String... witness) throws IOException {
        var file =
                Files.writeString(directory.resolve("17.tlog-proof"), receipt).toString();
        var key = TestLog.KEY.verifier().toString();
        return witness.length == 0
                ? Ran.verify("--receipt", file, "--vkey", key)
                : Ran.verify("--receipt", file, "--vkey", key, witness[0], witness[1]);
    }

    private static String receipt(String line, int index) {
        return receipt(line, InclusionProof.of(index, SIZE, TREE), LOG.note());
    }

    private static String receipt(String line, InclusionProof proof, Note note) {
        return new LogProof(line.getBytes(UTF_8), proof, note).toString();
    }
}
