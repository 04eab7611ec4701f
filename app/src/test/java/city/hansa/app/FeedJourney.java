package city.hansa.app;

import static city.hansa.app.Given.created;
import static city.hansa.app.Given.id;
import static city.hansa.app.Given.position;
import static city.hansa.app.Given.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.hansa.app.RunningHansa.Answer;
import city.hansa.app.RunningHansa.Asking;
import city.hansa.ledger.read.LedgerReader;
import city.hansa.ledger.read.StoredEvent;
import city.hansa.web.stream.Listeners;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.core.provider.EventFormatProvider;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Somebody else's system follows the log, page by page or as it is recorded; it reads by CloudEvents' own SDK. */
@Timeout(120)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FeedJourney {

    private static final String BATCH = "application/cloudevents-batch+json";
    private static final int MOST = 60;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final EventFormat FORMAT =
            requireNonNull(EventFormatProvider.getInstance().resolveFormat("application/cloudevents+json"));

    @TempDir
    private static Path data;

    private static RunningHansa hansa;

    @BeforeAll
    static void tellTheStory() {
        hansa = RunningHansa.start(
                data,
                "hansa.feed.listeners=" + MOST,
                "hansa.feed.heartbeat=200ms",
                "server.tomcat.connection-timeout=1s");
    }

    @AfterAll
    static void stop() {
        hansa.close();
    }

    @Test
    void its_pages_are_every_public_event_of_a_record_in_the_order_of_the_log() {
        var atLeast = shown(-1).size();
        var read = pages("/api/feed?limit=100");
        // The clock may speak meanwhile.
        var recorded = shown(-1);

        assertThat(read).hasSizeBetween(Math.max(300, atLeast), recorded.size());
        for (var i = 0; i < read.size(); i++) {
            var event = FORMAT.deserialize(read.get(i).toString().getBytes(UTF_8));
            assertIs(event, recorded.get(i));
        }
    }

    private static void assertIs(CloudEvent event, StoredEvent recorded) {
        assertThat(event.getSpecVersion().toString()).isEqualTo("1.0");
        assertThat(event.getId()).isEqualTo(recorded.eventId().toString());
        assertThat(event.getSource()).isEqualTo(URI.create("https://localhost/api/feed"));
        assertThat(event.getType()).isEqualTo("city.hansa." + recorded.type());
        assertThat(event.getSubject()).matches("[a-z]+/" + recorded.aggregateId());
        assertThat(requireNonNull(event.getTime()).toInstant())
                .isCloseTo(recorded.recordedAt(), within(1, ChronoUnit.MICROS));
        assertThat(event.getTime().getOffset()).isEqualTo(ZoneOffset.UTC);
        assertThat(event.getExtension("position")).isEqualTo(Long.toString(recorded.position()));
        assertThat(event.getExtension("streamsequence")).isEqualTo((int) recorded.sequence());
        assertThat(event.getExtension("visibility")).isEqualTo("PUBLIC");
        assertThat(event.getExtension("effective")).isNotNull();
        assertThat(event.getExtension("actorparty")).asString().matches("(cities|networks)/[0-9a-f-]{36}");
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        assertSaid(JSON.readTree(requireNonNull(event.getData()).toBytes()), JSON.readTree(recorded.payload()));
    }

    /** As it was recorded, but that no number of patients is told. */
    private static void assertSaid(JsonNode said, JsonNode recorded) {
        if (said.has("untold")) {
            assertThat(recorded.longValue()).isPositive();
        } else if (said instanceof ObjectNode object) {
            assertThat(object.propertyNames()).containsExactlyInAnyOrderElementsOf(recorded.propertyNames());
            object.properties().forEach(field -> assertSaid(field.getValue(), recorded.get(field.getKey())));
        } else {
            assertThat(said).isEqualTo(recorded);
        }
    }

    @Test
    void a_page_says_how_far_it_goes_and_where_it_goes_on() {
        var page = ask().answer("GET", "/api/feed?limit=7", null);

        assertThat(page.header("Content-Type")).isEqualTo(BATCH);
        assertThat(page.json()).hasSizeLessThanOrEqualTo(7);
        assertThat(page.header("Feed-Position")).isEqualTo("6");
        assertThat(page.header("Link")).isEqualTo("</api/feed?limit=7&after=6>; rel=\"next\"");
        assertThat(Long.parseLong(page.header("Feed-Head"))).isEqualTo(head());
    }

    @Test
    void it_is_json_for_those_who_know_no_batches() {
        var page = ask().answer("GET", "/api/feed?limit=1", null, "Accept", "application/json");

        assertThat(page.header("Content-Type")).isEqualTo("application/json");
        refused(ask().answer("GET", "/api/feed", null, "Accept", "text/csv"), 406, "NOT_ACCEPTABLE");
    }

    @Test
    void the_last_page_is_unchanged_until_something_is_recorded() {
        var question = "/api/feed?kind=CITY&after=" + position(city("Etag"));
        var tag = ask().answer("GET", question, null).header("ETag");

        assertThat(ask().answer("GET", question, null, "If-None-Match", tag).status()).isEqualTo(304);
        created(city("Etag again"));
        var grown = ask().answer("GET", question, null, "If-None-Match", tag);
        assertThat(grown.status()).isEqualTo(200);
        assertThat(grown.json()).hasSize(1);
    }

    @Test
    void what_is_not_for_everyone_is_passed_over() {
        var before = head();
        var city = id(city("Open"));
        var hidden = created(ask().post("/api/actions", action("Hidden", city, "PARTIES")));
        var open = created(ask().post("/api/actions", action("Open", city, "PUBLIC")));

        var page = ask().answer("GET", "/api/feed?kind=ACTION&after=" + before, null);

        assertThat(ids(page.json())).containsExactly("actions/" + id(open));
        var only = ask().answer("GET", "/api/feed?after=" + before + "&subject=" + id(hidden), null);
        assertThat(only.json()).isEmpty();
        assertThat(Long.parseLong(only.header("Feed-Position"))).isGreaterThanOrEqualTo(position(open));
    }

    private static String action(String title, String city, String visibility) {
        return """
                {"kind":"DIALOGUE","title":"%s","cities":["%s"],"themes":["MIGRATION"],"scheduled":"2026",
                 "by":{"city":"%s"},"visibility":"%s"}"""
                .formatted(title, city, city, visibility);
    }

    @Test
    void a_claim_is_the_register_s_own_affair() {
        var before = head();
        var claimed = created(ask().post("/api/cities", Given.cityBody("Claimed", """
                {"scheme":"GEONAMES","value":"999000111"}""")));

        assertThat(head()).isGreaterThan(before + 1);
        assertThat(ids(ask().get("/api/feed?kind=CITY&after=" + before))).containsExactly("cities/" + id(claimed));
    }

    @Test
    void it_is_read_by_subject_kind_and_type() {
        var agreed = Given.friendship(ask(), Given.city(ask(), "Greiz"), Given.city(ask(), "Zwickau"));
        var all = shown(-1);
        var ofOne = all.stream().filter(event -> event.aggregateId().toString().equals(id(agreed))).toList();

        assertThat(eventIds(pages("/api/feed?subject=" + id(agreed))))
                .containsExactlyElementsOf(eventIds(ofOne.stream()));
        assertThat(eventIds(pages("/api/feed?kind=NETWORK&kind=CITY")))
                .containsExactlyElementsOf(eventIds(all.stream()
                        .filter(event -> List.of("Network", "City").contains(event.aggregateType()))));
        assertThat(eventIds(pages("/api/feed?type=city.hansa.partnership.proposed&type=city.registered&limit=9")))
                .containsExactlyElementsOf(eventIds(all.stream()
                        .filter(event -> List.of("partnership.proposed", "city.registered").contains(event.type()))));
        assertThat(pages("/api/feed?kind=CITY&subject=" + id(agreed))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            after=-1, after
            after=x, after
            after=1&after=2, after
            after=99999999999999999, after
            after=, after
            limit=0, limit
            limit=201, limit
            subject=DEDTM, subject
            kind=VILLAGE, kind
            type=city.burnt, type
            asOf=2020-01-01, asOf
            """)
    void what_it_cannot_be_asked_is_refused(String question, String field) {
        for (var accept : List.of(BATCH, "text/event-stream")) {
            var answer = ask().answer("GET", "/api/feed?" + question, null, "Accept", accept);
            refused(answer, 400, "MALFORMED");
            assertThat(answer.json().get("field").stringValue()).isEqualTo(field);
        }
    }

    @ParameterizedTest
    @CsvSource({"-1", "x", "99999999999999999", "1e3"})
    void a_last_event_id_of_another_log_is_refused(String seen) {
        var answer = ask().answer("GET", "/api/feed", null, "Accept", "text/event-stream", "Last-Event-ID", seen);

        refused(answer, 400, "MALFORMED");
        assertThat(answer.json().get("field").stringValue()).isEqualTo("Last-Event-ID");
    }

    @Test
    void a_limit_is_not_for_what_is_pushed() {
        refused(ask().answer("GET", "/api/feed?limit=5", null, "Accept", "text/event-stream"), 400, "MALFORMED");
    }

    @Test
    void it_is_pushed_from_the_beginning_and_on() {
        var recorded = shown(-1);
        try (var listening = Listening.to(ask(), "/api/feed")) {
            assertThat(positions(listening.next(recorded.size()))).containsExactlyElementsOf(positionsOf(recorded));

            var later = city("Later");

            var event = listening.next();
            while (requireNonNull(event.id()) < position(later)) {
                event = listening.next();
            }
            assertThat(event.id()).isEqualTo(position(later));
            assertThat(FORMAT.deserialize(String.valueOf(event.data()).getBytes(UTF_8)).getSubject())
                    .isEqualTo("cities/" + id(later));
        }
    }

    @Test
    void who_is_dropped_and_resumes_misses_nothing_and_is_told_nothing_twice() {
        var before = head();
        var writers = CompletableFuture.runAsync(
                () -> Given.atOnce(8, writer -> IntStream.range(0, 25)
                        .mapToObj(number -> city("Dropped " + writer + "-" + number))
                        .toList()),
                Thread::startVirtualThread);

        var told = new ArrayList<Long>();
        for (var seen = before; told.size() < 200; seen = told.getLast()) {
            try (var listening = Listening.resuming(ask(), "/api/feed?kind=CITY&after=0", seen)) {
                // The connection is dropped with whatever else is on its way.
                told.addAll(positions(listening.next(Math.min(7, 200 - told.size()))));
            }
        }
        writers.join();

        assertThat(told).containsExactlyElementsOf(positionsOf(cities(before)));
    }

    @Test
    void many_are_told_the_same() {
        var before = head();
        var listening = IntStream.range(0, 50)
                .mapToObj(_ -> Listening.to(ask(), "/api/feed?kind=CITY&after=" + before))
                .toList();

        Given.atOnce(5, number -> city("Many " + number));

        var recorded = positionsOf(cities(before));
        assertThat(recorded).hasSize(5);
        assertThat(listening).allSatisfy(one -> assertThat(positions(one.next(5))).isEqualTo(recorded));
        listening.forEach(Listening::close);
        awaitListeners(0);
    }

    @Test
    void in_silence_the_position_moves_on() {
        var before = head();
        var silent = id(city("Silent"));
        var question = "/api/feed?type=city.dissolved&subject=" + silent + "&after=" + before;
        try (var listening = Listening.to(ask(), question)) {
            var elsewhere = position(city("Elsewhere"));

            var reached = listening.silence();
            while (reached < elsewhere) {
                assertThat(reached).isGreaterThanOrEqualTo(before);
                reached = listening.silence();
            }
        }
    }

    @Test
    void beyond_the_most_listeners_one_is_asked_to_come_again() {
        awaitListeners(0);
        var listening = IntStream.range(0, MOST).mapToObj(_ -> Listening.to(ask(), "/api/feed")).toList();
        try {
            var answer = ask().answer("GET", "/api/feed", null, "Accept", "text/event-stream");

            refused(answer, 503, "UNAVAILABLE");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(ask().answer("GET", "/api/feed?limit=1", null).status()).isEqualTo(200);
        } finally {
            listening.forEach(Listening::close);
        }
        awaitListeners(0);
        try (var again = Listening.to(ask(), "/api/feed")) {
            assertThat(again.next().id()).isNotNegative();
        }
    }

    @Test
    void who_asks_for_the_headers_alone_takes_no_place() {
        awaitListeners(0);
        var answer = ask().answer("HEAD", "/api/feed", null, "Accept", "text/event-stream");

        assertThat(answer.status()).isEqualTo(200);
        awaitListeners(0);
    }

    @Test
    void who_does_not_read_is_ended_and_can_resume() throws IOException {
        awaitListeners(0);
        var before = head();
        try (var _ = deaf(ask(), before)) {
            awaitListeners(1);
            tellMuch();
            // More than lies on the way is told; nothing of it is read for the connection timeout.
            awaitListeners(0);
        }
        try (var listening = Listening.to(ask(), "/api/feed?after=" + before)) {
            var recorded = positionsOf(shown(before));
            assertThat(positions(listening.next(recorded.size()))).isEqualTo(recorded);
        }
    }

    @Test
    void the_end_of_the_application_does_not_wait_for_those_who_listen(@TempDir Path other) throws IOException {
        var ending = RunningHansa.start(other, "hansa.story=none", "server.tomcat.connection-timeout=1s");
        var listening = Stream.of("/api/feed", "/api/feed?kind=CITY")
                .map(path -> Listening.to(ending.ask(), path))
                .toList();
        try (var _ = deaf(ending.ask(), -1)) {
            var city = created(ending.ask().post("/api/cities", Given.cityBody("Wismar", "")));
            var record = Listening.to(ending.ask(), "/api/cities/" + id(city) + "?minPosition=" + position(city));
            var begun = System.nanoTime();

            ending.close();

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
            assertThat(record.isEnded()).isTrue();
            assertThat(listening).allSatisfy(one -> assertThat(one.isEnded()).isTrue());
        }
    }

    /** Ten partnerships of a megabyte each. */
    private static void tellMuch() {
        var topics = IntStream.range(0, 450)
                .mapToObj(number -> "\"" + number + "x".repeat(1990) + "\"")
                .toList();
        var one = Given.city(ask(), "Much");
        for (var number = 0; number < 10; number++) {
            created(ask().post("/api/partnerships", """
                    {"kind":"FRIENDSHIP","parties":["%s","%s"],"themes":["HEALTHCARE"],"topics":[%s],
                     "by":{"city":"%s"},"effective":"2020"}"""
                    .formatted(one, Given.city(ask(), "More " + number), String.join(",", topics), one)));
        }
    }

    /** Who asks, and then does not read. */
    private static Socket deaf(Asking hansa, long after) throws IOException {
        var address = URI.create(hansa.base());
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
        var path = after < 0 ? "/api/feed" : "/api/feed?after=" + after;
        var request = "GET " + path + " HTTP/1.1\r\nHost: hansa\r\nAccept: text/event-stream\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(UTF_8));
        return socket;
    }

    private static void awaitListeners(int number) {
        var listeners = hansa.bean(Listeners.class);
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (listeners.count() != number) {
            assertThat(System.nanoTime()).as("%d listen", listeners.count()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static List<JsonNode> pages(String question) {
        var all = new ArrayList<JsonNode>();
        for (var next = question; ; ) {
            var page = ask().answer("GET", next, null);
            assertThat(page.status()).as(page.response().body()).isEqualTo(200);
            page.json().forEach(all::add);
            if (page.header("Feed-Position").equals(page.header("Feed-Head"))) {
                return all;
            }
            next = page.header("Link").replaceFirst("^<(.*)>; rel=\"next\"$", "$1");
        }
    }

    private static List<StoredEvent> shown(long after) {
        return hansa.bean(LedgerReader.class).after(after, 100_000).stream()
                .filter(event -> event.visibility().equals("PUBLIC") && !event.aggregateType().equals("Claim"))
                .toList();
    }

    private static List<StoredEvent> cities(long after) {
        return shown(after).stream().filter(event -> event.aggregateType().equals("City")).toList();
    }

    private static List<Long> positionsOf(List<StoredEvent> events) {
        return events.stream().map(StoredEvent::position).toList();
    }

    private static List<Long> positions(List<Listening.Block> events) {
        return events.stream().map(event -> requireNonNull(event.id())).toList();
    }

    private static List<String> eventIds(Stream<StoredEvent> events) {
        return events.map(event -> event.eventId().toString()).toList();
    }

    private static List<String> eventIds(List<JsonNode> events) {
        return events.stream().map(event -> event.get("id").stringValue()).toList();
    }

    private static List<String> ids(JsonNode page) {
        return page.valueStream().map(event -> event.get("subject").stringValue()).toList();
    }

    private static long head() {
        return hansa.bean(LedgerReader.class).head();
    }

    private static Answer city(String name) {
        return created(ask().post("/api/cities", Given.cityBody(name, "")));
    }

    private static Asking ask() {
        return hansa.ask();
    }
}
