package city.hansa.ledger.key;

import city.hansa.ledger.file.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Keys of 32 random bytes, each in a file of its own that only its owner may read. A key is on disk before anyone is told
 * its id, and is never kept in memory for longer than it is used.
 *
 * <p>A key that is destroyed leaves a tombstone, and is not accepted again although its file comes back. Several processes
 * may share a directory; safe for use by several threads.
 */
public final class DataKeys {

    /** Where a key stands. */
    public enum State {
        HELD,
        DESTROYED,
        MISSING
    }

    static final int BYTES = 32;

    private static final String KEY = ".key";
    private static final String TOMBSTONE = ".destroyed";
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_READS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ENTERS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path directory;
    private final Supplier<UUID> ids;
    private final SecureRandom random = new SecureRandom();

    private DataKeys(Path directory, Supplier<UUID> ids) {
        this.directory = directory;
        this.ids = ids;
    }

    /**
     * The keys in a directory, which is made if it is not there. What has a tombstone there is destroyed again.
     *
     * @param ids gives each key its own, never one twice
     */
    public static DataKeys in(Path directory, Supplier<UUID> ids) {
        var keys = new DataKeys(directory.toAbsolutePath().normalize(), ids);
        try {
            keys.makeDirectory();
            try (var tombstones = Files.newDirectoryStream(keys.directory, "*" + TOMBSTONE)) {
                for (var tombstone : tombstones) {
                    keys.wipe(keys.file(name(tombstone), KEY));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return keys;
    }

    /** Makes a key and answers its id; it is on disk then. */
    public UUID make() {
        var id = ids.get();
        var key = new byte[BYTES];
        random.nextBytes(key);
        try (var file = FileChannel.open(
                file(id.toString(), KEY), Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_READS)) {
            write(file, key);
            file.force(true);
            DurableFile.force(directory);
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    public State stateOf(UUID id) {
        if (Files.exists(file(id.toString(), TOMBSTONE))) {
            return State.DESTROYED;
        }
        return Files.exists(file(id.toString(), KEY)) ? State.HELD : State.MISSING;
    }

    /** Destroys a key for good, whether or not it is here. On disk when it returns; to repeat it changes nothing. */
    public void destroy(UUID id) {
        try {
            // First the tombstone: of whatever comes after it, nothing makes the key accepted again.
            raiseTombstone(file(id.toString(), TOMBSTONE));
            wipe(file(id.toString(), KEY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does something with a key, whose bytes are gone when it returns; empty where it is not held. */
    <T> Optional<T> with(UUID id, Function<byte[], T> use) {
        if (stateOf(id) != State.HELD) {
            return Optional.empty();
        }
        byte[] key;
        try {
            key = Files.readAllBytes(file(id.toString(), KEY));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            if (key.length != BYTES) {
                throw new IllegalStateException("the file of the data key " + id + " holds no key");
            }
            return Optional.of(use.apply(key));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private void makeDirectory() throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(DurableFile.directoryOf(directory));
            try {
                Files.createDirectory(directory, OWNER_ENTERS);
            } catch (FileAlreadyExistsException _) {
                // Another node made it.
            }
            DurableFile.force(DurableFile.directoryOf(directory));
        }
    }

    private void raiseTombstone(Path tombstone) throws IOException {
        try {
            Files.createFile(tombstone, OWNER_READS);
        } catch (FileAlreadyExistsException _) {
            // It may be of a moment ago, and not on disk.
        }
        DurableFile.force(tombstone);
        DurableFile.force(directory);
    }

    /** Overwritten first, so that what is left on the disk is no key, as far as the file system writes in place. */
    private void wipe(Path key) throws IOException {
        try (var file = FileChannel.open(key, StandardOpenOption.WRITE)) {
            write(file, new byte[BYTES]);
            file.force(true);
        } catch (NoSuchFileException _) {
            return;
        }
        Files.deleteIfExists(key);
        DurableFile.force(directory);
    }

    private static void write(FileChannel file, byte[] bytes) throws IOException {
        for (var rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
            file.write(rest);
        }
    }

    private Path file(String id, String kind) {
        return directory.resolve(id + kind);
    }

    private static String name(Path tombstone) {
        var name = tombstone.getFileName().toString();
        return name.substring(0, name.length() - TOMBSTONE.length());
    }
}
