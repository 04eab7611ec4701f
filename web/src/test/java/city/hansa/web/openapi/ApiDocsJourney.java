package city.hansa.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.catalogue.CommandCatalogue;
import city.hansa.web.Http;
import city.hansa.web.RecordingCommands;
import city.hansa.web.ScriptedReads;
import city.hansa.web.WebTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@WebTest
class ApiDocsJourney {

    private static @Nullable JsonNode docs;

    @Autowired Http http;
    @Autowired RecordingCommands commands;

    @BeforeEach
    void reset() {
        commands.reset();
    }

    static List<String> paths() {
        return CommandCatalogue.COLLECTIONS.stream()
                .flatMap(collection -> Stream.concat(
                        Stream.of("/api/" + collection.path()),
                        collection.changing().map(command ->
                                "/api/" + collection.path() + "/{id}/" + CommandCatalogue.pathOf(command))))
                .toList();
    }

    @Test
    void the_description_is_openapi_3_1() {
        var docs = http.get("/api-docs").json();

        assertThat(docs.get("openapi").stringValue()).startsWith("3.1");
        assertThat(docs.at("/components/schemas/Identifier/properties/scheme/enum").size()).isEqualTo(7);
        assertThat(docs.at("/components/schemas/Problem/type").stringValue()).isEqualTo("object");
    }

    @ParameterizedTest
    @MethodSource("paths")
    void every_command_is_described_and_its_example_is_taken(String path) {
        var operation = operation(path);
        var example = operation.at("/requestBody/content/application~1json/example");
        var answer = http.post(path.replace("{id}", ScriptedReads.DORTMUND.toString()), example.toString());

        assertThat(operation.get("description").stringValue()).isNotBlank();
        assertThat(operation.get("responses").propertyNames())
                .contains("400", "404", "409", "412", "422", path.contains("{id}") ? "200" : "201");
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(path.contains("{id}") ? 200 : 201);
        assertThat(commands.sent).hasSize(1);
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
                .containsAll(schema.get("required").valueStream().map(JsonNode::stringValue).toList());
    }

    @Test
    void what_can_be_asked_is_described_too() {
        var paths = http.get("/api-docs").json().get("paths");

        for (var path : List.of("/api/cities", "/api/cities/{id}", "/api/timeline")) {
            assertThat(paths.path(path).path("get").path("parameters").valueStream()
                            .map(parameter -> parameter.get("name").stringValue()))
                    .as(path)
                    .contains("asOf", "knownAt", "minPosition");
        }
    }

    @Test
    void there_is_a_page_to_try_it() {
        var there = http.get("/api-docs/ui").header("Location");
        var page = http.get(there.replaceFirst("^http://[^/]+", ""));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.response().body()).contains("swagger-ui");
    }

    @Test
    void what_a_client_may_be_told_and_may_say_is_described() {
        var list = docs().at("/paths/~1api~1partnerships/get");
        var create = docs().at("/paths/~1api~1partnerships/post");
        var sign = docs().at("/paths/~1api~1partnerships~1{id}~1sign-agreement/post");
        var timeline = docs().at("/paths/~1api~1timeline/get");

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
        assertThat(docs().at("/components/schemas/By/minProperties").intValue()).isEqualTo(1);
        assertThat(docs().at("/components/schemas/By/maxProperties").intValue()).isEqualTo(1);
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

    /** Components are referred to by name, so two that share one would describe one of the two wrongly. */
    @Test
    void participants_of_exchanges_and_of_actions_are_told_apart() {
        var schemas = docs().at("/components/schemas");

        assertThat(schemas.at("/Participant/properties").propertyNames()).contains("key");
        assertThat(schemas.at("/ActionParticipant/properties").propertyNames())
                .containsExactlyInAnyOrder("city", "organisation");
    }

    private JsonNode operation(String path) {
        return docs().get("paths").get(path).get("post");
    }

    /** The same for every test, and long. */
    private JsonNode docs() {
        if (docs == null) {
            docs = http.get("/api-docs").json();
        }
        return docs;
    }
}
