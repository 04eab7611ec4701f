package city.hansa.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Map;

/** Describes that tokens are shown, and for what one is needed: all but reads of what is public. */
final class AccessDocs {

    private static final String TOKEN = "token";
    private static final List<String> NOT_PUBLIC =
            List.of("/api/operations", "/api/audit/replays", "/api/audit/export");

    static void describe(OpenAPI api) {
        api.getComponents()
                .addSecuritySchemes(TOKEN, new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description("An access token (RFC 9068) of the identity provider, with the claims roles and"
                                + " mandates."));
        api.path("/api/mandates", new PathItem().get(mandates()));
        api.getPaths().forEach((path, item) -> item.readOperationsMap().forEach((method, operation) ->
                describe(path, method, operation)));
    }

    private static Operation mandates() {
        var responses = new ApiResponses()
                .addApiResponse("200", Responses.jsonOf("The parties, as the register knows them now.", Schemas.of("object")))
                .addApiResponse("406", Responses.problem("An answer is application/json."))
                .addApiResponse("429", Responses.problem("This caller asks too often; ask again after Retry-After, in seconds."))
                .addApiResponse("503", Responses.problem("The views do not answer."));
        return new Operation()
                .operationId("mandates.list")
                .addTagsItem("mandates")
                .summary("For whom the caller speaks: the parties that the mandates of the token name, each as by of a command"
                        + " takes it; none without a token.")
                .responses(responses);
    }

    private static void describe(String path, HttpMethod method, Operation operation) {
        var isNeeded = path.startsWith("/api/")
                && (method != HttpMethod.GET || NOT_PUBLIC.stream().anyMatch(path::startsWith));
        if (isNeeded) {
            operation.addSecurityItem(new SecurityRequirement().addList(TOKEN));
            var refusals = Map.of(
                    "401", "No token is shown, or none that holds.",
                    "403", "No role of the caller is trusted with this, or they do not hold the party's mandate.");
            refusals.forEach((status, why) -> operation.getResponses().addApiResponse(status, Responses.problem(why)));
        }
    }

    private AccessDocs() {}
}
