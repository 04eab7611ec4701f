package city.hansa.app;

import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa.Answer;
import city.hansa.app.RunningHansa.Asking;
import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.note.Note;
import city.hansa.ledger.note.SignerKey;
import city.hansa.ledger.note.VerifierKey;
import city.hansa.ledger.note.WitnessConflict;
import city.hansa.ledger.seal.KeyFile;
import city.hansa.ledger.seal.LogKeys;
import city.hansa.ledger.tree.Hash;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two cities watch each other's log, and a third takes commands although its witness never answers. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WitnessJourney {

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final String DORTMUND = "dortmund.example";
    private static final String AMIENS = "amiens.example";

    @TempDir
    private static Path data;

    private static final List<AutoCloseable> OPEN = new ArrayList<>();
    private static RunningHansa dortmund;
    private static RunningHansa amiens;

    @BeforeAll
    static void startBoth() throws IOException {
        // Amiens is told Dortmund's address before Dortmund is there, and finds nobody at first.
        var gate = opened(new Gate());
        amiens = start(AMIENS, DORTMUND, gate.url());
        dortmund = start(DORTMUND, AMIENS, amiens.ask().base() + "/witness");
        gate.leadsTo(dortmund.ask().base());
    }

    @AfterAll
    static void stop() throws Exception {
        for (var one : OPEN.reversed()) {
            one.close();
        }
    }

    @Test
    void each_cosigns_what_the_other_has_sealed() {
        Given.city(dortmund.ask(), "Dortmund");
        Given.city(amiens.ask(), "Amiens");

        for (var one : List.of(dortmund, amiens)) {
            var watcher = one == dortmund ? AMIENS : DORTMUND;
            var shown = awaitCosigned(one.ask(), witnessOf(watcher));
            assertThat(shown.isSignedBy(logOf(one == dortmund ? DORTMUND : AMIENS))).isTrue();
        }
    }

    @Test
    void an_auditor_is_told_who_cosigned_what_and_when() {
        Given.city(dortmund.ask(), "Hörde");
        awaitCosigned(dortmund.ask(), witnessOf(AMIENS));

        var report = awaitReport(dortmund.ask(), all -> all.at("/witnesses/0/lag").longValue() == 0
                && !all.at("/witnessed/0/size").isNull());
        var witness = report.at("/witnesses/0");
        assertThat(witness.get("name").stringValue()).isEqualTo(AMIENS + "/witness");
        assertThat(witness.get("url").stringValue()).isEqualTo(amiens.ask().base() + "/witness");
        assertThat(witness.get("state").stringValue()).isEqualTo("COSIGNING");
        assertThat(witness.get("failure").isNull()).isTrue();
        assertThat(witness.at("/last/size").longValue()).isPositive();
        assertThat(Instant.parse(witness.at("/last/at").stringValue())).isBefore(Clock.systemUTC().instant());
        assertThat(report.at("/witnessed/0/origin").stringValue()).isEqualTo(AMIENS);
    }

    @Test
    void what_was_cosigned_last_is_shown_to_whoever_monitors_it() throws GeneralSecurityException {
        Given.city(dortmund.ask(), "Hombruch");
        awaitCosigned(dortmund.ask(), witnessOf(AMIENS));
        var digest = MessageDigest.getInstance("SHA-256").digest(DORTMUND.getBytes(StandardCharsets.UTF_8));

        var shown = text(amiens.ask(), "/witness/" + HexFormat.of().formatHex(digest) + "/checkpoint");
        var note = Note.parse(shown.getBytes(StandardCharsets.UTF_8));
        assertThat(note.isSignedBy(logOf(DORTMUND))).isTrue();
        assertThat(note.isSignedBy(witnessOf(AMIENS))).isTrue();
        assertThat(text(amiens.ask(), "/witness/vkey")).isEqualTo(witnessOf(AMIENS) + "\n");
        Given.refused(amiens.ask().answer("GET", "/witness/" + "0".repeat(64) + "/checkpoint", null), 404, "NOT_FOUND");
    }

    @Test
    void a_witness_answers_as_the_specification_says() {
        Given.city(dortmund.ask(), "Aplerbeck");
        awaitCosigned(dortmund.ask(), witnessOf(AMIENS));
        var checkpoint = text(dortmund.ask(), "/log/checkpoint");

        var stale = asked("old 0\n\n" + checkpoint);
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.header("Content-Type")).isEqualTo(WitnessConflict.MEDIA_TYPE);
        assertThat(stale.response().body()).matches("[1-9][0-9]*\n");
        assertThat(status("old 0\n\n")).isEqualTo(400);
        assertThat(status("old 0\n\n" + checkpoint.replace(DORTMUND + "\n", "third.example\n"))).isEqualTo(404);
        assertThat(status("old 0\n\n" + checkpoint.replaceFirst("\n[0-9]+\n", "\n4711\n"))).isEqualTo(403);
        assertThat(status("x".repeat(1 << 21))).isEqualTo(413);
    }

    @Test
    void a_witness_that_never_answers_costs_commands_and_sealing_nothing() throws IOException {
        var dead = opened(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        var bremen = start("bremen.example", AMIENS, "http://127.0.0.1:" + dead.getLocalPort());

        // As many commands as took a minute and a half, if each waited for the witness.
        var begin = System.nanoTime();
        for (var number = 0; number < 20; number++) {
            Given.city(bremen.ask(), "City " + number);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));

        await(() -> checkpoint(bremen.ask()), note -> Checkpoint.parse(note.text()).size() >= 20);
        var witness = awaitReport(bremen.ask(), all -> all.at("/witnesses/0/state").stringValue().equals("FAILING"))
                .at("/witnesses/0");
        assertThat(witness.get("failure").stringValue()).contains("does not answer");
        assertThat(witness.get("last").isNull()).isTrue();
        assertThat(witness.get("lag").longValue()).isGreaterThanOrEqualTo(20);
        assertThat(bremen.manage().get("/actuator/metrics/hansa.log.cosignature.missing")
                        .at("/measurements/0/value").doubleValue())
                .isPositive();
    }

    @Test
    void a_log_that_has_forgotten_what_its_witness_has_takes_no_command_any_more() throws IOException {
        var origin = "kiel.example";
        var kiel = start(origin, AMIENS, showing(forgotten(origin)));

        var answer = await(
                () -> kiel.ask().post("/api/cities", Given.cityBody("Kiel", "")), said -> said.status() == 503);
        Given.refused(answer, 503, "LOG_CORRUPTED");
        assertThat(answer.json().get("detail").stringValue())
                .contains("the witness " + AMIENS + "/witness has our checkpoint of 1000");
        assertThat(kiel.ask().answer("GET", "/api/cities", null).status()).isEqualTo(200);
    }

    /** A checkpoint that the log has signed before its database was put back. */
    private static Note forgotten(String origin) {
        var key = SignerKey.ofLog(origin, KeyFile.readOrMake(directory(origin).resolve("log").resolve("log.key")));
        var text = new Checkpoint(origin, 1_000, Hash.EMPTY_TREE).text();
        return new Note(text, List.of(key.sign(text)));
    }

    /** The address of a witness that does nothing but show that. */
    private static String showing(Note note) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var bytes = note.toString().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        OPEN.add(() -> server.stop(0));
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static int status(String body) {
        return asked(body).status();
    }

    private static Answer asked(String body) {
        return amiens.ask().post("/witness/add-checkpoint", body, "Content-Type", "text/plain");
    }

    private static RunningHansa start(String origin, String watcher, String url) {
        return opened(RunningHansa.start(
                directory(origin),
                "management.server.port=0",
                "hansa.story=none",
                "hansa.ledger.origin=" + origin,
                "hansa.ledger.seal-every=100ms",
                "hansa.ledger.witnesses[0].url=" + url,
                "hansa.ledger.witnesses[0].key=" + witnessOf(watcher),
                "hansa.witness.logs[0]=" + logOf(watcher)));
    }

    private static <T extends AutoCloseable> T opened(T one) {
        OPEN.add(one);
        return one;
    }

    private static Path directory(String origin) {
        return data.resolve(origin);
    }

    /** Its keys may be made before it starts, so that others can be told them. */
    private static VerifierKey logOf(String origin) {
        return LogKeys.in(directory(origin).resolve("log"), origin).verifiers().getFirst();
    }

    private static VerifierKey witnessOf(String origin) {
        var pair = KeyFile.readOrMake(directory(origin).resolve("log").resolve("witness.key"));
        return SignerKey.ofCosigner(origin + "/witness", pair).verifier();
    }

    private static Note awaitCosigned(Asking hansa, VerifierKey witness) {
        return await(
                () -> checkpoint(hansa),
                note -> note.isSignedBy(witness) && Checkpoint.parse(note.text()).size() > 0);
    }

    private static JsonNode awaitReport(Asking hansa, Predicate<JsonNode> isReached) {
        return await(() -> hansa.get("/api/audit/witnesses"), isReached);
    }

    private static Note checkpoint(Asking hansa) {
        return Note.parse(text(hansa, "/log/checkpoint").getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Asking hansa, String path) {
        return Given.done(hansa.answer("GET", path, null)).response().body();
    }

    private static <T> T await(Supplier<T> question, Predicate<T> isReached) {
        var deadline = System.nanoTime() + DEADLINE.toNanos();
        while (true) {
            var answer = question.get();
            if (isReached.test(answer)) {
                return answer;
            }
            assertThat(System.nanoTime()).as("still %s", answer).isLessThan(deadline);
        }
    }
}
