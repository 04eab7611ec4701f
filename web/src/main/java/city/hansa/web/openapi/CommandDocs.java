package city.hansa.web.openapi;

import city.hansa.api.catalogue.CommandCatalogue;
import city.hansa.api.catalogue.CommandCatalogue.Collection;
import city.hansa.api.catalogue.StoredForm;
import city.hansa.api.fact.FactCommand;
import city.hansa.web.command.CommandReader;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.type.TypeReference;

/** One operation a command, from the catalogue: its record gives the schema, its annotation the words. */
final class CommandDocs {

    private final Schemas schemas;

    CommandDocs(Schemas schemas) {
        this.schemas = schemas;
    }

    void describe(OpenAPI api, Collection collection) {
        var base = "/api/" + collection.path();
        api.path(base, pathItem(api, base).post(operation(collection, collection.creating(), true)));
        collection.changing().forEach(command -> {
            var path = base + "/{id}/" + CommandCatalogue.pathOf(command);
            var operation = operation(collection, command, false).addParametersItem(Parameters.id());
            api.path(path, new PathItem().post(operation));
        });
    }

    private static PathItem pathItem(OpenAPI api, String path) {
        var there = api.getPaths() == null ? null : api.getPaths().get(path);
        return there == null ? new PathItem() : there;
    }

    private Operation operation(Collection collection, Class<?> command, boolean creates) {
        var words = words(command);
        var operation = new Operation()
                .operationId(collection.path() + "." + CommandCatalogue.pathOf(command))
                .addTagsItem(collection.path())
                .summary(words.description().split("(?<=[.])\\s", 2)[0])
                .description(words.description())
                .addParametersItem(header(
                        "Idempotency-Key",
                        "The same request under the same key is taken once. One that changes nothing leaves no receipt,"
                                + " and is judged anew when it is repeated."))
                .requestBody(body(collection, command, words.example()))
                .responses(Responses.ofCommand(creates));
        return creates
                ? operation
                : operation.addParametersItem(
                        header("If-Match", "The ETag of the record as last seen, such as \"3\"."));
    }

    private RequestBody body(Collection collection, Class<?> command, String example) {
        var addressed = FactCommand.class.isAssignableFrom(command) ? "subject" : collection.idField();
        var schema = said(schemas, command, addressed);
        var json = new MediaType().schema(schema).example(complete(example));
        return new RequestBody().required(true).content(new Content().addMediaType("application/json", json));
    }

    /** What is said, with the fields that all that is said shares. */
    static JsonSchema said(Schemas schemas, Class<?> type, String... notGiven) {
        var schema = schemas.object(type, Set.of(notGiven));
        for (var shared : CommandReader.Shared.class.getRecordComponents()) {
            schemas.add(schema, shared);
        }
        return schema;
    }

    /** Examples on the records leave out on whose behalf they are given, where that is not their point. */
    private static Map<String, Object> complete(String example) {
        var complete = new LinkedHashMap<String, Object>();
        complete.put("by", Map.of("city", "geonames:2935517"));
        complete.putAll(StoredForm.JSON.readValue(example, new TypeReference<Map<String, Object>>() {}));
        return complete;
    }

    private static io.swagger.v3.oas.annotations.media.Schema words(Class<?> command) {
        var words = command.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        if (words == null) {
            throw new IllegalStateException(command.getSimpleName() + " has no description");
        }
        return words;
    }

    static Parameter header(String name, String description) {
        return new Parameter().in("header").name(name).description(description).schema(Schemas.of("string"));
    }
}
