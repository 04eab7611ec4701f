package city.hansa.benchmark.measure;

import city.hansa.ledger.postgres.EmbeddedPostgres;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** One durable PostgreSQL for all that is compared, in a directory that goes when the run ends. */
public final class Bench implements AutoCloseable {

    private static final String DATABASE = "benchmark";
    private static final String APP_PASSWORD = "benchmark";

    /** As many as all stores keep open at once, each with one for every writer. */
    private static final int CONNECTIONS = 500;

    private final Path directory;
    private final EmbeddedPostgres postgres;

    public Bench() throws IOException, SQLException {
        directory = Files.createTempDirectory("hansa-benchmark");
        var data = directory.resolve("postgres");
        try (var first = EmbeddedPostgres.start(data)) {
            first.createDatabaseIfMissing(DATABASE);
            execute(first, "alter system set max_connections = " + CONNECTIONS);
        }
        postgres = EmbeddedPostgres.start(data);
        Flyway.configure()
                .dataSource(jdbcUrl(DATABASE), user(), password())
                .locations("classpath:db/migration")
                .placeholders(Map.of("appPassword", APP_PASSWORD))
                .load()
                .migrate();
    }

    /** Connections as the application's role. */
    public HikariDataSource application(int size) {
        return pool(jdbcUrl(DATABASE), "hansa_app", APP_PASSWORD, size);
    }

    /** Connections as the owner, for what is compared and has tables of its own. */
    public HikariDataSource owner(int size) {
        return pool(jdbcUrl(DATABASE), user(), password(), size);
    }

    /** Connections as the owner to a database of its own, for what brings a schema along. */
    public HikariDataSource owner(String database, String schema, int size) {
        return pool(jdbcUrl(database) + "?currentSchema=" + schema, user(), password(), size);
    }

    /** The address of a database, which is made if it is missing. */
    public String jdbcUrl(String database) {
        postgres.createDatabaseIfMissing(database);
        return postgres.jdbcUrl(database);
    }

    public String user() {
        return postgres.user();
    }

    public String password() {
        return postgres.password();
    }

    /** Writes out what is dirty. */
    public void checkpoint() throws SQLException {
        execute(postgres, "checkpoint");
    }

    /** Its version, and what makes it durable, as the server says. */
    public String describe() throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl(DATABASE), user(), password());
                var statement = connection.createStatement();
                var settings = statement.executeQuery(
                        "select string_agg(name || ' ' || setting, ', ' order by name) from pg_settings where name in"
                                + " ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums')")) {
            settings.next();
            return "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion() + ", " + settings.getString(1);
        }
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(postgres.jdbcUrl(DATABASE), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static HikariDataSource pool(String url, String user, String password, int size) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
