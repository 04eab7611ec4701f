package city.hansa.app;

import static city.hansa.app.Given.city;
import static city.hansa.app.Given.cityBody;
import static city.hansa.app.Given.created;
import static city.hansa.app.Given.friendship;
import static city.hansa.app.Given.id;
import static city.hansa.app.Given.position;
import static city.hansa.app.Given.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa.Asking;
import city.hansa.ledger.axon.NamedTypeSerializer;
import city.hansa.ledger.read.LedgerReader;
import city.hansa.ledger.read.StoredEvent;
import city.hansa.ledger.verify.Verify;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Axon Server keeps the events: the ledger has them as it would have without it, and proves the same. */
@OnAxonServer
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AxonServerJourney {

    @TempDir
    private static Path data;

    private static RunningHansa hansa;

    @BeforeAll
    static void start() {
        hansa = RunningHansa.start(data, "hansa.story=none", "hansa.ledger.seal-every=100ms");
    }

    @AfterAll
    static void stop() {
        hansa.close();
    }

    @Test
    void what_was_written_is_read_from_its_position_on() {
        var kiel = created(ask().post("/api/cities", cityBody("Kiel", "")));

        var list = ask().get("/api/cities?q=Kiel&minPosition=" + position(kiel));
        var timeline = ask().get("/api/timeline?subject=" + id(kiel) + "&minPosition=" + position(kiel));
        var feed = ask().get("/api/feed?after=" + (position(kiel) - 1));

        assertThat(list.get("items")).hasSize(1);
        assertThat(timeline.get("items")).hasSize(1);
        assertThat(feed.get(0).get("subject").stringValue()).isEqualTo("cities/" + id(kiel));
        assertThat(feed.get(0).get("position").asString()).isEqualTo(Long.toString(position(kiel)));
    }

    @Test
    void an_event_is_kept_in_the_bytes_in_which_it_would_be_without_it() {
        var signed = friendship(ask(), city(ask(), "Malmö"), city(ask(), "Łódź"));

        var events = hansa.bean(LedgerReader.class).after(-1, 1_000);

        assertThat(events).extracting(StoredEvent::position).contains(position(signed));
        assertThat(events).allSatisfy(event -> {
            assertThat(event.metadata()).asString(UTF_8).doesNotContain("hansa.");
            assertThat(event.metadata()).isEqualTo(again(event.metadata(), MetaData.class.getName(), null));
            assertThat(event.payload()).isEqualTo(again(event.payload(), event.type(), Integer.toString(event.revision())));
        });
    }

    /** As the ledger's own serializer writes what it reads there. */
    private static byte[] again(byte @Nullable [] stored, String type, @Nullable String revision) {
        var serializer = hansa.bean(NamedTypeSerializer.class);
        var read = serializer.deserialize(
                new SimpleSerializedObject<>(Objects.requireNonNull(stored), byte[].class, new SimpleSerializedType(type, revision)));
        return serializer.serialize(Objects.requireNonNull(read), byte[].class).getData();
    }

    @Test
    void a_refusal_says_what_its_rule_met() {
        var identifier = "{\"scheme\":\"GEONAMES\",\"value\":\"2911298\"}";
        var hamburg = created(ask().post("/api/cities", cityBody("Hamburg", identifier)));

        var again = ask().post("/api/cities", cityBody("Hamburg", identifier));

        refused(again, 409, "IDENTIFIER_TAKEN");
        assertThat(again.json().get("holder").stringValue()).isEqualTo(id(hamburg));
        assertThat(again.json().get("claimed").stringValue()).contains("2911298");
    }

    @Test
    void a_key_that_was_answered_is_answered_as_before_and_nothing_is_written_again() {
        var first = created(ask().post("/api/cities", cityBody("Lübeck", ""), "Idempotency-Key", "lubeck"));
        var before = hansa.bean(LedgerReader.class).head();

        var again = created(ask().post("/api/cities", cityBody("Lübeck", ""), "Idempotency-Key", "lubeck"));

        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(hansa.bean(LedgerReader.class).head()).isEqualTo(before);
    }

    @Test
    void the_log_and_each_receipt_verify() throws IOException {
        var last = position(created(ask().post("/api/cities", cityBody("Stade", ""))));
        LogJourney.sealed(ask(), last + 1);
        var key = ask().answer("GET", "/log/vkey", null).response().body().strip();

        holds(ask().base() + "/log", "--vkey", key);
        for (long position = 0; position <= last; position++) {
            var receipt = Files.writeString(
                    data.resolve(position + ".tlog-proof"),
                    ask().answer("GET", "/api/audit/receipts/" + position, null).response().body());
            holds("--vkey", key, "--receipt", receipt.toString());
        }
        Given.assertNoGap(hansa.bean(LedgerReader.class));
    }

    private static void holds(String... arguments) {
        var said = new ByteArrayOutputStream();
        var both = new PrintStream(said, true, UTF_8);
        assertThat(Verify.run(arguments, both, both)).as(said.toString(UTF_8)).isZero();
    }

    private static Asking ask() {
        return hansa.ask();
    }
}
