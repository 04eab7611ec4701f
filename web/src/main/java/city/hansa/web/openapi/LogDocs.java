package city.hansa.web.openapi;

import city.hansa.ledger.seal.Reconciler.Statement;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;

/** How the log is read and proved. Most of it is described by C2SP; here stands where it is found. */
final class LogDocs {

    private static final String TEXT = "text/plain";
    private static final String JSON = "application/json";
    private static final String BYTES = "application/octet-stream";

    static void describe(OpenAPI api, Schemas schemas) {
        get(api, "/log/checkpoint", "log", "The newest checkpoint, with its cosignatures (C2SP tlog-checkpoint).", TEXT);
        get(api, "/log/vkey", "log", "The keys that sign checkpoints, one a line.", TEXT);
        get(api, "/log/tile/{level}/{index}", "log", "A tile of the tree (C2SP tlog-tiles).", BYTES,
                path("level"), path("index"));
        get(api, "/log/tile/entries/{index}", "log", "A bundle of entries (C2SP tlog-tiles).", BYTES, path("index"));
        get(api, "/api/audit/receipts/{position}", "audit",
                "A proof that the event at a position is in the log (C2SP tlog-proof).", TEXT, path("position"));
        get(api, "/api/audit/export", "audit",
                "Everything that is sealed, a line an event: leaf, payload, metadata and salt in base64.",
                "application/jsonl");
        get(api, "/api/audit/witnesses", "audit", "Who cosigned what and when, and whose log is cosigned here.", JSON);
        get(api, "/witness/vkey", "witness", "The key by which this node cosigns the logs of others.", TEXT);
        get(api, "/witness/{origin}/checkpoint", "witness",
                "The last checkpoint of a log that was cosigned; origin is the SHA-256 of its name.", TEXT,
                path("origin"));
        api.path("/witness/add-checkpoint", new PathItem().post(cosigning()));
        api.path("/api/operations/reconciliations", new PathItem().get(reconciliations()).post(reconciling(schemas)));
    }

    private static Operation reconciliations() {
        return operation("operations", "What left the house and is not known to the database, and what is on record.")
                .responses(new ApiResponses()
                        .addApiResponse("200", new ApiResponse().description("How it stands.").content(content(JSON))));
    }

    private static Operation reconciling(Schemas schemas) {
        var schema = CommandDocs.said(schemas, Statement.class);
        schema.addRequiredItem("by");
        var body = new Content().addMediaType(JSON, new MediaType().schema(schema));
        return operation("operations", "Puts on record that a checkpoint is lost, and what the log is called from now on.")
                .requestBody(new RequestBody().required(true).content(body))
                .responses(new ApiResponses()
                        .addApiResponse("200", new ApiResponse().description("It is recorded.").content(content(JSON)))
                        .addApiResponse("400", new ApiResponse().description("This is no such request."))
                        .addApiResponse("409", new ApiResponse().description("Nothing is lost, or another checkpoint, or"
                                + " the log bore that name.")));
    }

    private static Operation cosigning() {
        return operation("witness", "Asks for a cosignature of another log's checkpoint (C2SP tlog-witness).")
                .requestBody(new RequestBody().required(true).content(content(TEXT)))
                .responses(new ApiResponses()
                        .addApiResponse("200", new ApiResponse().description("The cosignature.").content(content(TEXT)))
                        .addApiResponse("400", new ApiResponse().description("This is no such request."))
                        .addApiResponse("403", new ApiResponse().description("The log's key has not signed it."))
                        .addApiResponse("404", new ApiResponse().description("The log is not known here."))
                        .addApiResponse("409", new ApiResponse().description("The last one is of another size, which the"
                                + " body says.").content(content("text/x.tlog.size")))
                        .addApiResponse("422", new ApiResponse().description("The proof does not hold.")));
    }

    private static void get(
            OpenAPI api, String path, String tag, String description, String mediaType, Parameter... parameters) {
        api.path(path, new PathItem().get(operation(tag, description)
                .parameters(List.of(parameters))
                .responses(new ApiResponses()
                        .addApiResponse("200", new ApiResponse().description(description).content(content(mediaType)))
                        .addApiResponse("404", new ApiResponse().description("There is no such yet.")))));
    }

    private static Operation operation(String tag, String description) {
        return new Operation().addTagsItem(tag).summary(description);
    }

    private static Parameter path(String name) {
        return new PathParameter().name(name).schema(new StringSchema());
    }

    private static Content content(String mediaType) {
        return new Content().addMediaType(mediaType, new MediaType().schema(new StringSchema()));
    }

    private LogDocs() {}
}
