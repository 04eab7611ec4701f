package city.hansa.query;

import city.hansa.ledger.postgres.EmbeddedPostgres;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A migrated database of its own for each test class, on one real server: copies of one that is migrated once. */
public final class TestDatabase {

    private static final String TEMPLATE = "migrated";
    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger COUNT = new AtomicInteger();

    public static DataSource create() {
        var name = "query_" + COUNT.incrementAndGet();
        new JdbcTemplate(connecting(SERVER, "postgres")).execute("create database " + name + " template " + TEMPLATE);
        var source = new HikariDataSource();
        source.setJdbcUrl(SERVER.jdbcUrl(name));
        source.setUsername(SERVER.user());
        source.setPassword(SERVER.password());
        source.setMaximumPoolSize(6);
        // Every test class has its own, and the server has a hundred for all of them.
        source.setMinimumIdle(1);
        return source;
    }

    private static DriverManagerDataSource connecting(EmbeddedPostgres server, String database) {
        return new DriverManagerDataSource(server.jdbcUrl(database), server.user(), server.password());
    }

    private static EmbeddedPostgres start() {
        try {
            var server = EmbeddedPostgres.start(Files.createTempDirectory("hansa-query").resolve("data"));
            server.createDatabaseIfMissing(TEMPLATE);
            var template = connecting(server, TEMPLATE);
            new JdbcTemplate(template).execute("create role hansa_app login");
            Flyway.configure()
                    .dataSource(template)
                    .locations("classpath:db/migration/query")
                    .load()
                    .migrate();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TestDatabase() {}
}
