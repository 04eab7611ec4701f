package city.hansa.web.openapi;

import city.hansa.web.audit.ReplayController.Asked;
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
import java.util.Set;

/** How views are replayed and compared, and how their processors are looked after. */
final class ProjectionDocs {

    private static final String REPLAYS = "/api/audit/replays";
    private static final String PROJECTIONS = "/api/operations/projections";
    private static final String REBUILDS = PROJECTIONS + "/rebuilds";

    static void describe(OpenAPI api, Schemas schemas) {
        var asked = new Content()
                .addMediaType("application/json", new MediaType().schema(schemas.object(Asked.class, Set.of())));
        api.path(REPLAYS, new PathItem().post(operation("audit", "Builds views anew from the log, beside the live ones, and"
                        + " compares them row by row as known at a position. All views where none is named; the whole log where"
                        + " no position is. With from, only records that have an event from there on.")
                .requestBody(new RequestBody().required(true).content(asked))
                .responses(responses("202", "It is under way, at Location.")
                        .addApiResponse("400", described("A view is not known, or a position is not in the log."))
                        .addApiResponse("409", described("Another is under way.")))));
        api.path(REPLAYS + "/{id}", new PathItem()
                .get(operation("audit", "How a replay stands: events read, of how many, and every difference found.")
                        .parameters(List.of(Parameters.id()))
                        .responses(responses("200", "The replay.").addApiResponse("404", described("There is none."))))
                .delete(operation("audit", "Cancels a replay; it ends within some thousands of events.")
                        .parameters(List.of(Parameters.id()))
                        .responses(responses("202", "It will end.")
                                .addApiResponse("404", described("There is none."))
                                .addApiResponse("409", described("It has ended.")))));
        api.path(PROJECTIONS, new PathItem()
                .get(operation("operations", "Each projection: position, lag in events and seconds, rate, dead letters.")
                        .responses(responses("200", "How they stand."))));
        api.path(PROJECTIONS + "/{view}/dead-letters", new PathItem()
                .get(operation("operations", "Events that a projection could not show, oldest first, at most 200.")
                        .parameters(List.of(view()))
                        .responses(responses("200", "The events.").addApiResponse("404", described("There is none.")))));
        api.path(PROJECTIONS + "/{view}/dead-letters/retry", new PathItem()
                .post(operation("operations", "Shows them after all, each stream as far as it goes.")
                        .parameters(List.of(view()))
                        .responses(responses("200", "What became of it.")
                                .addApiResponse("404", described("There is none.")))));
        describeRebuilds(api);
    }

    private static void describeRebuilds(OpenAPI api) {
        api.path(REBUILDS, new PathItem()
                .post(operation("operations", "Builds all views anew from the log beside those that are shown, and puts them in"
                                + " their place once they have caught up. Reads are answered all the while.")
                        .responses(responses("202", "It is under way, at Location.")
                                .addApiResponse("409", described("Another is under way, or a replay.")))));
        api.path(REBUILDS + "/{id}", new PathItem()
                .get(operation("operations", "How a rebuild stands: state, events read, of how many, a second, and lag.")
                        .parameters(List.of(Parameters.id()))
                        .responses(responses("200", "The rebuild.").addApiResponse("404", described("There is none."))))
                .delete(operation("operations", "Cancels a rebuild, unless the new views are shown already.")
                        .parameters(List.of(Parameters.id()))
                        .responses(responses("202", "It will end.")
                                .addApiResponse("404", described("There is none."))
                                .addApiResponse("409", described("It has ended.")))));
    }

    private static Operation operation(String tag, String description) {
        return new Operation().addTagsItem(tag).summary(description);
    }

    private static Parameter view() {
        return new PathParameter().name("view").schema(new StringSchema());
    }

    private static ApiResponses responses(String status, String description) {
        var answer = new Content().addMediaType("application/json", new MediaType().schema(Schemas.of("object")));
        return new ApiResponses().addApiResponse(status, described(description).content(answer));
    }

    private static ApiResponse described(String description) {
        return new ApiResponse().description(description);
    }

    private ProjectionDocs() {}
}
