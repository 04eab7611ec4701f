package city.hansa.ledger.postgres;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The server's programs, unpacked once a version from the archive on the class path.
 *
 * <p>Safe against two unpackers: each unpacks into a directory of its own and renames it; the loser's is thrown away.
 */
record ServerBinaries(Path home) {

    private static final int EXECUTABLE = 0111;

    static ServerBinaries unpacked(Path cache) {
        var archive = archiveName();
        try (var stream = ServerBinaries.class.getResourceAsStream("/" + archive)) {
            if (stream == null) {
                throw new IllegalStateException("No PostgreSQL binaries for this platform on the class path: " + archive
                        + "; set spring.datasource.url to a PostgreSQL of your own.");
            }
            var content = stream.readAllBytes();
            var home = cache.resolve(name(archive, content));
            if (!Files.isDirectory(home)) {
                unpack(new ByteArrayInputStream(content), home);
            }
            return new ServerBinaries(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static String archiveName() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var machine = System.getProperty("os.arch");
        var processor = machine.equals("aarch64") ? "arm_64" : "x86_64";
        return "postgres-" + system + "-" + processor + ".txz";
    }

    /** Named after what is in the archive, so that another version is not taken for it. A cryptographic hash takes long at start. */
    private static String name(String archive, byte[] content) {
        var sum = new CRC32();
        sum.update(content);
        return archive.substring(0, archive.length() - ".txz".length()) + "-%08x-%x".formatted(sum.getValue(), content.length);
    }

    private static void unpack(InputStream archive, Path home) throws IOException {
        Files.createDirectories(home.resolveSibling(""));
        var fresh = Files.createTempDirectory(home.resolveSibling(""), "unpacking-");
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, fresh);
            }
        }
        try {
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException _) {
            delete(fresh);
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        var target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("the archive reaches outside its directory: " + entry.getName());
        }
        Files.createDirectories(entry.isDirectory() ? target : target.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(tar, target);
            var executable = (entry.getMode() & EXECUTABLE) != 0;
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var paths = Files.walk(directory)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
