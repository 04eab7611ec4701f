package city.hansa.web.openapi;

import city.hansa.api.Subject;
import city.hansa.api.catalogue.CommandCatalogue.Collection;
import city.hansa.api.view.DiscrepancyKind;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What can be asked of changes: those of all records, of one with whence it is, and what does not agree. */
final class ChangeDocs {

    static void describe(OpenAPI api) {
        var kinds = Arrays.stream(Subject.Kind.values()).map(Enum::name).toList();
        var parameters = Stream.of(
                        between().stream(),
                        Stream.of(
                                Parameters.city(),
                                Parameters.network(),
                                Parameters.query("kind", "What is changed.", Schemas.oneOf(kinds))),
                        Parameters.paging())
                .flatMap(part -> part)
                .toList();
        api.path("/api/changes", new PathItem().get(ReadDocs.operation("changes", "list",
                "Every event by which what was known came from one state to another, by position: what was changed, of"
                        + " which day, by which role and party, why, on what source, and how late in days. A page, and"
                        + " beside it from, the last position of the earlier state, and rule.",
                parameters, true)));
        describeDiscrepancies(api);
    }

    private static void describeDiscrepancies(OpenAPI api) {
        var kinds = Arrays.stream(DiscrepancyKind.values()).map(Enum::name).toList();
        var parameters = Stream.of(
                        Stream.of(
                                Parameters.city(),
                                Parameters.network(),
                                Parameters.query("kind", "In what way it does not agree.", Schemas.oneOf(kinds))),
                        Parameters.clocks().stream(),
                        Parameters.paging())
                .flatMap(part -> part)
                .toList();
        api.path("/api/discrepancies", new PathItem().get(ReadDocs.ruled("discrepancies",
                "What does not agree, by kind, then record: claims that compete, disputes that stand open, figures that"
                        + " are not what the register counts, and what only one side has told.",
                parameters)));
    }

    static void describe(OpenAPI api, Collection collection) {
        var base = "/api/" + collection.path() + "/{id}";
        api.path(base + "/changes", new PathItem().get(ReadDocs.operation(collection.path(), "changes",
                "What came to be known of one record: the events, and the differences of the document, each with a JSON"
                        + " Pointer as path, before and after.",
                ReadDocs.ofOne(between()), false)));
        api.path(base + "/provenance", new PathItem().get(ReadDocs.operation(collection.path(), "provenance",
                "Whence one record is, as W3C PROV-JSON: versions and sources, commands, parties in their roles.",
                ReadDocs.ofOne(Parameters.record()), false)));
    }

    private static List<Parameter> between() {
        return List.of(
                Parameters.query(
                        "from",
                        "What was known before: an instant or a position; nothing where left out.",
                        Schemas.of("string")),
                Parameters.query(
                        "to",
                        "What is known after: an instant or a position; now where left out.",
                        Schemas.of("string")),
                Parameters.minPosition());
    }

    private ChangeDocs() {}
}
