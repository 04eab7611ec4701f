package city.hansa.app.database;

import city.hansa.ledger.postgres.Backup;
import city.hansa.ledger.postgres.Restore;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The commands {@code backup} and {@code restore} of the embedded database. They know one property of the application,
 * where its data lie, and start nothing of it. The log's keys are neither backed up nor restored: they lie outside the
 * event store's backups, so that whoever steals a backup can sign nothing. Nor are the keys of sealed narratives: a backup
 * outlives an erasure, and must not undo it.
 */
public final class BackupCommand {

    private static final String DATA = "--hansa.data-directory=";
    private static final String USAGE = "wrong usage: backup <directory> or restore <directory>, and if the data are not in "
            + "./data or HANSA_DATA_DIRECTORY, " + DATA + "<directory>";

    /**
     * Runs the command.
     *
     * @param arguments the command's name first
     * @param out gets what was done
     * @param err gets why nothing was
     * @return the exit code: 0 done, 1 not done, 2 wrong usage
     */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        var names = new ArrayList<>(List.of(arguments));
        var given = names.stream().filter(name -> name.startsWith(DATA)).toList();
        names.removeAll(given);
        if (names.size() != 2 || given.size() > 1 || names.getLast().startsWith("-")) {
            err.println(USAGE);
            return 2;
        }
        try {
            var data = given.isEmpty() ? usualData() : Path.of(given.getFirst().substring(DATA.length()));
            var backup = Path.of(names.getLast());
            switch (names.getFirst()) {
                case "backup" -> backUp(data, backup, out);
                default -> restore(data, backup, out);
            }
            return 0;
        } catch (IllegalStateException | UncheckedIOException | InvalidPathException failed) {
            err.println("not done: " + failed.getMessage());
            return 1;
        }
    }

    private static void backUp(Path data, Path backup, PrintStream out) {
        var taken = Backup.take(EmbeddedDatabase.in(data), backup);
        out.printf(Locale.ROOT, "backed up  %,d files, %,d bytes, in %s%n", taken.files(), taken.bytes(), backup);
        out.printf("not in it  the log's keys and its last checkpoint: %s%n", data.resolve("log"));
        out.printf("not in it  the keys of sealed narratives: %s, or hansa.keys-directory%n", data.resolve("keys"));
    }

    private static void restore(Path data, Path backup, PrintStream out) {
        var taken = Restore.restore(backup, EmbeddedDatabase.in(data));
        out.printf(Locale.ROOT, "restored   %,d files, %,d bytes, in %s%n", taken.files(), taken.bytes(), data);
        out.printf("before you start Hansa, put the log's keys and its last checkpoint back: %s%n", data.resolve("log"));
        out.printf("and those of sealed narratives, with their tombstones: %s, or hansa.keys-directory%n", data.resolve("keys"));
    }

    private static Path usualData() {
        return Path.of(System.getenv().getOrDefault("HANSA_DATA_DIRECTORY", "data"));
    }

    private BackupCommand() {}
}
