package city.hansa.ledger.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Pattern;

/**
 * A PostgreSQL server that belongs to this process: real binaries, durable settings, loopback only.
 *
 * <p>What is committed is on disk: {@code fsync}, {@code synchronous_commit}, {@code full_page_writes} and data checksums
 * are on. The server ends with this process, however that ends: by {@link #close()}, by a normal exit, or by SIGKILL
 * (the kernel then sends it SIGINT, where the platform can). One that ends before is started again, at the same port, as
 * often as it takes. One process may use a data directory at a time.
 *
 * <p>Beside the data directory {@code d} stand {@code d.password} (the superuser's, readable by its owner alone),
 * {@code d.lock} (held while the server is used) and {@code d.log} (the server's own log, begun anew by each process).
 *
 * <p>Safe for use by several threads.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    static final String USER = "postgres";
    private static final Pattern DATABASE_NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final String DUPLICATE_DATABASE = "42P04";
    private static final String CANNOT_CONNECT_NOW = "57P03";
    private static final String INVALID_PASSWORD = "28P01";

    private final DirectoryLock lock;
    private final KeptServer server;
    private final String password;

    private EmbeddedPostgres(DirectoryLock lock, KeptServer server, String password) {
        this.lock = lock;
        this.server = server;
        this.password = password;
    }

    /**
     * Starts the server on a data directory, which is made if it is missing, and returns once it takes connections.
     *
     * <p>Comes up after a crash of an earlier process too: a server that this one left behind is waited for, at most
     * {@value Leftover#PATIENCE_SECONDS} seconds, and then stopped.
     *
     * @throws IllegalStateException if the directory is in use, the platform has no binaries on the class path, or the
     *     server does not come up; the message says which
     * @throws java.io.UncheckedIOException if a file cannot be read or written
     */
    public static EmbeddedPostgres start(Path dataDirectory) {
        return start(dataDirectory, ServerIdentity.ofThisProcess());
    }

    static EmbeddedPostgres start(Path dataDirectory, ServerIdentity identity) {
        var data = dataDirectory.toAbsolutePath().normalize();
        var lock = DirectoryLock.take(data);
        try {
            Leftover.clear(data);
            var binaries = ServerBinaries.unpacked(identity.binariesHome(data));
            var cluster = Cluster.prepare(data, binaries, identity);
            var place = new ServerProcess.Place(data, binaries, identity, port -> ask(port, cluster.password()));
            var server = ServerProcess.start(place);
            return new EmbeddedPostgres(lock, new KeptServer(server, () -> again(place, server.port())), cluster.password());
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static ServerProcess again(ServerProcess.Place place, int port) {
        Leftover.clear(place.data());
        return ServerProcess.startAt(port, place);
    }

    /** The address of a database of this server, without user and password. */
    public String jdbcUrl(String database) {
        return url(server.port(), database);
    }

    int port() {
        return server.port();
    }

    /** The superuser of this server. */
    public String user() {
        return USER;
    }

    /** The superuser's password: random, made when the data directory was. */
    public String password() {
        return password;
    }

    /**
     * Makes a database unless there is one of that name; to call it again, or twice at once, changes nothing.
     *
     * @param name lower-case letters, digits and underscores, beginning with a letter
     */
    public void createDatabaseIfMissing(String name) {
        if (!DATABASE_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a database name: " + name);
        }
        try (var connection = connect(server.port(), password)) {
            if (!exists(connection, name)) {
                create(connection, name);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create database " + name, e);
        }
    }

    /** Stops the server (a fast shutdown: open transactions are rolled back) and frees the directory. Idempotent. */
    @Override
    public void close() {
        try {
            server.close();
        } finally {
            lock.close();
        }
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (var query = connection.prepareStatement("select from pg_database where datname = ?")) {
            query.setString(1, name);
            try (var row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void create(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            if (!DUPLICATE_DATABASE.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    private static ServerProcess.Answer ask(int port, String password) {
        try (var connection = connect(port, password)) {
            return connection.isValid(1) ? ServerProcess.Answer.READY : ServerProcess.Answer.NONE;
        } catch (SQLException e) {
            return switch (String.valueOf(e.getSQLState())) {
                case CANNOT_CONNECT_NOW -> ServerProcess.Answer.STARTING;
                case INVALID_PASSWORD -> ServerProcess.Answer.WRONG_PASSWORD;
                default -> ServerProcess.Answer.NONE;
            };
        }
    }

    private static Connection connect(int port, String password) throws SQLException {
        return DriverManager.getConnection(url(port, "postgres"), USER, password);
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
