package city.hansa.app.faults;

import city.hansa.app.ChildHansa;
import city.hansa.app.RunningHansa;
import city.hansa.app.Tokens;
import city.hansa.ledger.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL that does not end with the nodes on it, behind a wire, so that its address outlives whatever happens to it. */
final class Server implements AutoCloseable {

    private static final String DATABASE = "hansa";

    private final Path data;
    private final Wire wire = new Wire();
    private EmbeddedPostgres postgres;

    private Server(Path data) {
        this.data = data;
        this.postgres = EmbeddedPostgres.start(data);
        postgres.createDatabaseIfMissing(DATABASE);
        connectWire();
    }

    /** On a directory that is made if it is missing. */
    static Server start(Path data) {
        return new Server(data);
    }

    /** Likewise, with its write-ahead log in a directory elsewhere, as on a disk of its own. */
    static Server start(Path data, Path log) throws IOException {
        var server = new Server(data);
        server.postgres.close();
        Copy.tree(data.resolve("pg_wal"), log, _ -> true);
        FileSystemUtils.deleteRecursively(data.resolve("pg_wal"));
        Files.createSymbolicLink(data.resolve("pg_wal"), log);
        server.postgres = EmbeddedPostgres.start(data);
        server.connectWire();
        return server;
    }

    /** A node on it, in this process. */
    RunningHansa node(Path directory, String... further) {
        var properties = properties();
        properties.add("hansa.story=none");
        properties.addAll(List.of(further));
        Tokens.share(directory);
        return RunningHansa.start(directory, properties.toArray(String[]::new));
    }

    /** A node on it, in a process of its own. */
    ChildHansa child(Path directory) throws IOException {
        Tokens.share(directory);
        return ChildHansa.start(directory, properties().toArray(String[]::new));
    }

    private List<String> properties() {
        return new ArrayList<>(List.of(
                "spring.datasource.url=jdbc:postgresql://127.0.0.1:" + wire.port() + "/" + DATABASE,
                "spring.datasource.username=hansa_app",
                "spring.datasource.password=app",
                "spring.flyway.user=" + postgres.user(),
                "spring.flyway.password=" + postgres.password(),
                // Faults that a test provokes are not ones to read about.
                "logging.level.root=off",
                "logging.level.org.axonframework=off",
                "logging.level.city.hansa=off",
                "logging.level.city.hansa.app.story=info"));
    }

    /** On the way from nodes to it. */
    Wire wire() {
        return wire;
    }

    /** The process that listens. It ends with all others of the server. */
    long listener() {
        try {
            return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of those that serve a connection or write for all: the server ends all others, and recovers by itself. */
    long anyOther(Random random) {
        var others = processes().subList(1, processes().size());
        return others.get(random.nextInt(others.size()));
    }

    /** All of them, the one that listens first. */
    List<Long> processes() {
        var all = new ArrayList<Long>();
        all.add(listener());
        ProcessHandle.of(listener()).ifPresent(it -> it.children().map(ProcessHandle::pid).forEach(all::add));
        return all;
    }

    /** Past the wire. */
    private Connection superuser() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(DATABASE), postgres.user(), postgres.password());
    }

    /**
     * Copies its files while it writes, as PostgreSQL's manual has it (Making a Base Backup Using the Low Level API), and
     * after them the write-ahead log: what was committed before this returns is in the copy, and some of what follows.
     */
    void backUp(Path target) {
        var ownOfTheRunningOne = Set.of("postmaster.pid", "postmaster.opts");
        try (var session = superuser();
                var statement = session.createStatement()) {
            statement.execute("select pg_backup_start('backup', true)");
            Files.createDirectories(target);
            Copy.tree(data, target, file -> !file.startsWith("pg_wal") && !ownOfTheRunningOne.contains(file.toString()));
            try (var stopped = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                stopped.next();
                Files.writeString(target.resolve("backup_label"), stopped.getString(1));
            }
            Copy.tree(data, target, file -> file.startsWith("pg_wal"));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts a copy in the place of what is there, and starts. */
    void restore(Path copy) throws IOException {
        postgres.close();
        FileSystemUtils.deleteRecursively(data);
        Files.createDirectory(data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Copy.tree(copy, data, _ -> true);
        postgres = EmbeddedPostgres.start(data);
        connectWire();
    }

    void execute(String sql) throws SQLException {
        try (var connection = superuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void connectWire() {
        wire.leadsTo(URI.create(postgres.jdbcUrl(DATABASE).substring("jdbc:".length())).getPort());
    }

    @Override
    public void close() {
        wire.close();
        postgres.close();
    }
}
