package city.hansa.app;

import static city.hansa.app.Given.created;
import static city.hansa.app.Given.id;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.catalogue.CommandCatalogue;
import city.hansa.api.catalogue.CommandCatalogue.Collection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Whoever reads the description of the interface can use it: every command is in it, and its example is understood. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ApiDocsJourney {

    @TempDir
    private static Path data;

    private static RunningHansa hansa;
    private static JsonNode docs = JsonNodeFactory.instance.nullNode();

    /** Where commands are given: of a register, or of a record. */
    private static final String OF_COMMANDS = "/api/[a-z]+(/\\{id}/[a-z-]+)?";

    /** By collection, a record to give the examples to. */
    private static final Map<String, String> RECORDS = new HashMap<>();

    @BeforeAll
    static void openARecordOfEachKind() {
        hansa = RunningHansa.start(data, "hansa.story=none");
        docs = hansa.ask().get("/api-docs");
        var dortmund = id(created(hansa.ask().post("/api/cities", Given.cityBody("Dortmund", """
                {"scheme":"GEONAMES","value":"2935517"}"""))));
        var amiens = Given.city(hansa.ask(), "Amiens");
        RECORDS.put("cities", dortmund);
        open("networks", """
                {"name":"Eurocities","kind":"ASSOCIATION"}""");
        open("memberships", """
                {"city":"%s","network":"%s","by":{"city":"%1$s"}}""".formatted(dortmund, record("networks")));
        open("partnerships", """
                {"kind":"FRIENDSHIP","parties":["%s","%s"],"themes":["HEALTHCARE"],"topics":[],"by":{"city":"%1$s"}}"""
                .formatted(dortmund, amiens));
        open("exchanges", """
                {"crisis":{"type":"PANDEMIC","name":"COVID-19"},"title":"Masks","themes":["HEALTHCARE"],
                 "participants":[{"key":"dortmund","city":"%s"},{"key":"amiens","city":"%s"}],"by":{"city":"%1$s"}}"""
                .formatted(dortmund, amiens));
        open("actions", """
                {"kind":"DELEGATION_VISIT","title":"Visit","cities":["%s","%s"],"themes":["HEALTHCARE"],
                 "scheduled":"2030","by":{"city":"%1$s"}}""".formatted(dortmund, amiens));
    }

    @AfterAll
    static void stop() {
        hansa.close();
    }

    static List<String> paths() {
        return CommandCatalogue.COLLECTIONS.stream().flatMap(ApiDocsJourney::paths).toList();
    }

    private static Stream<String> paths(Collection collection) {
        var path = "/api/" + collection.path();
        return Stream.concat(
                Stream.of(path),
                collection.changing().map(command -> path + "/{id}/" + CommandCatalogue.pathOf(command)));
    }

    @Test
    void the_description_is_openapi_3_1() {
        assertThat(docs.get("openapi").stringValue()).startsWith("3.1");
        assertThat(docs.at("/components/schemas/Identifier/properties/scheme/enum").size()).isEqualTo(7);
        assertThat(docs.at("/components/schemas/Problem/type").stringValue()).isEqualTo("object");
    }

    @Test
    void where_the_log_is_read_and_proved_is_described() {
        assertThat(docs.get("paths").propertyNames())
                .contains(
                        "/log/checkpoint", "/api/audit/receipts/{position}", "/witness/add-checkpoint", "/api/feed");
    }

    @ParameterizedTest
    @MethodSource("paths")
    void every_command_is_described(String path) {
        var operation = operation(path);

        assertThat(operation.get("description").stringValue()).isNotBlank();
        assertThat(operation.get("responses").propertyNames())
                .contains("400", "404", "409", "412", "422", path.contains("{id}") ? "200" : "201");
    }

    @ParameterizedTest
    @MethodSource("paths")
    void every_example_is_taken_or_refused_by_a_rule_of_the_domain(String path) {
        var example = operation(path).at("/requestBody/content/application~1json/example").toString();

        var answer = hansa.ask().post(path.replace("{id}", record(path.split("/", -1)[2])), example);

        assertThat(answer.status()).as(answer.response().body()).isIn(path.contains("{id}") ? 200 : 201, 409);
        if (answer.status() == 409) {
            assertThat(answer.json().get("type").stringValue()).doesNotStartWith("/problems/request/");
        }
    }

    @ParameterizedTest
    @MethodSource("paths")
    void every_field_of_an_example_is_in_the_schema_and_every_required_one_in_the_example(String path) {
        var content = operation(path).at("/requestBody/content/application~1json");
        var schema = content.get("schema");

        assertThat(schema.get("additionalProperties").booleanValue()).isFalse();
        assertThat(schema.get("properties").propertyNames())
                .contains("by", "effective", "source", "confidence", "visibility")
                .doesNotContain("cityId", "subject")
                .containsAll(content.get("example").propertyNames());
        assertThat(content.get("example").propertyNames())
                .containsAll(schema.path("required").valueStream().map(JsonNode::stringValue).toList());
    }

    @Test
    void what_can_be_asked_is_described_too() {
        assertThat(docs.get("paths").propertyNames()).contains("/api/actions/{id}/provenance");
        for (var path : List.of("/api/changes", "/api/memberships/{id}/changes")) {
            assertThat(names(docs.get("paths").get(path).get("get"))).as(path).contains("from", "to", "minPosition");
        }
        for (var path : List.of(
                "/api/cities",
                "/api/cities/{id}",
                "/api/timeline",
                "/api/due",
                "/api/anniversaries",
                "/api/due.ics",
                "/api/anniversaries.ics",
                "/api/timeline.ics",
                "/api/timeline.feed.json",
                "/api/exchanges.iati.xml",
                "/api/actions.iati.xml",
                "/api/board",
                "/api/reciprocity",
                "/api/exchanges/{id}/ledger")) {
            assertThat(names(docs.get("paths").get(path).get("get")))
                    .as(path)
                    .contains("asOf", "knownAt", "minPosition");
        }
        assertThat(names(docs.at("/paths/~1api~1members/get")))
                .contains("network", "on", "class", "standing", "knownAt");
    }

    @Test
    void there_is_a_page_to_try_it() {
        var there = hansa.ask().answer("GET", "/api-docs/ui", null).header("Location");
        var page = hansa.ask().answer("GET", there.replaceFirst("^http://[^/]+", ""), null);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.response().body()).contains("swagger-ui");
    }

    @Test
    void what_a_client_may_be_told_and_may_say_is_described() {
        var list = docs.at("/paths/~1api~1partnerships/get");
        var create = docs.at("/paths/~1api~1partnerships/post");
        var sign = docs.at("/paths/~1api~1partnerships~1{id}~1sign-agreement/post");
        var timeline = docs.at("/paths/~1api~1timeline/get");

        assertThat(list.get("responses").propertyNames()).contains("406", "503");
        assertThat(create.get("responses").propertyNames()).contains("406", "413", "415", "503");
        assertThat(names(create)).doesNotContain("If-Match");
        assertThat(names(sign)).contains("If-Match", "Idempotency-Key");
        assertThat(sign.at("/responses/200/headers").propertyNames()).contains("ETag", "Idempotency-Replayed");
        assertThat(names(timeline)).contains("Accept-Language");
        assertThat(timeline.at("/responses/200/headers").propertyNames()).contains("Content-Language");
        assertThat(enumOf(list, "kind")).contains("TWINNING");
        assertThat(enumOf(list, "standing")).contains("IN_FORCE", "ANY");
        assertThat(enumOf(list, "theme")).contains("HEALTHCARE");
        assertThat(docs.at("/components/schemas/By/minProperties").intValue()).isEqualTo(1);
        assertThat(docs.at("/components/schemas/By/maxProperties").intValue()).isEqualTo(1);
    }

    /** Components are referred to by name, so two that share one would describe one of the two wrongly. */
    @Test
    void participants_of_exchanges_and_of_actions_are_told_apart() {
        var schemas = docs.at("/components/schemas");

        assertThat(schemas.at("/Participant/properties").propertyNames()).contains("key");
        assertThat(schemas.at("/ActionParticipant/properties").propertyNames())
                .containsExactlyInAnyOrder("city", "organisation");
    }

    @Test
    void what_a_command_does_is_said_in_german_too() throws IOException {
        var commands = docs.get("paths").propertyNames().stream()
                .filter(path -> path.matches(OF_COMMANDS) && !body(path).isMissingNode())
                .map(path -> operation(path).get("operationId").stringValue())
                .map(operation -> operation.substring(operation.indexOf('.') + 1))
                .collect(toSet());

        assertThat(commands).hasSizeGreaterThan(100);
        assertThat(german("commands.de.js")).isEqualTo(commands);
    }

    @Test
    void what_a_form_shows_has_a_german_name() throws IOException {
        var named = german("terms.de.js");

        var shown = new TreeSet<String>();
        for (var path : docs.get("paths").propertyNames()) {
            var body = body(path);
            if (!body.isMissingNode() && path.matches(OF_COMMANDS)) {
                shown.add(path.contains("{") ? path.substring(path.lastIndexOf('/') + 1) : "new");
                gather(body, shown);
            }
        }

        assertThat(shown).hasSizeGreaterThan(350);
        assertThat(named).containsAll(shown);
    }

    /** What is named in a file of the pages. */
    private static Set<String> german(String file) throws IOException {
        var words = new ClassPathResource("pages/js/" + file).getContentAsString(StandardCharsets.UTF_8);
        return Pattern.compile("(?m)^ {2}'?([A-Za-z0-9_-]+)'?: ").matcher(words).results()
                .map(match -> match.group(1))
                .collect(toSet());
    }

    /** The names of all fields of a body, and their constants. */
    private static void gather(JsonNode schema, Set<String> names) {
        var told = schema.has("$ref") ? docs.at(schema.get("$ref").stringValue().substring(1)) : schema;
        told.path("enum").valueStream().map(JsonNode::stringValue).forEach(names::add);
        told.path("properties").propertyStream().forEach(property -> {
            names.add(property.getKey());
            gather(property.getValue(), names);
        });
        if (told.has("items")) {
            gather(told.get("items"), names);
        }
    }

    private static void open(String collection, String body) {
        RECORDS.put(collection, id(created(hansa.ask().post("/api/" + collection, body))));
    }

    private static String record(String collection) {
        return RECORDS.getOrDefault(collection, "");
    }

    /** The schema of what is given there; missing where nothing is, or no JSON. */
    private static JsonNode body(String path) {
        return docs.get("paths").get(path).path("post").at("/requestBody/content/application~1json/schema");
    }

    private static JsonNode operation(String path) {
        return docs.get("paths").get(path).get("post");
    }

    private static List<String> names(JsonNode operation) {
        return operation.get("parameters").valueStream()
                .map(parameter -> parameter.get("name").stringValue())
                .toList();
    }

    private static List<String> enumOf(JsonNode operation, String name) {
        return operation.get("parameters").valueStream()
                .filter(parameter -> parameter.get("name").stringValue().equals(name))
                .flatMap(parameter -> parameter.at("/schema/enum").valueStream())
                .map(JsonNode::stringValue)
                .toList();
    }
}
