package city.hansa.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
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
        api.getPaths().forEach((path, item) -> item.readOperationsMap().forEach((method, operation) ->
                describe(path, method, operation)));
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
