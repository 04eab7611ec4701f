package city.hansa.ledger.verify;

import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.note.VerifierKey;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run of the command: what is asked for is verified and reported, step by step, until something does not hold. */
final class Verification {

    private final Options options;
    private final Report report;
    private final PrintStream err;

    Verification(Options options, Report report, PrintStream err) {
        this.options = options;
        this.report = report;
        this.err = err;
    }

    /** Ends in its last step, or in a {@link Stop} at the first that does not hold. */
    void run() {
        var url = options.url();
        var key = options.key();
        if (url != null) {
            try (var log = new HttpLog(url)) {
                log(log, url, key);
            }
        } else if (key != null) {
            file(key);
        } else {
            throw Stop.wrongUsage("without a log's URL, its key is needed: --vkey");
        }
    }

    private void log(HttpLog log, String url, @Nullable VerifierKey given) {
        report.of("log", url);
        var key = given == null ? keyOf(log) : given;
        report.of("key", key + (given == null ? "" : ", as given"));
        if (given == null) {
            report.of("NOT PINNED", "the key is the log's own word: without --vkey, anyone may have signed this");
        }
        var export = options.export();
        if (export == null) {
            whole(log, key);
        } else {
            export(export, log.checkpoint(), key);
        }
    }

    private static VerifierKey keyOf(HttpLog log) {
        try {
            var key = VerifierKey.parse(log.key());
            if (key.kind() != VerifierKey.Kind.LOG) {
                throw Stop.doesNotHold("vkey: not the key of a log");
            }
            return key;
        } catch (IllegalArgumentException e) {
            throw Stop.doesNotHold("vkey", e);
        }
    }

    private void file(VerifierKey key) {
        var receipt = options.receipt();
        var checkpoint = options.checkpoint();
        var export = options.export();
        report.of("key", key + ", as given");
        if (receipt != null) {
            receipt(receipt, key);
        } else if (checkpoint != null && export != null) {
            export(export, read(checkpoint), key);
        } else {
            throw Stop.wrongUsage("a log's URL is needed, or --checkpoint with --export, or --receipt");
        }
    }

    private void whole(LogSource log, VerifierKey key) {
        var signed = signed(SignedCheckpoint.read("checkpoint", log.checkpoint(), key));
        var speed = recompute(signed, key, leaves -> LogCheck.run(log, signed.size(), leaves));
        report.checked("the tiles of all levels: each is what its leaves make it");
        report.notChecked("what events say: a log has only commitments to it (--export)");
        report.holds(speed);
    }

    private void export(Path file, byte[] note, VerifierKey key) {
        var signed = signed(SignedCheckpoint.read("checkpoint", note, key));
        try (var lines = new ExportFile(file)) {
            var check = new ExportCheck(lines, signed.size());
            var speed = recompute(signed, key, check::run);
            check.tell(report);
            report.notChecked("what the log serves: its entries and tiles were not read");
            report.holds(speed);
        }
    }

    private void receipt(Path file, VerifierKey key) {
        var proved = ReceiptCheck.run(read(file), key);
        signed(proved.signed());
        proved.tell(report);
    }

    /** Reports a checkpoint, and requires the witnesses' word for it. */
    private Checkpoint signed(SignedCheckpoint signed) {
        var checkpoint = signed.checkpoint();
        var root = checkpoint.rootHash().toBase64();
        report.of("checkpoint", checkpoint.origin() + ", size " + checkpoint.size() + ", root " + root);
        var cosigned = options.witnesses().cosigned("checkpoint", signed.note());
        cosigned.forEach(witness -> report.of("cosigned", witness));
        if (cosigned.isEmpty()) {
            report.notChecked("what witnesses have seen (--witness)");
        }
        return checkpoint;
    }

    /** Makes the tree anew from the leaves that a source hands on; says how much and how fast. */
    private String recompute(Checkpoint newest, VerifierKey key, Consumer<Consumer<Bundle>> source) {
        var recomputation = new Recomputation(newest, older(key));
        var speed = "";
        try (var progress = new Progress(err, options.progress() || isAtTerminal(), newest.size())) {
            source.accept(bundle -> {
                recomputation.add(bundle);
                progress.at(recomputation.size());
            });
            recomputation.end();
            speed = progress.speed(newest.size());
        }
        recomputation.tell(report);
        return speed;
    }

    private @Nullable Checkpoint older(VerifierKey key) {
        var file = options.since();
        if (file == null) {
            return null;
        }
        var its = options.sinceKey() == null ? key : options.sinceKey();
        return SignedCheckpoint.read("older checkpoint " + file, read(file), its).checkpoint();
    }

    private static boolean isAtTerminal() {
        // Java 22 and later may have a console where there is no terminal, or none.
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw Stop.unreadable(file.toString(), e);
        }
    }
}
