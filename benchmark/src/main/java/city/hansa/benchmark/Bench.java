package city.hansa.benchmark;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import city.hansa.ledger.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** One durable PostgreSQL for all that is compared, in a directory that goes when the run ends. */
final class Bench implements AutoCloseable {

    private static final String DATABASE = "benchmark";
    private static final String APP_PASSWORD = "benchmark";

    private final Path directory;
    private final EmbeddedPostgres postgres;

    Bench() throws IOException {
        directory = Files.createTempDirectory("hansa-benchmark");
        postgres = EmbeddedPostgres.start(directory.resolve("postgres"));
        postgres.createDatabaseIfMissing(DATABASE);
        Flyway.configure()
                .dataSource(postgres.jdbcUrl(DATABASE), postgres.user(), postgres.password())
                .locations("classpath:db/migration")
                .placeholders(Map.of("appPassword", APP_PASSWORD))
                .load()
                .migrate();
    }

    /** Connections as the application's role. */
    HikariDataSource application(int size) {
        return pool("hansa_app", APP_PASSWORD, size);
    }

    /** Connections as the owner, for what is compared and has tables of its own. */
    HikariDataSource owner(int size) {
        return pool(postgres.user(), postgres.password(), size);
    }

    /** Writes out what is dirty. */
    void checkpoint() throws SQLException {
        try (var connection =
                        DriverManager.getConnection(postgres.jdbcUrl(DATABASE), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    private HikariDataSource pool(String user, String password, int size) {
        var config = new HikariConfig();
        config.setJdbcUrl(postgres.jdbcUrl(DATABASE));
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
