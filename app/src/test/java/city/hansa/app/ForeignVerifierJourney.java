package city.hansa.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.note.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Receipts of a running Hansa, verified by Sigstore's own code: the signature of the checkpoint, and the inclusion. Needs
 * Node.js and the modules that {@code npm ci} puts into {@code app/src/test/node}.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ForeignVerifierJourney {

    private static final Path SCRIPTS = Path.of("src/test/node").toAbsolutePath();

    @TempDir
    private static Path data;

    private static RunningHansa hansa;
    private static String vkey = "";

    @BeforeAll
    static void tellTheStory() {
        assumeTrue(Files.isDirectory(SCRIPTS.resolve("node_modules")), "no Node.js modules: npm ci in " + SCRIPTS);
        hansa = RunningHansa.start(data);
        LogJourney.sealed(hansa.ask(), 500);
        vkey = hansa.ask().answer("GET", "/log/vkey", null).response().body().strip();
    }

    @AfterAll
    static void stop() {
        if (hansa != null) {
            hansa.close();
        }
    }

    @Test
    void every_receipt_of_the_story_holds() throws Exception {
        var note = hansa.ask().answer("GET", "/log/checkpoint", null).response().body();
        var size = Checkpoint.parse(Note.parse(note.getBytes(UTF_8)).text()).size();
        var receipts = new ArrayList<String>();
        for (long position = 0; position < size; position++) {
            receipts.add(receipt(position, answered(position)));
        }

        assertThat(verified(receipts)).isEmpty();
    }

    @Test
    void a_receipt_with_another_index_hash_or_checkpoint_does_not() throws Exception {
        var receipt = answered(100);
        var hash = receipt.lines().skip(3).findFirst().orElseThrow();

        assertThat(verified(List.of(receipt(1, receipt.replace("index 100\n", "index 101\n")))))
                .contains("calculated root hash does not match");
        assertThat(verified(List.of(receipt(2, receipt.replace(hash, "A" + hash.substring(1))))))
                .contains("calculated root hash does not match");
        assertThat(verified(List.of(receipt(3, receipt.replace("\nlocalhost\n", "\nelsewhere\n")))))
                .contains("invalid checkpoint signature");
    }

    private static String answered(long position) {
        return hansa.ask()
                .answer("GET", "/api/audit/receipts/" + position, null)
                .response()
                .body();
    }

    private static String receipt(long number, String text) throws IOException {
        return Files.writeString(data.resolve(number + ".tlog-proof"), text).toString();
    }

    /** What the foreign verifier objects to; empty where all hold. */
    private static String verified(List<String> receipts) throws Exception {
        var command = new ArrayList<>(List.of("node", SCRIPTS.resolve("verify.mjs").toString(), vkey));
        command.addAll(receipts);
        var node = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(node.getInputStream().readAllBytes(), UTF_8);
        assertThat(node.waitFor()).as(said).isEqualTo(said.isEmpty() ? 0 : 1);
        return said;
    }
}
