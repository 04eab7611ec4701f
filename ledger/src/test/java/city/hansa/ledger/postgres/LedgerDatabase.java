package city.hansa.ledger.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A migrated, empty database of its own for each test class, on one embedded server for the whole test run.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final LedgerDatabase DATABASE = new LedgerDatabase();
 * }</pre>
 *
 * <p>The server is durable, as in production, stands in a temporary directory and ends with the run. All migrations under
 * {@code classpath:db/migration} are applied, so that a module's own join the ledger's. {@link #app()} connects as the
 * application's role, with what it may; {@link #owner()} as the superuser, for what a test has to arrange or to look at.
 */
public final class LedgerDatabase implements BeforeAllCallback, AfterAllCallback {

    private static final String APP_PASSWORD = "app";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private HikariDataSource owner = new HikariDataSource();
    private HikariDataSource app = new HikariDataSource();

    @Override
    public void beforeAll(ExtensionContext context) {
        var server = Server.INSTANCE;
        var name = "test_" + COUNT.incrementAndGet();
        Server.copyTemplate(name);
        owner = pool(server.jdbcUrl(name), server.user(), server.password());
        app = pool(server.jdbcUrl(name), "hansa_app", APP_PASSWORD);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        app.close();
        owner.close();
    }

    /** Connects as the superuser. */
    public DataSource owner() {
        return owner;
    }

    /** Connects as the application's role, {@code hansa_app}. */
    public DataSource app() {
        return app;
    }

    /** The address for another process that connects as the application's role. */
    public String appUrl() {
        return app.getJdbcUrl() + "?user=" + app.getUsername() + "&password=" + app.getPassword();
    }

    /** Empties the log between the tests of a class; none of its writers may be at work. */
    public void clear() {
        execute("truncate ledger.event, ledger.receipt, ledger.snapshot, ledger.tile, ledger.entries, ledger.checkpoint,"
                + " ledger.cosignature, ledger.witnessed");
        execute("update ledger.followed set token = -1");
    }

    /** Executes statements as the superuser. */
    public void execute(String... statements) {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            for (var sql : List.of(statements)) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HikariDataSource pool(String url, String user, String password) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMinimumIdle(0);
        config.setMaximumPoolSize(10);
        return new HikariDataSource(config);
    }

    /** Started by the first test class that needs it, and migrated once: what the others have are copies. */
    private static final class Server {

        private static final String TEMPLATE = "migrated";
        private static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                var directory = Files.createTempDirectory("hansa-test-");
                var server = EmbeddedPostgres.start(directory.resolve("postgres"));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, directory)));
                server.createDatabaseIfMissing(TEMPLATE);
                Flyway.configure()
                        .dataSource(server.jdbcUrl(TEMPLATE), server.user(), server.password())
                        .locations("classpath:db/migration")
                        .placeholders(Map.of("appPassword", APP_PASSWORD))
                        .load()
                        .migrate();
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void copyTemplate(String name) {
            try (var connection = DriverManager.getConnection(INSTANCE.jdbcUrl("postgres"), INSTANCE.user(), INSTANCE.password());
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name + " template " + TEMPLATE);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void stop(EmbeddedPostgres server, Path directory) {
            server.close();
            try (var paths = Files.walk(directory)) {
                for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
