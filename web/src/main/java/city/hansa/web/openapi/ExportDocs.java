package city.hansa.web.openapi;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;

/** The questions that are answered in other people's forms as well: their parameters are those of the list. */
final class ExportDocs {

    private static final String CALENDAR = "text/calendar";

    /** To be called when the lists themselves are described. */
    static void describe(OpenAPI api) {
        var calendar = " as a calendar (RFC 5545): entries of whole days, 200 where no limit is given; one whose day"
                + " is not known stands on the first that it may be, and says so. What has no first day is left out.";
        describe(api, "/api/due", "/api/due.ics", CALENDAR, "What is due," + calendar);
        describe(api, "/api/anniversaries", "/api/anniversaries.ics", CALENDAR, "What comes up," + calendar);
        describe(api, "/api/timeline", "/api/timeline.ics", CALENDAR, "A timeline," + calendar);
        describe(api, "/api/timeline", "/api/timeline.feed.json", "application/feed+json",
                "A timeline as a JSON Feed 1.1: an item is published when its event was recorded, and next_url names the"
                        + " next page.");
        var activities = " as activities of IATI 2.03, in the order of the register: a date that is vague is given as the"
                + " first day that it may be, with how it was recorded. What is not public, or has no first day, is"
                + " left out; a page without any activity is answered 204, and its Link leads on.";
        var xml = "application/xml";
        describe(api, "/api/exchanges", "/api/exchanges.iati.xml", xml, "Exchanges of help," + activities);
        describe(api, "/api/actions", "/api/actions.iati.xml", xml, "Joint actions that somebody funds," + activities);
        for (var path : List.of("/api/exchanges.iati.xml", "/api/actions.iati.xml")) {
            var responses = requireNonNull(requireNonNull(api.getPaths().get(path)).getGet()).getResponses();
            responses.addApiResponse("204", new ApiResponse().description("No activity is on this page."));
            requireNonNull(responses.get("200"))
                    .addHeaderObject("Hansa-Left-Out", Responses.header("How many records of the page are none."));
        }
    }

    private static void describe(OpenAPI api, String list, String path, String type, String description) {
        var asked = requireNonNull(requireNonNull(api.getPaths().get(list)).getGet());
        var operation = new Operation()
                .operationId(path.substring("/api/".length()).replace('.', '-'))
                .addTagsItem("exports")
                .summary(description)
                .parameters(isTold(type) ? parameters(asked.getParameters()) : asked.getParameters())
                .responses(Responses.ofQuestion(description, false));
        var success = requireNonNull(operation.getResponses().get("200"));
        success.setContent(new Content().addMediaType(type, new MediaType().schema(Schemas.of("string"))));
        success.addHeaderObject("Link", Responses.header("rel=next: the next page; none on the last."))
                .addHeaderObject("Hansa-As-Of", Responses.header("The day for which it holds."))
                .addHeaderObject("Hansa-Known-At", Responses.header("What was known then is what it tells."))
                .addHeaderObject("Hansa-Position", Responses.header("The last position that it takes into account."));
        operation.getResponses().remove("406");
        api.path(path, new PathItem().get(operation));
    }

    /** Whether it is told in a language, rather than in codes. */
    private static boolean isTold(String type) {
        return !type.equals("application/xml");
    }

    private static List<Parameter> parameters(List<Parameter> asked) {
        var parameters = new ArrayList<>(asked);
        if (asked.stream().noneMatch(parameter -> parameter.getName().equals("Accept-Language"))) {
            parameters.add(CommandDocs.header("Accept-Language", "en or de; English where left out."));
        }
        return parameters;
    }

    private ExportDocs() {}
}
