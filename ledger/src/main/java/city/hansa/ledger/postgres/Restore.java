package city.hansa.ledger.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Puts the database of a {@link Backup} where there is none. */
public final class Restore {

    private final Path backup;
    private final Path data;
    private final ServerIdentity identity = ServerIdentity.ofThisProcess();

    private Restore(Path backup, Path data) {
        this.backup = backup;
        this.data = data;
    }

    /**
     * Copies a backup to a data directory, and returns when all of it is on disk there. Each file is held against its
     * sum; the directory is there whole or not at all, however this ends. Nothing that stands there is overwritten.
     *
     * @param dataDirectory as {@link EmbeddedPostgres#start} is to be given it
     * @return how many files, and how large they are together
     * @throws DirectoryInUse if a Hansa uses the directory
     * @throws IllegalStateException if the backup is not whole, or there is a database already; the message says which
     * @throws UncheckedIOException if a file cannot be read or written
     */
    public static Backup.Taken restore(Path backup, Path dataDirectory) {
        var data = dataDirectory.toAbsolutePath().normalize();
        var restore = new Restore(backup.toAbsolutePath().normalize(), data);
        try (var _ = DirectoryLock.take(data)) {
            return restore.restore();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Backup.Taken restore() throws IOException {
        var content = BackupContent.read(backup);
        requireNone();
        var fresh = data.resolveSibling(data.getFileName() + ".restoring");
        Cluster.deleteIfThere(fresh);
        Copying.makeDirectory(fresh);
        var copying = new Copying(fresh);
        try {
            makeDirectories(copying);
            for (var file : content.sums().entrySet()) {
                requireSame(file.getKey(), file.getValue(), copied(file.getKey(), copying));
            }
            copying.settle();
            ownAll(fresh);
            place(fresh);
        } finally {
            Cluster.deleteIfThere(fresh);
        }
        return new Backup.Taken(content.sums().size(), copying.bytes());
    }

    private void requireNone() throws IOException {
        if (!Files.exists(data)) {
            return;
        }
        try (var there = Files.list(data)) {
            if (there.findAny().isPresent()) {
                throw new IllegalStateException("There is a database in " + data + ". Move it away first, if you mean it.");
            }
        }
    }

    /** Those too in which there is nothing: the server makes none of them. */
    private void makeDirectories(Copying copying) throws IOException {
        try (var paths = Files.walk(backup.resolve(BackupContent.DATABASE))) {
            for (var directory : paths.filter(Files::isDirectory).toList()) {
                copying.directory(backup.relativize(directory).toString());
            }
        }
    }

    private String copied(String name, Copying copying) throws IOException {
        try {
            return copying.file(backup.resolve(name), name);
        } catch (NoSuchFileException _) {
            throw new IllegalStateException("The backup is damaged: it has no " + name + ".");
        }
    }

    private static void requireSame(String name, String expected, String found) {
        if (!expected.equals(found)) {
            throw new IllegalStateException("The backup is damaged: " + name + " is not what was backed up.");
        }
    }

    private void ownAll(Path fresh) throws IOException {
        try (var paths = Files.walk(fresh.resolve(BackupContent.DATABASE))) {
            paths.forEach(identity::own);
        }
    }

    /** The password first: without the database it is of no consequence. */
    private void place(Path fresh) throws IOException {
        var directory = data.resolveSibling("");
        Files.move(
                fresh.resolve(BackupContent.PASSWORD),
                data.resolveSibling(data.getFileName() + ".password"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        Copying.force(directory);
        Files.deleteIfExists(data);
        Files.move(fresh.resolve(BackupContent.DATABASE), data, StandardCopyOption.ATOMIC_MOVE);
        Copying.force(directory);
    }
}
