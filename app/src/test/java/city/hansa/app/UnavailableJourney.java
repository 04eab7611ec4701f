package city.hansa.app;

import static city.hansa.app.Given.cityBody;
import static city.hansa.app.Given.created;
import static city.hansa.app.Given.position;
import static city.hansa.app.Given.refused;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa.Answer;
import city.hansa.ledger.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database ends under a running application: each caller is told what is known of the request, and no more. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UnavailableJourney {

    private static final String DATABASE = "hansa";

    @TempDir
    private static Path data;

    private static RunningHansa hansa;

    /** The answer to a command that was being written when the database ended. */
    private static CompletableFuture<Answer> cutOff = new CompletableFuture<>();

    @BeforeAll
    static void endTheDatabaseUnderACommand() throws SQLException {
        try (var postgres = startPostgres()) {
            hansa = start(postgres);
            // An append stands still in the middle until its server ends.
            execute(postgres, """
                    create function public.stand_still() returns trigger language plpgsql
                      as $$ begin perform pg_sleep(600); return null; end $$;
                    create trigger still before insert on ledger.event execute function public.stand_still()""");
            cutOff = CompletableFuture.supplyAsync(() -> register(hansa), Thread::startVirtualThread);
            awaitAppend(postgres);
        }
    }

    @AfterAll
    static void stop() {
        hansa.close();
    }

    @Test
    void a_command_of_which_nothing_is_known_is_to_be_repeated_under_its_key() throws SQLException {
        var answer = cutOff.join();

        isUnavailable(answer);
        assertThat(detail(answer)).contains("not known", "same Idempotency-Key");
        try (var postgres = startPostgres()) {
            execute(postgres, "drop function public.stand_still cascade");
            try (var again = start(postgres)) {
                var registered = created(register(again));
                var list = Given.awaited(again.ask(), "/api/cities?q=Amiens&minPosition=" + position(registered));
                assertThat(list.get("items")).hasSize(1);
            }
        }
    }

    @Test
    void a_command_that_was_not_written_may_be_given_again() {
        var answer = hansa.ask().post("/api/cities", cityBody("Dortmund", """
                {"scheme":"GEONAMES","value":"2935517"}"""));

        isUnavailable(answer);
        assertThat(detail(answer)).startsWith("Nothing was written");
    }

    @Test
    void a_question_may_be_asked_again() {
        var answer = hansa.ask().answer("GET", "/api/cities", null);

        isUnavailable(answer);
        assertThat(detail(answer)).isEqualTo("The records cannot be read at the moment; ask again.");
    }

    private static void isUnavailable(Answer answer) {
        refused(answer, 503, "UNAVAILABLE");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.response().body())
                .doesNotContainIgnoringCase("hansa.", "java.", "sql", "exception", "connection", "127.0.0.1");
    }

    private static String detail(Answer answer) {
        return answer.json().get("detail").stringValue();
    }

    private static Answer register(RunningHansa hansa) {
        return hansa.ask().post("/api/cities", cityBody("Amiens", ""), "Idempotency-Key", "amiens");
    }

    private static EmbeddedPostgres startPostgres() {
        var postgres = EmbeddedPostgres.start(data.resolve("postgres"));
        postgres.createDatabaseIfMissing(DATABASE);
        return postgres;
    }

    /** On a database that it does not end with. */
    private static RunningHansa start(EmbeddedPostgres postgres) {
        return RunningHansa.start(
                data,
                "hansa.story=none",
                "spring.datasource.url=" + postgres.jdbcUrl(DATABASE),
                "spring.datasource.username=hansa_app",
                "spring.datasource.password=app",
                "spring.datasource.hikari.connection-timeout=1000",
                "spring.flyway.user=" + postgres.user(),
                "spring.flyway.password=" + postgres.password(),
                // Faults that a test provokes are not ones to read about.
                "logging.level.root=off");
    }

    private static void awaitAppend(EmbeddedPostgres postgres) throws SQLException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        try (var observer = owner(postgres);
                var appends = observer.prepareStatement(
                        "select from pg_stat_activity where usename = 'hansa_app' and wait_event = 'PgSleep'")) {
            while (!isThere(appends)) {
                assertThat(System.nanoTime()).as("nothing is appended").isLessThan(deadline);
            }
        }
    }

    private static boolean isThere(PreparedStatement question) throws SQLException {
        try (var rows = question.executeQuery()) {
            return rows.next();
        }
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = owner(postgres);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection owner(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(DATABASE), postgres.user(), postgres.password());
    }
}
