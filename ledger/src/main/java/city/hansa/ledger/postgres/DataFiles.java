package city.hansa.ledger.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * Goes through the files of a data directory which a copy needs, as PostgreSQL's documentation lists them ("Backing Up
 * the Data Directory"). One that goes meanwhile is none that is missed: the write-ahead log says what became of it.
 */
final class DataFiles extends SimpleFileVisitor<Path> {

    /** What to do with each file, by its path below the data directory. */
    @FunctionalInterface
    interface Taker {
        void take(Path file, String name) throws IOException;
    }

    @FunctionalInterface
    interface DirectoryTaker {
        void take(String name) throws IOException;
    }

    /** Needed, and empty when the server starts. */
    private static final Set<String> EMPTIED = Set.of(
            "pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans");

    private static final Set<String> LEFT_OUT = Set.of(
            "postmaster.pid",
            "postmaster.opts",
            "pg_internal.init",
            "backup_label",
            "backup_label.old",
            "tablespace_map",
            "tablespace_map.old",
            "backup_manifest");

    private final Path data;
    private final Taker files;
    private final DirectoryTaker directories;

    DataFiles(Path data, Taker files, DirectoryTaker directories) {
        this.data = data;
        this.files = files;
        this.directories = directories;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
        if (directory.equals(data)) {
            return FileVisitResult.CONTINUE;
        }
        var name = name(directory);
        if (isTemporary(directory)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        directories.take(name);
        return EMPTIED.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (!attributes.isRegularFile()) {
            throw new IOException(file + " is no file: a data directory of Hansa's own has none such");
        }
        if (!LEFT_OUT.contains(file.getFileName().toString()) && !isTemporary(file)) {
            try {
                files.take(file, name(file));
            } catch (NoSuchFileException gone) {
                requireGone(file, gone);
            }
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        requireGone(file, failure);
        return FileVisitResult.CONTINUE;
    }

    private static void requireGone(Path file, IOException failure) throws IOException {
        if (Files.exists(file)) {
            throw failure;
        }
    }

    private static boolean isTemporary(Path path) {
        return path.getFileName().toString().startsWith("pgsql_tmp");
    }

    private String name(Path path) {
        return data.relativize(path).toString();
    }
}
