package city.hansa.app;

import static city.hansa.app.Given.city;
import static city.hansa.app.Given.cityBody;
import static city.hansa.app.Given.created;
import static city.hansa.app.Given.position;
import static city.hansa.app.Given.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa.Asking;
import city.hansa.app.database.BackupCommand;
import city.hansa.ledger.read.LedgerReader;
import city.hansa.ledger.verify.Verify;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The disk is lost; of the machine there is a backup that was taken while it was written to, and the keys from the safe. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BackupJourney {

    private record Ended(int code, String said) {}

    @TempDir
    private Path root;

    @Test
    void what_was_acknowledged_before_a_backup_began_outlives_the_machine_and_the_log_holds() throws Exception {
        var data = root.resolve("data");
        var backup = root.resolve("backup");
        long acknowledged;
        String key;
        List<UUID> events;
        try (var hansa = start(data)) {
            city(hansa.ask(), "Dortmund");
            acknowledged = backUpWhileOthersWrite(hansa, data, backup);
            LogJourney.sealed(hansa.ask(), hansa.bean(LedgerReader.class).head() + 1);
            key = hansa.ask().answer("GET", "/log/vkey", null).response().body().strip();
            events = events(hansa);
            refuseWhatWouldOverwrite(data, backup);
        }

        try (var files = Files.walk(backup)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".key"));
        }
        refuseWhatIsDamaged(backup);
        assertThat(command("restore", root.resolve("elsewhere"), backup).code()).isZero();
        bringTheKey(data, root.resolve("elsewhere"), "log.key");
        try (var hansa = start(root.resolve("elsewhere"))) {
            var kept = events(hansa);
            assertThat(kept).hasSizeGreaterThan((int) acknowledged).hasSizeLessThan(events.size());
            assertThat(events).startsWith(kept.toArray(UUID[]::new));
            var next = created(hansa.ask().post("/api/cities", cityBody("Rostov", "")));
            LogJourney.sealed(hansa.ask(), position(next) + 1);
            assertThat(verified(hansa.ask(), key)).contains("HOLDS         " + (position(next) + 1) + " entries");
        }

        // With what was published meanwhile at hand, the node knows what it has lost. It was backed up while it did not run.
        assertThat(command("backup", root.resolve("elsewhere"), root.resolve("second")).code()).isZero();
        assertThat(command("restore", root.resolve("aware"), root.resolve("second")).code()).isZero();
        bringTheKey(data, root.resolve("aware"), "log.key");
        bringTheKey(data, root.resolve("aware"), "last-checkpoint");
        try (var hansa = start(root.resolve("aware"))) {
            refused(awaitRefusal(hansa.ask()), 503, "LOG_CORRUPTED");
        }
    }

    @Test
    void who_asks_for_what_cannot_be_is_told_why() {
        assertThat(command("backup", root.resolve("nothing"), root.resolve("backup")))
                .isEqualTo(new Ended(1, "not done: There is no database of Hansa's own in "
                        + root.resolve("nothing").resolve("postgres")
                        + ". That of another PostgreSQL is backed up by its own tools, such as pg_basebackup.\n"));
        assertThat(run("backup").code()).isEqualTo(2);
        assertThat(run("restore", "--here").code()).isEqualTo(2);
    }

    /** The last position that was acknowledged before the backup was asked for. */
    private static long backUpWhileOthersWrite(RunningHansa hansa, Path data, Path backup) throws InterruptedException {
        var written = new AtomicInteger();
        var isOver = new AtomicBoolean();
        var writers = new ArrayList<Thread>();
        for (var writer = 0; writer < 4; writer++) {
            writers.add(Thread.startVirtualThread(() -> {
                while (!isOver.get()) {
                    city(hansa.ask(), "City " + written.incrementAndGet());
                }
            }));
        }
        await(written, number -> number > 100);
        var acknowledged = position(created(hansa.ask().post("/api/cities", cityBody("Amiens", ""))));
        var before = written.get();

        assertThat(command("backup", data, backup).code()).isZero();

        assertThat(written.get()).as("written during the backup").isGreaterThan(before + 4);
        var after = written.get();
        await(written, number -> number > after + 10);
        isOver.set(true);
        for (var writer : writers) {
            writer.join();
        }
        return acknowledged;
    }

    private static void await(AtomicInteger number, IntPredicate condition) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.test(number.get())) {
            assertThat(System.nanoTime()).as("nothing is written").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static void refuseWhatWouldOverwrite(Path data, Path backup) {
        assertThat(command("backup", data, backup).said()).contains("is not empty");
        assertThat(command("restore", data, backup).said()).contains("already in use by a running Hansa");
    }

    private void refuseWhatIsDamaged(Path backup) throws IOException {
        var damaged = root.resolve("damaged");
        FileSystemUtils.copyRecursively(backup, damaged);
        var control = damaged.resolve("postgres").resolve("global").resolve("pg_control");
        var bytes = Files.readAllBytes(control);
        bytes[100] ^= 1;
        Files.write(control, bytes);
        assertThat(command("restore", root.resolve("elsewhere"), damaged))
                .isEqualTo(new Ended(
                        1, "not done: The backup is damaged: postgres/global/pg_control is not what was backed up.\n"));
        Files.delete(damaged.resolve("SHA256SUMS"));
        assertThat(command("restore", root.resolve("elsewhere"), damaged).said()).contains("is no whole backup");
        assertThat(root.resolve("elsewhere").resolve("postgres")).doesNotExist();
    }

    private static void bringTheKey(Path from, Path to, String file) throws IOException {
        Files.createDirectories(to.resolve("log"));
        Files.copy(from.resolve("log").resolve(file), to.resolve("log").resolve(file));
    }

    private static RunningHansa.Answer awaitRefusal(Asking hansa) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            var answer = hansa.post("/api/cities", cityBody("Leeds", ""));
            if (answer.status() == 503) {
                return answer;
            }
            assertThat(System.nanoTime()).as("nothing is noticed").isLessThan(deadline);
        }
    }

    private static List<UUID> events(RunningHansa hansa) {
        return hansa.bean(LedgerReader.class).after(-1, 100_000).stream().map(event -> event.eventId()).toList();
    }

    private static String verified(Asking hansa, String key) {
        var out = new ByteArrayOutputStream();
        var both = new PrintStream(out, true, UTF_8);
        Verify.run(new String[] {hansa.base() + "/log", "--vkey", key}, both, both);
        return out.toString(UTF_8);
    }

    private static Ended command(String name, Path data, Path backup) {
        return run(name, backup.toString(), "--hansa.data-directory=" + data);
    }

    private static Ended run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var both = new PrintStream(out, true, UTF_8);
        var code = BackupCommand.run(arguments, both, both);
        return new Ended(code, out.toString(UTF_8));
    }

    private static RunningHansa start(Path data) {
        // A fault that a test provokes is not one to read about.
        return RunningHansa.start(data, "hansa.story=none", "logging.level.city.hansa.ledger=off");
    }
}
