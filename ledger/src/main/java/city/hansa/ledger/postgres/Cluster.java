package city.hansa.ledger.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A data directory that initdb has made, and its superuser's password. */
record Cluster(String password) {

    private static final int PASSWORD_BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    /** Finds the cluster or makes it. One that was half made, by a process killed meanwhile, is made anew. */
    static Cluster prepare(Path data, ServerBinaries binaries, ServerIdentity identity) {
        try {
            var file = data.resolveSibling(data.getFileName() + ".password");
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                var password = randomPassword();
                writeForOwner(file, password);
                initialise(data, binaries, identity, password);
            }
            return new Cluster(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Initialises beside the data directory and renames, so that what is there is whole. */
    private static void initialise(Path data, ServerBinaries binaries, ServerIdentity identity, String password)
            throws IOException {
        var fresh = data.resolveSibling(data.getFileName() + ".new");
        deleteIfThere(fresh);
        Files.createDirectory(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        identity.own(fresh);
        var passwordFile = Files.createTempFile(data.resolveSibling(""), "initdb-", ".password");
        try {
            writeForOwner(passwordFile, password);
            identity.own(passwordFile);
            initdb(fresh, binaries, identity, passwordFile);
        } finally {
            Files.delete(passwordFile);
        }
        if (Files.exists(data)) {
            // Only an empty directory is replaced: whatever else stands there is not ours.
            Files.delete(data);
        }
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void initdb(Path fresh, ServerBinaries binaries, ServerIdentity identity, Path passwordFile) {
        // The builtin provider sorts alike on every platform and with every C library.
        var ran = Tool.run(
                identity.tool(List.of(
                        binaries.program("initdb"),
                        "--pgdata=" + fresh,
                        "--username=postgres",
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--data-checksums")),
                Optional.of(binaries.home()));
        if (ran.exitCode() != 0) {
            throw new IllegalStateException("initdb failed: " + ran.output());
        }
    }

    private static String randomPassword() {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void writeForOwner(Path file, String text) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
        Files.setPosixFilePermissions(file, OWNER_ONLY);
        Files.writeString(file, text);
    }

    static void deleteIfThere(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var paths = Files.walk(directory)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
