package city.hansa.app;

import static city.hansa.app.Given.created;
import static city.hansa.app.Given.done;
import static city.hansa.app.Given.id;
import static city.hansa.app.Given.position;
import static city.hansa.app.Given.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa.Answer;
import city.hansa.app.RunningHansa.Asking;
import city.hansa.app.database.BackupCommand;
import city.hansa.ledger.key.DataKeys;
import city.hansa.ledger.read.LedgerReader;
import city.hansa.ledger.verify.Verify;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.EventProcessingConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** What was told under a seal: in no file and no answer but that of its recorded opening, and in none once two have erased it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@ExtendWith(OutputCaptureExtension.class)
class SealedNarrativeJourney {

    /** Each stands in one narrative alone. */
    private static final List<String> TOLD = List.of("Kanarienvogel", "Zeisig", "Stieglitz", "Girlitz", "Hänfling");

    /** In a title, which is none: what is searched for it finds it. */
    private static final String NAMED = "Nachtigall";

    @TempDir
    private Path root;

    private String one = "";
    private String other = "";
    private String stranger = "";

    @Test
    void what_is_sealed_is_kept_encrypted_opened_on_record_and_erased_by_two(CapturedOutput log) throws Exception {
        var data = root.resolve("data");
        var restored = root.resolve("restored");
        String action;
        Event planned;
        UUID key;
        try (var hansa = start(data)) {
            register(hansa);
            action = plan(hansa);
            planned = event(hansa, action, "action.planned");
            key = keyOf(planned.said().get("text").stringValue());
            holds(hansa, data, log);

            openForThoseWhoMay(hansa, action, planned);
            refuseThoseWhoMayNot(hansa, action, planned);
            holds(hansa, data, log);

            correctUnderTheSeal(hansa, action, planned);
            holds(hansa, data, log);
            assertThat(run("backup", data, root.resolve("backup"))).contains("backed up");

            var request = request(hansa, action, planned);
            holds(hansa, data, log);
            approve(hansa, action, planned, request);
            awaitDestroyed(hansa, key);
            holds(hansa, data, log);
        }

        assertThat(files(root.resolve("backup"))).noneMatch(file -> file.toString().endsWith(".key"));
        assertThat(run("restore", restored, root.resolve("backup"))).contains("those of sealed narratives");
        Files.createDirectories(restored.resolve("log"));
        Files.copy(data.resolve("log").resolve("log.key"), restored.resolve("log").resolve("log.key"));
        FileSystemUtils.copyRecursively(data.resolve("keys"), restored.resolve("keys"));
        try (var hansa = start(restored)) {
            assertThat(history(hansa, action)).doesNotContain("fact.narrative-erased");
            refused(open(officer(hansa, one), action, planned), 409, "NARRATIVE_ERASED");
            holds(hansa, restored, log);
        }
    }

    @Test
    void an_erasure_on_record_is_carried_out_whatever_breaks_in_between(CapturedOutput log) throws Exception {
        var data = root.resolve("data");
        String action;
        Event planned;
        UUID key;
        byte[] kept;
        try (var hansa = start(data)) {
            register(hansa);
            action = plan(hansa);
            planned = event(hansa, action, "action.planned");
            key = keyOf(planned.said().get("text").stringValue());
            kept = Files.readAllBytes(file(data, key));
            hansa.bean(EventProcessingConfiguration.class)
                    .eventProcessor("narrative-erasure")
                    .orElseThrow()
                    .shutDown();

            approve(hansa, action, planned, request(hansa, action, planned));

            assertThat(file(data, key)).exists();
        }
        try (var hansa = start(data)) {
            awaitDestroyed(hansa, key);
            holds(hansa, data, log);
        }

        // The directory is put back as it was, without a trace of the erasure.
        Files.delete(data.resolve("keys").resolve(key + ".destroyed"));
        Files.write(file(data, key), kept);
        try (var hansa = start(data)) {
            assertThat(hansa.bean(DataKeys.class).stateOf(key)).isEqualTo(DataKeys.State.DESTROYED);
            assertThat(file(data, key)).doesNotExist();
            refused(open(officer(hansa, one), action, planned), 409, "NARRATIVE_ERASED");
            holds(hansa, data, log);
        }
    }

    @Test
    void a_record_of_another_kind_is_sealed_alike_and_a_lost_key_is_said_to_be_lost(CapturedOutput log) throws Exception {
        var data = root.resolve("data");
        try (var hansa = start(data)) {
            register(hansa);
            var partnership = "/api/partnerships/" + id(created(hansa.ask().post("/api/partnerships", """
                    {"kind":"CONTACT","parties":["%s","%s"],"themes":["HEALTHCARE"],"topics":["%s"],
                     "by":{"city":"%s"},"effective":"2020-01-01","visibility":"SEALED"}""".formatted(one, other, NAMED, one))));
            done(officer(hansa, one).post(partnership + "/record-milestone", """
                    {"milestone":"VISIT","city":"%s","note":"the %s sang","effective":"2021"}""".formatted(one, TOLD.get(0))));
            var visit = event(hansa, partnership, "partnership.milestone-recorded");

            // It is as discreet as its record, although nobody said so.
            assertThat(visit.said().get("note").stringValue()).startsWith("sealed:1:");
            assertThat(open(officer(hansa, other), partnership, visit).json().get("narratives").get("note").stringValue())
                    .isEqualTo("the " + TOLD.get(0) + " sang");
            refused(open(officer(hansa, one), partnership, event(hansa, partnership, "partnership.proposed")), 409,
                    "NARRATIVE_NOT_SEALED");
            holds(hansa, data, log);

            Files.delete(file(data, keyOf(visit.said().get("note").stringValue())));
            refused(open(officer(hansa, one), partnership, visit), 409, "NARRATIVE_LOST");
        }
    }

    @Test
    void nobody_passes_a_text_off_as_one_that_was_sealed() {
        try (var hansa = start(root.resolve("data"))) {
            register(hansa);

            refused(hansa.ask().post("/api/actions", planned("sealed:1:" + one + ":AAAA", "PUBLIC")), 400, "LOOKS_SEALED");
        }
    }

    @Test
    void what_cannot_be_compared_is_not_taken_for_the_same() {
        try (var hansa = start(root.resolve("data"))) {
            register(hansa);
            var action = plan(hansa);
            var officer = officer(hansa, one);
            var outcome = """
                    {"key":"talk","text":"they met","effective":"2030-05-02"}""";
            done(officer.post(action + "/report-outcome", outcome, "Idempotency-Key", "once"));

            assertThat(done(officer.post(action + "/report-outcome", outcome, "Idempotency-Key", "once"))
                            .header("Idempotency-Replayed"))
                    .isEqualTo("true");
            refused(officer.post(action + "/report-outcome", outcome), 409, "KEY_TAKEN");

            // Nor is its text in what a repeated request is known by: all else is.
            var other = outcome.replace("they met", "they did not");
            assertThat(done(officer.post(action + "/report-outcome", other, "Idempotency-Key", "once"))
                            .header("Idempotency-Replayed"))
                    .isEqualTo("true");
            refused(officer.post(
                    action + "/report-outcome", outcome.replace("05-02", "05-03"), "Idempotency-Key", "once"),
                    422, "IDEMPOTENCY_KEY_REUSED");
        }
    }

    private record Event(UUID id, JsonNode said) {}

    private void register(RunningHansa hansa) {
        one = Given.city(hansa.ask(), "Eins");
        other = Given.city(hansa.ask(), "Zwei");
        stranger = Given.city(hansa.ask(), "Drei");
    }

    private String plan(RunningHansa hansa) {
        return "/api/actions/" + id(created(hansa.ask().post(
                "/api/actions", planned("the " + TOLD.get(0) + " sings at dawn", "SEALED"), "Idempotency-Key", "plan")));
    }

    private String planned(String text, String visibility) {
        return """
                {"kind":"DIALOGUE","title":"%s","cities":["%s","%s"],"themes":["MIGRATION"],"scheduled":"2030-05-01",
                 "text":"%s","by":{"city":"%s"},"visibility":"%s"}""".formatted(NAMED, one, other, text, one, visibility);
    }

    private void openForThoseWhoMay(RunningHansa hansa, String action, Event planned) {
        for (var city : List.of(one, other)) {
            var opened = open(officer(hansa, city), action, planned, "Idempotency-Key", "open");
            assertThat(done(opened).json().get("narratives").toString())
                    .isEqualTo("{\"text\":\"the " + TOLD.get(0) + " sings at dawn\"}");
            assertThat(opened.header("Cache-Control")).contains("no-store");

            var again = open(officer(hansa, city), action, planned, "Idempotency-Key", "open");
            assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
            assertThat(again.json()).isEqualTo(opened.json());
        }
        assertThat(history(hansa, action)).containsSubsequence("fact.narrative-opened", "fact.narrative-opened");
        // Whoever lost the mandate is not shown again what they were shown.
        refused(open(hansa.ask().as("officer-" + one, List.of("officer"), List.of("city:" + stranger)), action, planned,
                "Idempotency-Key", "open"), 404, "NOT_FOUND");
    }

    private void refuseThoseWhoMayNot(RunningHansa hansa, String action, Event planned) {
        refused(open(hansa.ask().anybody(), action, planned), 401, "UNAUTHENTICATED");
        refused(open(hansa.ask().as("auditor", List.of("auditor"), List.of()), action, planned), 403, "FORBIDDEN");
        refused(open(officer(hansa, stranger), action, planned), 404, "NOT_FOUND");
        refused(hansa.ask().as("both", List.of("officer"), List.of("city:" + stranger, "city:" + one)).post(
                action + "/open-narrative", opening(planned, stranger)), 409, "ONLY_A_PARTY");
        refused(open(officer(hansa, one), action, new Event(new UUID(1, 1), planned.said())), 409, "NO_SUCH_EVENT");
    }

    /** The corrected text is sealed under a key of its own, and the former one is not repeated. */
    private void correctUnderTheSeal(RunningHansa hansa, String action, Event planned) {
        done(officer(hansa, one).post(action + "/correct-fact", """
                {"target":"%s","field":"text","to":"a %s, rather","reason":"it was no %s"}"""
                .formatted(planned.id(), TOLD.get(2), TOLD.get(3))));
        var corrected = event(hansa, action, "fact.corrected");

        assertThat(corrected.said().has("from")).isFalse();
        assertThat(officer(hansa, one).get(action).toString())
                .contains("\"text\":" + corrected.said().get("to"))
                .doesNotContain(planned.said().get("text").stringValue());
        assertThat(open(officer(hansa, one), action, corrected).json().get("narratives").get("to").stringValue())
                .isEqualTo("a " + TOLD.get(2) + ", rather");
    }

    private String request(RunningHansa hansa, String action, Event planned) {
        done(officer(hansa, one).post(action + "/request-erasure", """
                {"target":"%s","reason":"a %s asked","by":{"city":"%s"}}""".formatted(planned.id(), TOLD.get(4), one)));
        var request = event(hansa, action, "fact.erasure-requested");

        assertThat(request.said().get("requester").stringValue()).matches("[0-9a-f]{64}");
        var approval = """
                {"request":"%s","by":{"city":"%s"}}""";
        refused(officer(hansa, one).post(action + "/approve-erasure", approval.formatted(request.id(), one)), 409, "SAME_PERSON");
        // On whosever behalf.
        refused(hansa.ask().as("officer-" + one, List.of("officer"), List.of("city:" + other)).post(
                action + "/approve-erasure", approval.formatted(request.id(), other)), 409, "SAME_PERSON");
        refused(officer(hansa, other).post(
                action + "/approve-erasure", approval.formatted(planned.id(), other)), 409, "NO_SUCH_REQUEST");
        assertThat(done(open(officer(hansa, other), action, planned)).json().has("narratives")).isTrue();
        return request.id().toString();
    }

    private void approve(RunningHansa hansa, String action, Event planned, String request) {
        var approval = """
                {"request":"%s"}""".formatted(request);
        var approved = done(officer(hansa, other).post(action + "/approve-erasure", approval));

        assertThat(position(done(officer(hansa, other).post(action + "/approve-erasure", approval))))
                .isEqualTo(position(approved));
        refused(open(officer(hansa, one), action, planned), 409, "NARRATIVE_ERASED");
        refused(officer(hansa, one).post(action + "/request-erasure", """
                {"target":"%s","reason":"again"}""".formatted(planned.id())), 409, "NARRATIVE_ERASED");
    }

    /** The log verifies, and nobody has the texts: no table, no file, no line of the log, and no answer. */
    private void holds(RunningHansa hansa, Path data, CapturedOutput log) throws IOException {
        var head = hansa.bean(LedgerReader.class).head();
        LogJourney.sealed(hansa.ask(), head + 1);
        assertThat(verified(hansa.ask())).contains("HOLDS         " + (head + 1) + " entries");

        assertThat(Traces.inTables(hansa, NAMED)).isNotEmpty();
        assertThat(Traces.inFiles(data, NAMED)).isNotEmpty();
        var answers = Traces.answers(hansa, officer(hansa, one), one, head);
        assertThat(answers).contains(NAMED);
        for (var word : TOLD) {
            assertThat(Traces.inTables(hansa, word)).as(word).isEmpty();
            assertThat(Traces.inFiles(data, word)).as(word).isEmpty();
            assertThat(log.getAll()).as("what is logged").doesNotContain(word);
            assertThat(answers).as("what is answered").doesNotContain(word);
        }
    }

    private static String verified(Asking hansa) {
        var out = new ByteArrayOutputStream();
        var both = new PrintStream(out, true, UTF_8);
        var key = hansa.answer("GET", "/log/vkey", null).response().body().strip();
        Verify.run(new String[] {hansa.base() + "/log", "--vkey", key}, both, both);
        return out.toString(UTF_8);
    }

    private Answer open(Asking asking, String action, Event event, String... headers) {
        return asking.post(action + "/open-narrative", opening(event, null), headers);
    }

    private static String opening(Event event, @Nullable String by) {
        return """
                {"target":"%s","reason":"a %s asks"%s}""".formatted(
                event.id(), TOLD.get(1), by == null ? "" : ",\"by\":{\"city\":\"" + by + "\"}");
    }

    private static Asking officer(RunningHansa hansa, String city) {
        return hansa.ask().as("officer-" + city, List.of("officer"), List.of("city:" + city));
    }

    private List<String> history(RunningHansa hansa, String record) {
        return events(hansa, record).stream().map(event -> event.get("what").stringValue()).toList();
    }

    /** The last of its type. */
    private Event event(RunningHansa hansa, String record, String type) {
        var event = events(hansa, record).stream()
                .filter(one -> one.get("what").stringValue().equals(type))
                .reduce((_, last) -> last)
                .orElseThrow();
        return new Event(UUID.fromString(event.get("eventId").stringValue()), event.get("said"));
    }

    private List<JsonNode> events(RunningHansa hansa, String record) {
        return Given.history(
                officer(hansa, one), record.substring("/api/".length()), hansa.bean(LedgerReader.class).head());
    }

    private static UUID keyOf(String sealed) {
        return UUID.fromString(sealed.split(":", -1)[2]);
    }

    private static void awaitDestroyed(RunningHansa hansa, UUID key) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (hansa.bean(DataKeys.class).stateOf(key) != DataKeys.State.DESTROYED) {
            assertThat(System.nanoTime()).as("the key stays").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static Path file(Path data, UUID key) {
        return data.resolve("keys").resolve(key + ".key");
    }

    private static List<Path> files(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.toList();
        }
    }

    private static String run(String name, Path data, Path backup) {
        var out = new ByteArrayOutputStream();
        var both = new PrintStream(out, true, UTF_8);
        BackupCommand.run(new String[] {name, backup.toString(), "--hansa.data-directory=" + data}, both, both);
        return out.toString(UTF_8);
    }

    private static RunningHansa start(Path data) {
        return RunningHansa.start(data, "hansa.story=none");
    }
}
