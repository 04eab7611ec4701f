package city.hansa.app;

import city.hansa.ledger.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;

/** Two nodes on one database: one takes commands, the other answers questions. */
record DividedNodes(EmbeddedPostgres postgres, RunningHansa decides, RunningHansa shows) implements AutoCloseable {

    private static final String DATABASE = "hansa";

    static DividedNodes start(Path data) {
        var postgres = EmbeddedPostgres.start(data.resolve("postgres"));
        // The first is alone, and would find nobody to tell a story to.
        var shows = node(postgres, DATABASE, data, Clock.systemUTC(), "query", "dortmund");
        return new DividedNodes(postgres, node(postgres, DATABASE, data, Clock.systemUTC(), "command", "none"), shows);
    }

    /** One more, on another database: the log of each has a directory of its own. */
    RunningHansa another(String database, Path data, Clock clock, String roles) {
        return node(postgres, database, data, clock, roles, "none");
    }

    private static RunningHansa node(
            EmbeddedPostgres postgres, String database, Path data, Clock clock, String roles, String story) {
        Tokens.share(data);
        var properties = Stream.of(
                "hansa.roles=" + roles,
                "hansa.story=" + story,
                "axon.axonserver.client-id=" + database + " " + roles,
                // Faults that a test provokes are not ones to read about.
                "logging.level.city.hansa.app.wiring=off",
                "logging.level.city.hansa.app.axonserver=off",
                "logging.level.org.axonframework=off");
        return RunningHansa.start(
                data, clock, Stream.concat(properties, on(postgres, database)).toArray(String[]::new));
    }

    /** The properties of a node on that database, which is made if it is not there. */
    static Stream<String> on(EmbeddedPostgres postgres, String database) {
        postgres.createDatabaseIfMissing(database);
        return Stream.of(
                "spring.datasource.url=" + postgres.jdbcUrl(database),
                "spring.datasource.username=hansa_app",
                "spring.datasource.password=app",
                "spring.flyway.user=" + postgres.user(),
                "spring.flyway.password=" + postgres.password());
    }

    @Override
    public void close() {
        shows.close();
        decides.close();
        postgres.close();
    }
}
