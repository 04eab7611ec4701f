package city.hansa.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.note.Note;
import city.hansa.ledger.note.SignerKey;
import city.hansa.ledger.note.TestKeys;
import city.hansa.ledger.tree.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who kept a checkpoint finds a log that forgot what it had signed, though all of it is signed again. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OlderCheckpointTest {

    private static final int SIZE = 300;
    private static final List<TestEvent> EVENTS = TestEvent.list(SIZE);

    @TempDir
    private static Path directory;

    @Test
    void a_log_that_has_grown_holds() throws IOException {
        for (var size : new int[] {0, 1, 255, 256, 257, SIZE}) {
            Ran.over(TestLog.of(SIZE), "--since", kept(TestLog.of(size))).holds();
        }
    }

    @Test
    void a_history_written_anew() throws IOException {
        var entries = TestEvent.entries(EVENTS);
        entries.set(17, EVENTS.get(17).entryWith("city.registered", "city.withdrawn!"));
        var anew = TestLog.of(entries);

        Ran.over(anew).holds();
        for (var size : new int[] {18, 256, 257, SIZE}) {
            Ran.over(anew, "--since", kept(TestLog.of(size)))
                    .doesNotHold("checkpoint: the log does not begin with the tree of the older checkpoint");
        }
    }

    @Test
    void a_log_that_went_back() throws IOException {
        Ran.over(TestLog.of(SIZE - 1), "--since", kept(TestLog.of(SIZE)))
                .doesNotHold("checkpoint: the log went back, from 300 leaves in the older checkpoint to 299");
    }

    @Test
    void an_empty_one_with_a_root_is_none() throws IOException {
        var older = TestLog.of(0);
        older.sign(new Checkpoint("log.example", 0, Hash.ofLeaf(new byte[0])));
        Ran.over(TestLog.of(SIZE), "--since", kept(older)).doesNotHold("checkpoint: the log does not begin");
    }

    @Test
    void one_of_another_key_says_nothing() throws IOException {
        var older = TestLog.of(0);
        var text = older.note().text();
        older.publish(new Note(text, List.of(TestLog.OTHER_KEY.sign(text))));
        Ran.over(TestLog.of(SIZE), "--since", kept(older)).doesNotHold("older checkpoint ");
    }

    @Test
    void one_of_a_former_name_is_verified_by_its_own_key() throws IOException {
        var former = SignerKey.ofLog("former.example", TestKeys.RFC_8032_TEST_1);
        var older = TestLog.of(257);
        var text = new Checkpoint("former.example", 257, older.signed().rootHash()).text();
        older.publish(new Note(text, List.of(former.sign(text))));
        var kept = kept(older);

        Ran.over(TestLog.of(SIZE), "--since", kept).doesNotHold("older checkpoint ");
        var ran = Ran.over(
                TestLog.of(SIZE),
                "--since",
                kept,
                "--since-vkey",
                former.verifier().toString());
        assertThat(ran.holds().out())
                .contains("the older checkpoint of former.example: the tree begins with its 257 leaves");
    }

    @Test
    void that_what_was_signed_is_lost_is_told_from_the_leaf_that_says_so() {
        var entries = TestEvent.entries(EVENTS);
        entries.set(17, EVENTS.get(17).entryWith("city.registered", "log.reconciled"));

        assertThat(Ran.over(TestLog.of(entries)).holds().out())
                .containsOnlyOnce("RECONCILED")
                .contains("leaf 17: what the log had signed further on was lost");
    }

    @Test
    void one_that_is_not_there_cannot_be_read() {
        Ran.over(TestLog.of(SIZE), "--since", "nowhere").cannotBeRead("nowhere");
    }

    private static String kept(TestLog log) throws IOException {
        return Files.write(directory.resolve("older"), log.checkpoint()).toString();
    }
}
