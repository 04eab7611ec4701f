package city.hansa.web.openapi;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Map;

/** What comes back: the same shapes for every command and every question. */
final class Responses {

    static Map<String, Schema<?>> schemas() {
        return Map.of("Written", written(), "Problem", problem(), "Page", page(), "RuledPage", ruledPage());
    }

    static ApiResponses ofCommand(boolean creates) {
        var success = json("Written; durable, and in the log at the position named.", "Written")
                .addHeaderObject("ETag", header("The record's sequence, as If-Match takes it."))
                .addHeaderObject(
                        "Idempotency-Replayed", header("true where this is the first answer, given again."));
        if (creates) {
            success.addHeaderObject("Location", header("Where the new record is."));
        }
        return new ApiResponses()
                .addApiResponse(creates ? "201" : "200", success)
                .addApiResponse("400", problem("Malformed: the field and the rule are named."))
                .addApiResponse("404", problem("There is no such collection, record or command here."))
                .addApiResponse("406", problem("An answer is application/json."))
                .addApiResponse("408", problem("The body did not arrive in time."))
                .addApiResponse("409", problem("Refused by a rule of the domain, or lost a race; reason says which."))
                .addApiResponse("412", problem("The record is no longer at the sequence of If-Match."))
                .addApiResponse("413", problem("A body has at most 1 MiB."))
                .addApiResponse("415", problem("A body is application/json."))
                .addApiResponse("422", problem("The Idempotency-Key was given with another request before."))
                .addApiResponse("429", problem("This caller asks too often; ask again after Retry-After, in seconds."))
                .addApiResponse("503", problem("What the service relies on does not answer; ask again."));
    }

    static ApiResponses ofQuestion(String description, boolean list) {
        return ofQuestion(list ? json(description, "Page") : jsonOf(description, Schemas.of("object")));
    }

    /** Of a list that says by which rule it counts. */
    static ApiResponses ofRuledQuestion(String description) {
        return ofQuestion(json(description, "RuledPage"));
    }

    private static ApiResponses ofQuestion(ApiResponse success) {
        return new ApiResponses()
                .addApiResponse("200", success.addHeaderObject("ETag", header("For If-None-Match.")))
                .addApiResponse("304", new ApiResponse().description("Unchanged since the answer with that ETag."))
                .addApiResponse("400", problem("A parameter lacks its form, or is not known here."))
                .addApiResponse("404", problem("It is not there, or not for this reader."))
                .addApiResponse("406", problem("An answer is application/json."))
                .addApiResponse("429", problem("This caller asks too often; ask again after Retry-After, in seconds."))
                .addApiResponse("503", problem("The views have not come as far as minPosition, or do not answer."));
    }

    static ApiResponse problem(String description) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType("application/problem+json", new MediaType().schema(reference("Problem"))));
    }

    private static ApiResponse json(String description, String schema) {
        return jsonOf(description, reference(schema));
    }

    static ApiResponse jsonOf(String description, JsonSchema schema) {
        return new ApiResponse()
                .description(description)
                .content(new Content().addMediaType("application/json", new MediaType().schema(schema)));
    }

    static Header header(String description) {
        return new Header().description(description).schema(Schemas.of("string"));
    }

    static JsonSchema reference(String name) {
        var reference = new JsonSchema();
        reference.set$ref("#/components/schemas/" + name);
        return reference;
    }

    private static JsonSchema written() {
        var schema = Schemas.described("object", "What was written.");
        schema.addProperty("id", Schemas.formatted("string", "uuid"));
        schema.addProperty("sequence", Schemas.formatted("integer", "int64"));
        schema.addProperty("position", Schemas.formatted("integer", "int64"));
        var narratives = Schemas.described("object", "Where sealed narratives were opened: each text, by its field.");
        narratives.setAdditionalProperties(Schemas.of("string"));
        schema.addProperty("narratives", narratives);
        schema.setRequired(List.of("id", "sequence", "position"));
        return schema;
    }

    private static JsonSchema page() {
        var items = Schemas.of("array");
        items.setItems(Schemas.of("object"));
        var next = Schemas.described("string", "The cursor of the following page; null on the last.");
        next.addType("null");
        var asOf = Schemas.described(
                "string",
                "The day for which the page holds; of a timeline that was asked without one, the day by which cities are"
                        + " named, while what is yet to come is told too.");
        asOf.setFormat("date");
        var schema = Schemas.described("object", "A page of a list, and where it stands on both clocks.");
        schema.addProperty("items", items);
        schema.addProperty("next", next);
        schema.addProperty("asOf", asOf);
        schema.addProperty("knownAt", Schemas.formatted("string", "date-time"));
        schema.addProperty("position", Schemas.formatted("integer", "int64"));
        schema.setRequired(List.of("items", "next", "asOf", "knownAt", "position"));
        return schema;
    }

    private static JsonSchema ruledPage() {
        var schema = page();
        schema.setDescription("A page of a list in which something is counted or derived.");
        schema.addProperty(
                "rule", Schemas.described("string", "What is counted and how, in which units, and in what order."));
        schema.addRequiredItem("rule");
        return schema;
    }

    private static JsonSchema problem() {
        var schema = Schemas.described("object", "Problem details (RFC 9457); what the rule met is added to them.");
        schema.addProperty("type", Schemas.formatted("string", "uri-reference"));
        schema.addProperty("title", Schemas.described("string", "The rule in one sentence, as it holds."));
        schema.addProperty("status", Schemas.formatted("integer", "int32"));
        schema.addProperty("reason", Schemas.described("string", "The rule's name; stable."));
        schema.addProperty("detail", Schemas.of("string"));
        schema.addProperty("instance", Schemas.formatted("string", "uri-reference"));
        schema.addProperty("field", Schemas.described("string", "What is malformed."));
        schema.setRequired(List.of("type", "title", "status", "reason", "detail", "instance"));
        return schema;
    }

    private Responses() {}
}
