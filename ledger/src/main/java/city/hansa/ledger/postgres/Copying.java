package city.hansa.ledger.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Copies files below a directory. Each is readable by its owner alone, and known by the SHA-256 of what was written; all
 * are on disk after {@link #settle}. For one thread.
 */
final class Copying {

    private static final int PIECE = 1 << 20;
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path target;
    private long bytes;

    Copying(Path target) {
        this.target = target;
    }

    /** For its owner alone; those above it as the system makes them. */
    static void makeDirectory(Path directory) throws IOException {
        Files.createDirectories(directory.resolveSibling(""));
        Files.createDirectory(directory, OWNERS_DIRECTORY);
    }

    /** How much was written. */
    long bytes() {
        return bytes;
    }

    void directory(String name) throws IOException {
        var directory = target.resolve(name);
        if (!Files.isDirectory(directory)) {
            Files.createDirectory(directory, OWNERS_DIRECTORY);
        }
    }

    /**
     * The SHA-256 of the copy, in hexadecimal.
     *
     * @throws java.nio.file.NoSuchFileException if it is gone
     */
    String file(Path source, String name) throws IOException {
        try (var in = Files.newInputStream(source)) {
            return copy(in, name);
        }
    }

    String copy(InputStream in, String name) throws IOException {
        var digest = sha256();
        var file = Files.createFile(target.resolve(name), OWNERS_FILE);
        try (var out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (var piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                digest.update(piece);
                var left = ByteBuffer.wrap(piece);
                while (left.hasRemaining()) {
                    bytes += out.write(left);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Returns when all that was copied is on disk, names and contents. */
    void settle() throws IOException {
        hasten();
        try (var paths = Files.walk(target)) {
            paths.forEach(Copying::force);
        }
        force(target.resolveSibling(""));
    }

    /**
     * Asks the system to write all of it at once, where it can: forced one by one, each file waits for a commit of the file
     * system, in a queue with those of a server that is at work. Nothing rests on it.
     */
    private void hasten() {
        try {
            var _ = Tool.run(List.of("sync", "-f", target.toString()), Optional.empty());
        } catch (UncheckedIOException _) {
            // There is no such tool.
        }
    }

    static void force(Path path) {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
