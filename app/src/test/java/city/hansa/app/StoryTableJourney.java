package city.hansa.app;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.Reason;
import city.hansa.api.action.ActionRejection;
import city.hansa.api.exchange.ExchangeRejection;
import city.hansa.api.partnership.PartnershipRejection;
import city.hansa.ledger.read.LedgerReader;
import city.hansa.ledger.read.StoredEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Walks the table of docs/story.md: every fact of the article has its event or its rule, and a read that shows it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StoryTableJourney {

    private static final Pattern BRACES = Pattern.compile("\\{(.+)}");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z0-9-]+:\\S+");
    private static final String RULE = "rule: ";
    private static final int MORE_THAN_THE_STORY = 10_000;

    private static final Set<String> RULES = Stream.<Reason[]>of(
                    ActionRejection.values(), ExchangeRejection.values(), PartnershipRejection.values())
            .flatMap(Stream::of)
            .map(Reason::name)
            .collect(toSet());

    @TempDir
    private static Path data;

    private static RunningHansa hansa;

    /** Names of the events of each stream, and the name of each event. */
    private static Map<UUID, Set<String>> eventsOf;

    private static Map<UUID, Set<String>> nameOf;

    /** One line of the table; a cell of code may hold several pieces. */
    record Row(String id, List<String> carriers, List<String> reads, List<String> texts) {

        static Row of(String line) {
            var cells = line.split("\\|", -1);
            assertThat(cells).as(line).hasSize(7);
            return new Row(cells[1].strip(), code(cells[3]), code(cells[4]), code(cells[5]));
        }

        List<String> events() {
            return carriers.stream().filter(carrier -> !carrier.startsWith(RULE)).toList();
        }

        List<String> rules() {
            return carriers.stream()
                    .filter(carrier -> carrier.startsWith(RULE))
                    .map(carrier -> carrier.substring(RULE.length()))
                    .toList();
        }

        private static List<String> code(String cell) {
            return CODE.matcher(cell).results().map(piece -> piece.group(1)).toList();
        }

        @Override
        public String toString() {
            return id;
        }
    }

    /** What a read shows in one place, and the names of the events in its history; of a timeline's entry, of the one. */
    record Entry(String json, Set<String> events) {}

    @BeforeAll
    static void tellTheStory() {
        hansa = RunningHansa.start(data);
        var events = hansa.bean(LedgerReader.class).after(-1, MORE_THAN_THE_STORY);
        eventsOf = events.stream().collect(groupingBy(StoredEvent::aggregateId, mapping(StoredEvent::type, toSet())));
        nameOf = events.stream().collect(groupingBy(StoredEvent::eventId, mapping(StoredEvent::type, toSet())));
    }

    @AfterAll
    static void stop() {
        hansa.close();
    }

    @Test
    void the_table_has_a_row_for_each_of_the_53_facts() {
        assertThat(rows().map(Row::id))
                .containsExactlyElementsOf(Stream.of(ids("A", 14), ids("R", 13), ids("T", 21), ids("S", 5))
                        .flatMap(ids -> ids)
                        .toList())
                .hasSize(53);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void a_fact_is_carried_and_shown(Row row) {
        assertThat(row.carriers()).as("events and rules").isNotEmpty();
        assertThat(row.texts()).as("texts").isNotEmpty();
        assertThat(RULES).as("rules").containsAll(row.rules());

        var shown = row.reads().stream().flatMap(StoryTableJourney::entries).toList();

        for (var text : row.texts()) {
            assertThat(shown).as(text).anySatisfy(entry -> {
                assertThat(entry.json()).contains(text);
                assertThat(row.events().isEmpty() || row.events().stream().anyMatch(entry.events()::contains))
                        .as("with one of %s in its history", row.events())
                        .isTrue();
            });
        }
        for (var event : row.events()) {
            assertThat(shown).as(event).anySatisfy(entry -> {
                assertThat(entry.events()).contains(event);
                assertThat(row.texts()).anyMatch(entry.json()::contains);
            });
        }
    }

    static Stream<Row> rows() {
        return lines().filter(line -> line.matches("\\| [A-Z]\\d+ \\|.*")).map(Row::of);
    }

    private static Stream<String> ids(String letter, int last) {
        return IntStream.rangeClosed(1, last).mapToObj(number -> letter + number);
    }

    /** Of a timeline its entries, of a register its records, of a record the record. */
    private static Stream<Entry> entries(String read) {
        var answer = answered(resolved(read));
        if (!answer.has("items")) {
            return Stream.of(new Entry(answer.toString(), eventsOf.getOrDefault(id(answer, "id"), Set.of())));
        }
        return items(answer)
                .map(item -> item.has("eventId")
                        ? new Entry(item.toString(), nameOf.getOrDefault(id(item, "eventId"), Set.of()))
                        : new Entry(item.toString(), eventsOf.getOrDefault(id(item, "id"), Set.of())));
    }

    /** Looks up what stands in braces: a city by its identifier, anything else by a part of its name. */
    private static String resolved(String read) {
        var braces = BRACES.matcher(read);
        if (!braces.find()) {
            return read + (read.contains("?") ? "&" : "?") + "limit=200";
        }
        var sought = braces.group(1);
        var question = IDENTIFIER.matcher(sought).matches()
                ? "city=" + sought
                : "q=" + URLEncoder.encode(sought, StandardCharsets.UTF_8);
        var found = items(answered(read.substring(0, braces.start() - 1) + "?standing=ANY&" + question)).toList();
        assertThat(found).as(sought).hasSize(1);
        return read.replace(braces.group(), found.getFirst().get("id").stringValue());
    }

    private static JsonNode answered(String path) {
        // What is discreet is for the city whom it concerns.
        var dortmund = hansa.ask().as("dortmund", List.of("officer"), List.of("city:unlocode:DEDTM"));
        var answer = dortmund.answer("GET", path, null);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.json();
    }

    private static Stream<JsonNode> items(JsonNode page) {
        return StreamSupport.stream(page.get("items").spliterator(), false);
    }

    private static UUID id(JsonNode node, String field) {
        return UUID.fromString(node.get(field).stringValue());
    }

    private static Stream<String> lines() {
        try {
            return Files.readAllLines(root().resolve("docs/story.md")).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of the outermost pom.xml. */
    private static Path root() {
        var root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && Files.exists(root.getParent().resolve("pom.xml"))) {
            root = root.getParent();
        }
        return root;
    }
}
