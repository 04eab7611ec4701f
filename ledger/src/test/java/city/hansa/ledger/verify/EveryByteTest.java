package city.hansa.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.tree.TilePath;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a log of 300 events each byte is changed, one at a time, and each change is found. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EveryByteTest {

    private static final int SIZE = 300;
    private static final TestLog LOG = TestLog.of(SIZE);
    private static final Checkpoint CHECKPOINT = LOG.signed();

    @Test
    void the_files_of_the_log_are_those_that_are_changed() {
        assertThat(LOG.files().keySet())
                .containsExactlyInAnyOrder(
                        "vkey",
                        "checkpoint",
                        "tile/entries/000",
                        "tile/entries/001.p/44",
                        "tile/0/000",
                        "tile/0/001.p/44",
                        "tile/1/000.p/1");
    }

    @Test
    void unchanged_it_holds() {
        assertThat(holds(LOG)).isTrue();
        assertThat(isSigned(LOG.checkpoint())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"entries/000", "entries/001.p/44", "0/000", "0/001.p/44", "1/000.p/1"})
    void of_entries_and_tiles(String tile) {
        var path = TilePath.parse(tile);
        var bytes = LOG.read(path);

        assertThat(IntStream.range(0, bytes.length)
                        .parallel()
                        .filter(at -> holds(new Changed(path, changed(bytes, at)))))
                .isEmpty();
    }

    @Test
    void of_the_note_with_the_signature_of_the_log() {
        var note = LOG.checkpoint();

        assertThat(new String(note, UTF_8)).startsWith("log.example\n300\n").contains("\n\n— log.example ");
        assertThat(IntStream.range(0, note.length).parallel().filter(at -> isSigned(changed(note, at))))
                .isEmpty();
    }

    /** Another bit at each byte. */
    private static byte[] changed(byte[] bytes, int at) {
        var changed = bytes.clone();
        changed[at] ^= (byte) (1 << (at % Byte.SIZE));
        return changed;
    }

    /** As the command does it, but for the signature, which is the same each time, and for one bundle after another. */
    private static boolean holds(LogSource log) {
        try {
            var recomputation = new Recomputation(CHECKPOINT, null);
            var check = new LogCheck(log, recomputation::add);
            LogCheck.bundles(SIZE).forEach(path -> check.add(Bundle.read(log, path)));
            check.end();
            recomputation.end();
            return true;
        } catch (Stop _) {
            return false;
        }
    }

    private static boolean isSigned(byte[] note) {
        try {
            SignedCheckpoint.read("checkpoint", note, TestLog.KEY.verifier());
            return true;
        } catch (Stop _) {
            return false;
        }
    }

    /** The log with another file in the place of one of its own. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Changed(TilePath path, byte[] file) implements LogSource {

        @Override
        public byte[] checkpoint() {
            return LOG.checkpoint();
        }

        @Override
        public byte[] read(TilePath asked) {
            return asked.equals(path) ? file : LOG.read(asked);
        }
    }
}
