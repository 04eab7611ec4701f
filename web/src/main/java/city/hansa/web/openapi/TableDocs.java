package city.hansa.web.openapi;

import city.hansa.api.catalogue.CommandCatalogue.Collection;
import city.hansa.api.envelope.Source;
import city.hansa.web.csv.Csv;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Registers as CSV, out and in. */
final class TableDocs {

    private static final Set<String> OF_PAGES = Set.of("cursor", "limit");

    static void describeExport(OpenAPI api, Collection collection) {
        var description = "The register as CSV (RFC 4180, UTF-8), whole, in the order of the list. Dates are EDTF as given,"
                + " and their earliest and latest day. A text that a spreadsheet would take for a formula has an"
                + " apostrophe before it, which the import takes off again.";
        var parameters = Stream.concat(
                        Parameters.register(collection.kind()).stream()
                                .filter(parameter -> !OF_PAGES.contains(parameter.getName())),
                        Stream.of(
                                query("separator", "Between fields; a comma where left out.")
                                        .schema(Schemas.oneOf(List.of(",", ";"))),
                                query("bom", "Whether it begins with a byte order mark; false where left out.")
                                        .schema(Schemas.of("boolean"))))
                .toList();
        var operation = new Operation()
                .operationId(collection.path() + ".export")
                .addTagsItem(collection.path())
                .summary(description)
                .parameters(parameters)
                .responses(answers(description)
                        .addApiResponse("400", problem("A parameter lacks its form, or is not known here."))
                        .addApiResponse("503", problem("The views have not come as far, or do not answer.")));
        api.path("/api/" + collection.path() + ".csv", new PathItem().get(operation));
    }

    static void describeImport(OpenAPI api) {
        var operation = new Operation()
                .operationId("imports.take")
                .addTagsItem("imports")
                .summary("Takes a table line by line, and says of each line whether it was taken, and why not.")
                .description("The header says what the table is: partnerships or cities as they are exported here,"
                        + " the RGRE's database (municipality, partnergemeinde or partner, country, seit or since, form),"
                        + " or GeoNames' cities. UTF-8; comma or semicolon; at most 1 GiB, a line 100,000 characters, a"
                        + " field 10,000. A city is found by id, by identifier, then by name, country and place (within"
                        + " 25 km); one that may be several is refused. The same table again changes nothing. The answer"
                        + " has a line for each: line,answer,id,reason,why; answer is TAKEN, ALREADY_THERE, REFUSED or"
                        + " STOPPED.")
                .parameters(List.of(
                        query("by", "On whose behalf: network:<id>, city:<id>, or scheme:value.").required(true),
                        query("source", "On what it rests: the table's title.").required(true),
                        query("sourceKind", "REGISTER where left out.")
                                .schema(Schemas.oneOf(Arrays.stream(Source.Kind.values())
                                        .map(Source.Kind::name)
                                        .toList())),
                        query("sourceUrl", "Where the table was found."),
                        query("retrieved", "On which day.").schema(Schemas.formatted("string", "date")),
                        query("dryRun", "true judges every line and writes nothing.")
                                .schema(Schemas.of("boolean")),
                        query("createCities", "true registers the cities of partnerships that are not there yet.")
                                .schema(Schemas.of("boolean"))))
                .requestBody(new RequestBody().required(true).content(csv()))
                .responses(answers("What became of each line, in the order of the lines.")
                        .addApiResponse("400", problem("The header, encoding or a parameter is not in order; nothing was"
                                + " written."))
                        .addApiResponse("413", problem("A table has at most 1 GiB."))
                        .addApiResponse("415", problem("A table is text/csv."))
                        .addApiResponse("503", problem("What the service relies on does not answer.")));
        api.path("/api/imports", new PathItem().post(operation));
    }

    private static ApiResponses answers(String description) {
        return new ApiResponses().addApiResponse("200", new ApiResponse().description(description).content(csv()));
    }

    private static Content csv() {
        return new Content().addMediaType(Csv.MEDIA_TYPE, new MediaType().schema(Schemas.of("string")));
    }

    private static ApiResponse problem(String description) {
        return Responses.problem(description);
    }

    private static Parameter query(String name, String description) {
        return new Parameter().in("query").name(name).description(description).schema(Schemas.of("string"));
    }

    private TableDocs() {}
}
