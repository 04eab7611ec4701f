package city.hansa.web.openapi;

import static java.util.Objects.requireNonNull;

import city.hansa.api.catalogue.CommandCatalogue.Collection;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.List;

/** What can be asked: the same of every collection, and the timeline of all. */
final class ReadDocs {

    static void describe(OpenAPI api, Collection collection) {
        var base = "/api/" + collection.path();
        api.path(base, new PathItem().get(operation(collection.path(), "list", "The register, by since, then id.",
                Parameters.register(collection.kind()), true)));
        var get = operation(collection.path(), "get", "One record as it stands at that place on both clocks.",
                ofOne(Parameters.clocks()), false);
        FeedDocs.addPush(get);
        api.path(base + "/{id}", new PathItem().get(get));
        api.path(base + "/{id}/history", new PathItem().get(operation(collection.path(), "history",
                "Every event of one record: who, when, how late in days, on what source, and what it changed, field by"
                        + " field.",
                ofOne(Parameters.record()), false)));
    }

    static void describeTimeline(OpenAPI api) {
        var operation = operation("timeline", "list",
                "What happened to one or more records, in the order of days; each entry is told in the language of"
                        + " Accept-Language, English or German.",
                Parameters.timeline(), true);
        requireNonNull(operation.getResponses().get("200"))
                .addHeaderObject("Content-Language", Responses.header("The language of the sentences."));
        api.path("/api/timeline", new PathItem().get(operation));
    }

    static void describeSearch(OpenAPI api) {
        api.path("/api/search", new PathItem().get(ruled("search",
                "The records that a text means, best first: by their names, which may be misspelt, by their words in German"
                        + " or English, and by the names of their parties.",
                Parameters.search())));
    }

    static void describeDashboard(OpenAPI api) {
        api.path("/api/charts/{name}", new PathItem().get(operation("charts", "get",
                "Records counted for a chart, as pairs: those that certainly count, and those that possibly do.",
                Parameters.chart(), false)));
        api.path("/api/map.geojson", new PathItem().get(operation("map", "get",
                "The partnerships in being as lines between cities, and the cities as points (RFC 7946).",
                Parameters.map(), false)));
        api.path("/api/map.json", new PathItem().get(operation("map", "overTime",
                "The same of all days at once, in columns: cities, and the periods of partnerships with their days.",
                Parameters.map(), false)));
    }

    static List<Parameter> ofOne(List<Parameter> clocks) {
        var parameters = new ArrayList<>(List.of(Parameters.id()));
        parameters.addAll(clocks);
        return parameters;
    }

    /** Of a list that says by which rule it counts. */
    static Operation ruled(String tag, String description, List<Parameter> parameters) {
        return operation(tag, "list", description, parameters, true)
                .responses(Responses.ofRuledQuestion(description));
    }

    static Operation operation(
            String tag, String name, String description, List<Parameter> parameters, boolean list) {
        return new Operation()
                .operationId(tag + "." + name)
                .addTagsItem(tag)
                .summary(description)
                .parameters(parameters)
                .responses(Responses.ofQuestion(description, list));
    }

    private ReadDocs() {}
}
