package city.hansa.web.openapi;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** The parameters that questions share. */
final class Parameters {

    static Parameter id() {
        return new Parameter().in("path").name("id").required(true).schema(Schemas.formatted("string", "uuid"));
    }

    static List<Parameter> clocks() {
        return List.of(
                query("asOf", "What was true on that day; today where left out.", Schemas.formatted("string", "date")),
                query("knownAt", "What the record said then: an instant or a position.", Schemas.of("string")),
                query(
                        "minPosition",
                        "Wait, 5 seconds at most, until the views have come this far: read your own writes.",
                        Schemas.formatted("integer", "int64")));
    }

    static List<Parameter> register() {
        return Stream.of(
                        Stream.of(
                                query("city", "A party: a city's id, or scheme:value.", Schemas.of("string")),
                                query("network", "A party: a network's id.", Schemas.formatted("string", "uuid")),
                                query("kind", "One of the register's kinds; a country.", Schemas.of("string")),
                                query("standing", "One of the register's standings, or ANY.", Schemas.of("string")),
                                query("theme", "A theme of work.", Schemas.of("string")),
                                query("q", "A part of the name.", Schemas.of("string"))),
                        clocks().stream(),
                        paging())
                .flatMap(parameters -> parameters)
                .toList();
    }

    static List<Parameter> timeline() {
        var subjects = Schemas.of("array");
        subjects.setItems(Schemas.of("string"));
        subjects.setMinItems(1);
        subjects.setMaxItems(50);
        return Stream.of(
                        Stream.of(
                                query("subject", "Records by id, or cities by scheme:value.", subjects).required(true),
                                query("from", "The first day.", Schemas.formatted("string", "date")),
                                query("to", "The last day.", Schemas.formatted("string", "date")),
                                query("theme", "A theme of work.", Schemas.of("string"))),
                        clocks().stream(),
                        paging())
                .flatMap(parameters -> parameters)
                .toList();
    }

    private static Stream<Parameter> paging() {
        var limit = Schemas.of("integer");
        limit.setMinimum(BigDecimal.ONE);
        limit.setMaximum(BigDecimal.valueOf(200));
        limit.setDefault(50);
        return Stream.of(
                query("cursor", "The next of the page before.", Schemas.of("string")),
                query("limit", "How many items at most.", limit));
    }

    private static Parameter query(String name, String description, JsonSchema schema) {
        return new Parameter().in("query").name(name).description(description).schema(schema);
    }

    private Parameters() {}
}
