package city.hansa.app;

import static city.hansa.app.Given.cityBody;
import static city.hansa.app.Given.created;
import static city.hansa.app.Given.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa.Answer;
import city.hansa.app.RunningHansa.Asking;
import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.note.LogProof;
import city.hansa.ledger.note.Note;
import city.hansa.ledger.note.VerifierKey;
import city.hansa.ledger.tree.Hash;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Anyone reads the sealed log as C2SP tlog-tiles says, and takes receipts and the whole history home. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LogJourney {

    private static final int CITIES = 3;

    @TempDir
    private static Path data;

    private static RunningHansa hansa;

    @BeforeAll
    static void start() {
        hansa = RunningHansa.start(data, "hansa.story=none", "hansa.ledger.origin=log.hansa.example");
        for (var i = 0; i < CITIES; i++) {
            created(hansa.ask().post("/api/cities", cityBody("City " + i, "")));
        }
        sealed(hansa.ask(), CITIES);
    }

    @AfterAll
    static void stop() {
        hansa.close();
    }

    @Test
    void the_checkpoint_is_signed_by_the_published_key_and_may_not_be_cached_for_long() {
        var answer = get("/log/checkpoint");
        var key = VerifierKey.parse(get("/log/vkey").response().body().strip());
        var note = note(answer);

        assertThat(key.name()).isEqualTo("log.hansa.example");
        assertThat(note.isSignedBy(key)).isTrue();
        assertThat(Checkpoint.parse(note.text()).origin()).isEqualTo("log.hansa.example");
        assertThat(answer.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("max-age=1");
    }

    @Test
    void a_tile_never_changes_and_entries_hash_to_it() throws IOException {
        var tile = bytes("/log/tile/0/000.p/" + CITIES);
        var entries = bytes("/log/tile/entries/000.p/" + CITIES, "Accept-Encoding", "gzip");
        var unpacked = new GZIPInputStream(new ByteArrayInputStream(entries.body())).readAllBytes();
        var length = unpacked[0] << 8 | Byte.toUnsignedInt(unpacked[1]);

        assertThat(tile.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(tile.headers().firstValue("Cache-Control")).contains("max-age=31536000, public, immutable");
        assertThat(entries.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(tile.body()).hasSize(CITIES * Hash.BYTES);
        assertThat(bytes("/log/tile/entries/000.p/" + CITIES).body()).isEqualTo(unpacked);
        assertThat(Hash.at(tile.body(), 0)).isEqualTo(Hash.ofLeaf(Arrays.copyOfRange(unpacked, 2, 2 + length)));
        assertThat(bytes("/log/tile/0/000.p/1").body()).isEqualTo(Arrays.copyOf(tile.body(), Hash.BYTES));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/log/tile/0/000", "/log/tile/0/001", "/log/tile/0/000.p/4", "/log/tile/0/000.p/0", "/log/tile/64/000",
                "/log/tile/1/000", "/log/tile/0/0", "/log/tile/entries/000", "/log/tile/", "/log/tile/0/000.p/3/"
            })
    void what_the_log_does_not_have_is_not_found(String path) {
        refused(get(path), 404, "NOT_FOUND");
    }

    @Test
    void a_receipt_proves_by_itself_that_an_event_is_in_the_log() {
        var answer = get("/api/audit/receipts/1");
        var proof = LogProof.parse(answer.response().body().getBytes(UTF_8));
        var entry = new String(Objects.requireNonNull(proof.extra()), UTF_8);
        var leaf = Base64.getDecoder().decode(entry.replaceAll("\\{\"leaf\":\"([^\"]+)\".*", "$1"));

        assertThat(answer.header("Content-Disposition")).contains("1.tlog-proof");
        assertThat(new String(leaf, UTF_8)).contains("\"position\":\"1\"", "\"payloadType\":\"city.registered\"");
        assertThat(proof.inclusion().index()).isEqualTo(1);
        assertThat(proof.inclusion().proves(Hash.ofLeaf(leaf), Checkpoint.parse(proof.checkpoint().text()).rootHash()))
                .isTrue();
        assertThat(entry).contains("\"payload\":", "\"metadata\":", "\"salt\":");
    }

    @Test
    void a_receipt_of_what_is_not_sealed_or_no_position_is_refused() {
        refused(get("/api/audit/receipts/999"), 404, "NOT_FOUND");
        refused(get("/api/audit/receipts/-1"), 400, "MALFORMED");
        refused(get("/api/audit/receipts/first"), 400, "MALFORMED");
    }

    @Test
    void the_export_has_a_line_an_event() {
        var answer = get("/api/audit/export");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/jsonl");
        assertThat(answer.response().body().lines())
                .hasSize(CITIES)
                .allMatch(line -> line.startsWith("{\"leaf\":\"") && line.contains("\"salt\":\""));
    }

    /** Returns when a checkpoint vouches for so many events. */
    static void sealed(Asking ask, long size) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            var answer = ask.answer("GET", "/log/checkpoint", null);
            if (answer.status() == 200 && Checkpoint.parse(note(answer).text()).size() >= size) {
                return;
            }
            assertThat(System.nanoTime()).as("nothing is sealed").isLessThan(deadline);
        }
    }

    private static Note note(Answer answer) {
        return Note.parse(answer.response().body().getBytes(UTF_8));
    }

    private static Answer get(String path) {
        return hansa.ask().answer("GET", path, null);
    }

    private static HttpResponse<byte[]> bytes(String path, String... headers) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(hansa.ask().base() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
