package city.hansa.app;

import static city.hansa.app.Given.cityBody;
import static city.hansa.app.Given.created;
import static city.hansa.app.Given.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa.Answer;
import city.hansa.ledger.postgres.EmbeddedPostgres;
import city.hansa.ledger.verify.Verify;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Someone with the database's own password edits what was recorded: an auditor finds it, and so does Hansa itself. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CorruptedLogJourney {

    @TempDir
    private Path data;

    @TempDir
    private Path auditor;

    @Test
    void the_leaf_is_named_nothing_more_is_taken_and_reading_goes_on() throws Exception {
        String key;
        try (var hansa = start()) {
            created(hansa.ask().post("/api/cities", cityBody("Dortmund", "")));
            created(hansa.ask().post("/api/cities", cityBody("Amiens", "")));
            LogJourney.sealed(hansa.ask(), 2);
            key = get(hansa, "/log/vkey").response().body().strip();
            assertThat(verify(hansa, key)).contains("HOLDS         2 entries");
            assertThat(verifyExport(hansa, key)).contains("HOLDS");
            edit(hansa, "update ledger.event set payload = convert_to(replace(convert_from(payload, 'UTF8'),"
                    + " 'Amiens', 'Rouen'), 'UTF8') where position = 1");
        }
        try (var hansa = start()) {
            awaitHalt(hansa);

            var answer = hansa.ask().post("/api/cities", cityBody("Leeds", ""));
            refused(answer, 503, "LOG_CORRUPTED");
            assertThat(answer.json().get("detail").stringValue())
                    .isEqualTo("The log does not verify: leaf 1: its payload is not what was committed to."
                            + " Nothing was written; reading goes on.");
            assertThat(get(hansa, "/api/cities").json().get("items")).hasSize(2);
            assertThat(health(hansa).json().at("/details/leaf").longValue()).isEqualTo(1);
            assertThat(verifyExport(hansa, key)).contains("DOES NOT HOLD leaf 1: its payload");

            edit(hansa, "delete from ledger.event where position = 0");
            refused(get(hansa, "/api/audit/receipts/0"), 503, "LOG_CORRUPTED");
        }
    }

    private RunningHansa start() {
        // A fault that a test provokes is not one to read about.
        return RunningHansa.start(
                data, "hansa.story=none", "management.server.port=0", "logging.level.city.hansa.ledger=off");
    }

    private static void awaitHalt(RunningHansa hansa) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (health(hansa).status() == 200) {
            assertThat(System.nanoTime()).as("nothing is noticed").isLessThan(deadline);
        }
    }

    private static void edit(RunningHansa hansa, String sql) throws SQLException {
        var postgres = hansa.bean(EmbeddedPostgres.class);
        try (var superuser = DriverManager.getConnection(
                        postgres.jdbcUrl("hansa"), postgres.user(), postgres.password());
                var statement = superuser.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    private static String verify(RunningHansa hansa, String key) {
        return said(hansa.ask().base() + "/log", "--vkey", key);
    }

    private String verifyExport(RunningHansa hansa, String key) throws IOException {
        var export = Files.writeString(
                auditor.resolve("export.jsonl"), get(hansa, "/api/audit/export").response().body());
        return said(hansa.ask().base() + "/log", "--vkey", key, "--export", export.toString());
    }

    private static String said(String... arguments) {
        var out = new ByteArrayOutputStream();
        var both = new PrintStream(out, true, UTF_8);
        Verify.run(arguments, both, both);
        return out.toString(UTF_8);
    }

    private static Answer health(RunningHansa hansa) {
        return hansa.manage().answer("GET", "/actuator/health/log", null);
    }

    private static Answer get(RunningHansa hansa, String path) {
        return hansa.ask().answer("GET", path, null);
    }
}
