package city.hansa.app;

import static city.hansa.app.Given.cityBody;
import static city.hansa.app.Given.created;
import static city.hansa.app.Given.done;
import static city.hansa.app.Given.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.catalogue.EventCatalogue;
import city.hansa.api.catalogue.StoredForm;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Role;
import city.hansa.app.RunningHansa.Answer;
import city.hansa.app.RunningHansa.Asking;
import city.hansa.ledger.read.LedgerReader;
import city.hansa.ledger.verify.Verify;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/**
 * The disk fails, and the database of the evening before is put back. An operator says so, for the record, and the log
 * goes on under another name.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReconciliationJourney {

    private static final String FIRST = "hansa.ledger.origin=log.hansa.example";
    private static final String SECOND = "hansa.ledger.origin=log-2.hansa.example";
    private static final String PATH = "/api/operations/reconciliations";

    @TempDir
    private Path data;

    @TempDir
    private Path elsewhere;

    private String network = "";

    @Test
    void what_is_lost_is_on_record_and_the_log_goes_on_under_another_name() throws IOException {
        writeBackUpAndWriteMore();
        putTheBackupBack();

        String key;
        try (var hansa = start(FIRST)) {
            key = vkey(hansa.ask());
            awaitHalt(hansa.manage());
            refused(hansa.ask().post("/api/cities", cityBody("Rostov", "")), 503, "LOG_CORRUPTED");
            var forgotten = hansa.ask().get(PATH).get("forgotten");
            assertThat(forgotten.get("size").longValue()).isEqualTo(4);

            refuseWhatIsNotSo(hansa.ask(), forgotten);
            var recorded = done(hansa.ask().post(PATH, statement(forgotten, "log-2.hansa.example")));
            assertThat(recorded.json().get("position").longValue()).isEqualTo(2);
            assertThat(recorded.json().get("next").stringValue()).contains(SECOND);
            refused(hansa.ask().post(PATH, statement(forgotten, "log-3.hansa.example")), 409, "NOTHING_FORGOTTEN");
        }
        try (var hansa = start(SECOND)) {
            created(hansa.ask().post("/api/cities", cityBody("Rostov", "")));
            LogJourney.sealed(hansa.ask(), 4);
            assertStored(hansa);
            assertVerified(hansa.ask(), key);
            assertThat(hansa.manage().answer("GET", "/actuator/health/log", null).status())
                    .isEqualTo(200);
        }
        try (var hansa = start(FIRST)) {
            awaitHalt(hansa.manage());
            var answer = hansa.ask().post("/api/cities", cityBody("Amiens", ""));
            refused(answer, 503, "LOG_CORRUPTED");
            assertThat(answer.json().get("detail").stringValue()).contains("is called log-2.hansa.example since");
        }
    }

    private void writeBackUpAndWriteMore() throws IOException {
        try (var hansa = start(FIRST)) {
            network = Given.id(created(hansa.ask().post("/api/networks", """
                    {"name":"Eurocities","kind":"ASSOCIATION"}""")));
            created(hansa.ask().post("/api/cities", cityBody("Dortmund", "")));
            LogJourney.sealed(hansa.ask(), 2);
            Files.writeString(elsewhere.resolve("kept"), text(hansa.ask(), "/log/checkpoint"));
        }
        FileSystemUtils.copyRecursively(data.resolve("postgres"), elsewhere.resolve("postgres"));
        try (var hansa = start(FIRST)) {
            created(hansa.ask().post("/api/cities", cityBody("Leeds", "")));
            created(hansa.ask().post("/api/cities", cityBody("Amiens", "")));
            LogJourney.sealed(hansa.ask(), 4);
            Files.writeString(elsewhere.resolve("lost"), text(hansa.ask(), "/log/checkpoint"));
        }
    }

    private void putTheBackupBack() throws IOException {
        FileSystemUtils.deleteRecursively(data.resolve("postgres"));
        FileSystemUtils.copyRecursively(elsewhere.resolve("postgres"), data.resolve("postgres"));
        // PostgreSQL refuses a directory that others can read, and a copy is made as any new directory.
        Files.setPosixFilePermissions(data.resolve("postgres"), PosixFilePermissions.fromString("rwx------"));
    }

    private void refuseWhatIsNotSo(Asking hansa, JsonNode forgotten) {
        var another = statement(forgotten, "log-2.hansa.example").replace("\"size\":4", "\"size\":3");
        var answer = hansa.post(PATH, another);
        refused(answer, 409, "ANOTHER_FORGOTTEN");
        assertThat(answer.json().get("forgotten")).isEqualTo(forgotten);
        refused(hansa.post(PATH, statement(forgotten, "log.hansa.example")), 409, "NAME_TAKEN");
        refused(hansa.post(PATH, statement(forgotten, "Two words")), 400, "MALFORMED");
        refused(
                hansa.post(PATH, statement(forgotten, "log-2.hansa.example").replace("The disk", "\\u0000")),
                400,
                "MALFORMED");
        refused(hansa.post(PATH, "{}"), 400, "MALFORMED");
        refused(hansa.post(PATH + "?force=true", statement(forgotten, "log-2.hansa.example")), 400, "MALFORMED");
        assertThat(hansa.get(PATH).get("reconciliations")).isEmpty();
    }

    private String statement(JsonNode forgotten, String origin) {
        return """
                {"size":%d,"rootHash":"%s","origin":"%s","by":{"network":"%s"},
                 "reason":"The disk failed; the backup is of the evening before."}""".formatted(
                forgotten.get("size").longValue(), forgotten.get("rootHash").stringValue(), origin, network);
    }

    /** It is an event like any other, and says who put it on record. */
    private void assertStored(RunningHansa hansa) {
        var event = hansa.bean(LedgerReader.class).after(1, 1).getFirst();
        var type = EventCatalogue.typeOf(event.type()).orElseThrow();
        var metadata = StoredForm.JSON.readValue(event.metadata(), new TypeReference<Map<String, String>>() {});

        assertThat(EventCatalogue.revisionOf(type)).isEqualTo(event.revision());
        assertThat(StoredForm.JSON.writeValueAsBytes(StoredForm.JSON.readValue(event.payload(), type)))
                .isEqualTo(event.payload());
        assertThat(Envelope.from(metadata).actor().role()).isEqualTo(Role.OPERATOR);
        assertThat(Envelope.from(metadata).party()).hasToString(network);
        assertThat(metadata).containsEntry("principal", "subject:tester");
        assertThat(hansa.ask().get(PATH).at("/reconciliations/0/reason").stringValue())
                .startsWith("The disk failed");
        assertThat(hansa.ask().get(PATH).get("forgotten").isNull()).isTrue();
    }

    /** Who kept a checkpoint from before the backup sees it continued; who kept a later one sees that it is not. */
    private void assertVerified(Asking hansa, String formerKey) {
        var kept = verify(hansa, "kept", formerKey);
        assertThat(kept).contains("RECONCILED    leaf 2", "HOLDS         4 entries");
        assertThat(verify(hansa, "lost", formerKey)).contains("DOES NOT HOLD");
    }

    private String verify(Asking hansa, String since, String sinceKey) {
        var out = new ByteArrayOutputStream();
        var both = new PrintStream(out, true, UTF_8);
        var older = elsewhere.resolve(since).toString();
        Verify.run(
                new String[] {hansa.base() + "/log", "--vkey", vkey(hansa), "--since", older, "--since-vkey", sinceKey},
                both,
                both);
        return out.toString(UTF_8);
    }

    private RunningHansa start(String origin) {
        // A fault that a test provokes is not one to read about.
        return RunningHansa.start(
                data, "hansa.story=none", "management.server.port=0", origin, "logging.level.city.hansa.ledger=off");
    }

    private static void awaitHalt(Asking management) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (management.answer("GET", "/actuator/health/log", null).status() == 200) {
            assertThat(System.nanoTime()).as("nothing is noticed").isLessThan(deadline);
        }
    }

    private static String vkey(Asking hansa) {
        return text(hansa, "/log/vkey").strip();
    }

    private static String text(Asking hansa, String path) {
        Answer answer = done(hansa.answer("GET", path, null));
        return answer.response().body();
    }
}
