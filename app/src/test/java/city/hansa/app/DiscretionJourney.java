package city.hansa.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.envelope.Visibility;
import city.hansa.app.RunningHansa.Answer;
import city.hansa.app.RunningHansa.Asking;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Nothing discreet leaks: records at random, each text a word of its own, and every address that is read asked as everyone.
 * A model says for whom each word is. {@code -Ddiscretion.seed=} for another history, {@code -Ddiscretion.records=} for a
 * longer one.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@ExtendWith(OutputCaptureExtension.class)
class DiscretionJourney {

    private static final long SEED = Long.getLong("discretion.seed", 20261129L);
    private static final int RECORDS = Integer.getInteger("discretion.records", 16);

    private static final Pattern WORD = Pattern.compile(DiscreetRecords.WORD);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern BASE_64 = Pattern.compile("[A-Za-z0-9+/]{40,}={0,2}");
    private static final String NONE = "0199d5c0-0000-7000-8000-00000000dead";
    private static final Set<Integer> ANSWERS = Set.of(200, 204, 401, 403, 404);

    private static final int AT_ONCE = 6;

    private static final Collector TRACES = Collector.start();

    @TempDir
    private static Path data;

    private static RunningHansa hansa;
    private static DiscreetRecords told;

    /** By its word, and by its id, the record. */
    private static final Map<String, ToldRecord> OWNERS = new LinkedHashMap<>();

    private static final Map<String, Reader> READERS = new LinkedHashMap<>();

    /** @param parties for whom they speak */
    private record Reader(Asking asking, Set<String> parties, boolean isAuditor) {

        boolean maySee(ToldRecord record) {
            return told.isFor(record, parties, isAuditor);
        }

        Set<String> seen() {
            return told.records.stream().filter(this::maySee).map(record -> record.id).collect(toSet());
        }
    }

    @BeforeAll
    static void tell() {
        hansa = RunningHansa.start(
                data,
                "hansa.story=none",
                "management.server.port=0",
                "management.opentelemetry.tracing.export.otlp.endpoint=" + TRACES.endpoint(),
                "management.opentelemetry.tracing.export.schedule-delay=100ms",
                "management.tracing.sampling.probability=1.0");
        told = new DiscreetRecords(hansa.ask(), SEED);
        told.found();
        told.tell(RECORDS);
        told.records.forEach(record -> {
            OWNERS.put(record.id, record);
            record.words.forEach(word -> OWNERS.put(word, record));
        });
        LogJourney.sealed(hansa.ask(), told.last + 1);
        Given.awaited(hansa.ask(), "/api/cities?minPosition=" + told.last);
        meet();
        System.out.println("discretion: seed " + SEED + ", " + told.records.size() + " records "
                + told.records.stream().collect(groupingBy(one -> one.visibility, TreeMap::new, counting()))
                + ", " + OWNERS.size() + " words and ids, commands " + told.taken);
    }

    @AfterAll
    static void stop() {
        hansa.close();
        TRACES.close();
    }

    private static void meet() {
        reader("nobody", List.of(), List.of(), Set.of());
        reader("dashboard", List.of("dashboard"), List.of(), Set.of());
        reader("operator", List.of("operator"), List.of("network:" + told.networks.getFirst()), Set.of());
        reader("auditor", List.of("auditor"), List.of(), Set.of());
        for (var number : List.of(0, 2, 3, 5, 7)) {
            var city = told.cities.get(number);
            reader("officer of " + number, List.of("officer"), List.of("city:" + city), Set.of(city));
        }
        for (var number : List.of(0, 2)) {
            var network = told.networks.get(number);
            reader("secretariat of " + number, List.of("secretariat"), List.of("network:" + network), Set.of(network));
        }
        var city = told.cities.get(2);
        reader("auditing officer", List.of("auditor", "officer"), List.of("city:" + city), Set.of(city));
    }

    private static void reader(String name, List<String> roles, List<String> mandates, Set<String> parties) {
        var asking = roles.isEmpty() ? hansa.ask().anybody() : hansa.ask().as(name, roles, mandates);
        READERS.put(name, new Reader(asking, parties, roles.contains("auditor")));
    }

    @Test
    void each_word_is_told_to_all_for_whom_it_is_and_to_nobody_else_and_who_may_see_the_same_is_answered_the_same()
            throws Exception {
        var faults = new ConcurrentLinkedQueue<String>();
        var questions = new DiscreetQuestions(told, told.last + 1).of(hansa.ask().get("/api-docs"));
        var everTold = new TreeSet<String>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var asked = questions.stream().map(question -> threads.submit(() -> ask(question, faults))).toList();
            for (var one : asked) {
                everTold.addAll(one.get());
            }
        }
        System.out.println("discretion: " + questions.size() + " questions asked by each of " + READERS.size());
        assertThat(new TreeSet<>(faults)).isEmpty();
        // What was told under a seal is encrypted for all, so that of some records their parties are told the id alone.
        assertThat(told.records.stream().filter(DiscretionJourney::isForSomeReader)).allSatisfy(record -> assertThat(everTold)
                .containsAnyElementsOf(Stream.concat(record.words.stream(), Stream.of(record.id)).toList()));
    }

    private static boolean isForSomeReader(ToldRecord record) {
        return READERS.values().stream().anyMatch(reader -> reader.maySee(record));
    }

    /** What was told to anyone at all. */
    private static Set<String> ask(String question, Queue<String> faults) {
        var toldTo = new LinkedHashMap<String, Set<String>>();
        var bodies = new HashMap<Set<String>, String>();
        READERS.forEach((name, reader) -> {
            var answer = reader.asking().answer("GET", question, null);
            if (!ANSWERS.contains(answer.status())) {
                faults.add(answer.status() + " to " + name + " by " + question + ": " + answer.response().body());
            }
            if (answer.response().body().contains("\"next\":\"")) {
                faults.add("more than a page: " + question);
            }
            if (answer.status() == 200) {
                var body = said(answer);
                if (!body.equals(bodies.computeIfAbsent(reader.seen(), _ -> body))) {
                    faults.add("who sees the same is answered otherwise: " + name + " by " + question + ": " + body);
                }
            }
            toldTo.put(name, found(question, answer));
        });
        var all = toldTo.values().stream().flatMap(Set::stream).collect(toSet());
        READERS.forEach((name, reader) -> all.forEach(word -> {
            var isTold = requireNonNull(toldTo.get(name)).contains(word);
            var may = reader.maySee(owner(word));
            if (may != isTold && (isTold || mustBeTold(question, owner(word)))) {
                faults.add((may ? "withheld: " : "leaked: ") + word + " of " + owner(word).address() + " "
                        + owner(word).visibility + " for " + name + " by " + question);
            }
        }));
        return all;
    }

    private static ToldRecord owner(String word) {
        return requireNonNull(OWNERS.get(word));
    }

    /** But for the moment at which it was said. */
    private static String said(Answer answer) {
        return answer.response().body().replaceAll("(\"knownAt\":|generated-datetime=)\"[^\"]*\"", "");
    }

    /** Not where the role decides; and what cities and networks are called is told with records that name them. */
    private static boolean mustBeTold(String question, ToldRecord owner) {
        return !question.startsWith("/api/audit/export")
                && !owner.collection.equals("cities")
                && !owner.collection.equals("networks");
    }

    /** Words, and where no leaves are told the ids of records too; an iCalendar's lines are folded. */
    private static Set<String> found(String question, Answer answer) {
        var body = question.contains(".ics") ? answer.response().body().replace("\r\n ", "") : opened(question, answer);
        var found = words(body);
        if (question.startsWith("/api/") && !question.startsWith("/api/audit/") && answer.status() == 200) {
            ID.matcher(body).results()
                    .map(MatchResult::group)
                    .filter(id -> OWNERS.containsKey(id) && !question.contains(id))
                    .forEach(found::add);
        }
        return found;
    }

    /** What is in base64 in receipts and in the export, too. */
    private static String opened(String question, Answer answer) {
        var body = answer.response().body();
        if (!question.startsWith("/api/audit/") || answer.status() != 200) {
            return body;
        }
        var all = new StringBuilder(body);
        for (var inner = decoded(body); !inner.isEmpty(); inner = decoded(inner)) {
            all.append(inner);
        }
        return all.toString();
    }

    private static String decoded(String text) {
        return BASE_64.matcher(text).results()
                .map(MatchResult::group)
                .filter(group -> group.length() % 4 == 0)
                .map(group -> new String(Base64.getDecoder().decode(group), UTF_8))
                .collect(joining("\n"));
    }

    @Test
    void a_record_that_is_not_for_the_reader_is_answered_as_one_that_is_not_there() {
        READERS.forEach((name, reader) -> told.records.forEach(record -> {
            for (var part : record.visibility == Visibility.PUBLIC ? List.of("") : List.of("", "/history")) {
                var answer = reader.asking().answer("GET", record.address() + part, null);
                if (reader.maySee(record)) {
                    assertThat(answer.status()).as(name + " " + record.address() + part).isEqualTo(200);
                } else {
                    assertSameAsNone(reader, record, part, answer);
                }
            }
        }));
    }

    private static void assertSameAsNone(Reader reader, ToldRecord record, String part, Answer answer) {
        var none = reader.asking().answer("GET", "/api/" + record.collection + "/" + NONE + part, null);
        assertThat(answer.status()).as(record.address() + part).isEqualTo(404).isEqualTo(none.status());
        assertThat(answer.response().body().replace(record.id, NONE)).isEqualTo(none.response().body());
        assertThat(headers(answer)).isEqualTo(headers(none));
    }

    /** Of the answer, not of the connection by which it comes. */
    private static Set<String> headers(Answer answer) {
        var names = new TreeSet<>(answer.response().headers().map().keySet());
        names.remove("connection");
        return names;
    }

    @Test
    void the_feed_tells_what_is_public_as_a_stream_too() {
        var nobody = hansa.ask().anybody();
        var listed = new TreeSet<String>();
        var events = 0;
        for (var after = 0L; after <= told.last; after += 200) {
            var page = nobody.answer("GET", "/api/feed?limit=200&after=" + after, null);
            listed.addAll(words(page.response().body()));
            events = Math.max(events, page.json().size());
        }
        assertThat(events).as("a page that is full may not be all").isBetween(1, 199);
        var streamed = new TreeSet<String>();
        try (var listening = Listening.to(nobody, "/api/feed?after=0")) {
            listening.next(events).forEach(block -> streamed.addAll(words(String.valueOf(block.data()))));
        }
        assertThat(listed).isNotEmpty().containsAll(streamed);
        assertThat(streamed).isNotEmpty().allSatisfy(word -> assertThat(owner(word).visibility).isEqualTo(Visibility.PUBLIC));
    }

    @Test
    void a_list_has_all_that_is_for_the_reader_and_its_pages_are_full() {
        for (var collection : List.of("memberships", "partnerships", "exchanges", "actions", "cities", "networks")) {
            READERS.forEach((name, reader) -> {
                var ids = new ArrayList<String>();
                var question = "/api/" + collection + "?standing=ANY&limit=3&minPosition=" + told.last;
                for (var page = reader.asking().get(question); ; ) {
                    page.get("items").forEach(item -> ids.add(item.get("id").stringValue()));
                    var next = page.path("next").asString("");
                    if (next.isEmpty()) {
                        break;
                    }
                    assertThat(page.get("items")).as(name + " " + collection).hasSize(3);
                    page = reader.asking().get(question + "&cursor=" + next);
                    assertThat(page.get("items")).as("a next page is not empty").isNotEmpty();
                }
                assertThat(ids).as(name + " " + collection).containsExactlyInAnyOrderElementsOf(told.records.stream()
                        .filter(record -> record.collection.equals(collection) && reader.maySee(record))
                        .map(record -> record.id)
                        .toList());
            });
        }
    }

    @Test
    void nothing_discreet_is_logged_measured_or_traced(CapturedOutput output) {
        READERS.values().forEach(reader ->
                told.records.forEach(record -> reader.asking().answer("GET", record.address(), null)));
        var measured = new StringBuilder(hansa.manage().answer("GET", "/actuator/prometheus", null).response().body());
        hansa.manage().get("/actuator/metrics").get("names").forEach(name -> measured.append(
                hansa.manage().answer("GET", "/actuator/metrics/" + name.stringValue(), null).response().body()));

        assertThat(output.getAll().replace("\\", "")).contains("\"access\":\"read\"");
        assertThat(discreet(output.getAll())).isEmpty();
        assertThat(discreet(measured.toString())).isEmpty();
        assertThat(ID.matcher(measured).results().map(MatchResult::group).filter(OWNERS::containsKey)).isEmpty();
        assertThat(TRACES.text()).contains("hansa.record");
        assertThat(discreet(TRACES.text())).isEmpty();
    }

    private static Set<String> discreet(String text) {
        return words(text).stream().filter(word -> owner(word).visibility != Visibility.PUBLIC).collect(toSet());
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text).results()
                .map(MatchResult::group)
                .filter(OWNERS::containsKey)
                .collect(toCollection(HashSet::new));
    }
}
