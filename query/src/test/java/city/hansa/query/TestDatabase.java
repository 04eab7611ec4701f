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

/** A migrated database of its own for each test class, on one real server. */
public final class TestDatabase {

    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger COUNT = new AtomicInteger();

    public static DataSource create() {
        var name = "query_" + COUNT.incrementAndGet();
        SERVER.createDatabaseIfMissing(name);
        var source = new HikariDataSource();
        source.setJdbcUrl(SERVER.jdbcUrl(name));
        source.setUsername(SERVER.user());
        source.setPassword(SERVER.password());
        source.setMaximumPoolSize(6);
        // Every test class has its own, and the server has a hundred for all of them.
        source.setMinimumIdle(1);
        if (new JdbcTemplate(source).queryForList("select from pg_roles where rolname = 'hansa_app'").isEmpty()) {
            new JdbcTemplate(source).execute("create role hansa_app login");
        }
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/query")
                .load()
                .migrate();
        return source;
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start(Files.createTempDirectory("hansa-query").resolve("data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TestDatabase() {}
}
