package city.hansa.ledger.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Files that are there whole, or as they were, after any crash. */
public final class DurableFile {

    private DurableFile() {}

    /** Puts a text in the file's place, and returns when it is on disk. */
    public static void write(Path file, String text) throws IOException {
        var directory = directoryOf(file);
        var fresh = Files.writeString(directory.resolve(file.getFileName() + ".new"), text);
        force(fresh);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(directory);
    }

    /** The directory of a file, which is made if it is not there. */
    public static Path directoryOf(Path file) throws IOException {
        var directory = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file stands in a directory");
        return Files.createDirectories(directory);
    }

    /** Returns when a file's content, or a directory's names, are on disk. */
    public static void force(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
