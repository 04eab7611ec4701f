package city.hansa.web.openapi;

import city.hansa.api.Subject;
import city.hansa.api.exchange.AidKind;
import city.hansa.api.value.Theme;
import city.hansa.api.view.ChartName;
import city.hansa.web.address.RegisterConstants;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The parameters that questions share. */
final class Parameters {

    static Parameter id() {
        return new Parameter().in("path").name("id").required(true).schema(Schemas.formatted("string", "uuid"));
    }

    static List<Parameter> clocks() {
        return clocks("What was true on that day; today where left out.");
    }

    private static List<Parameter> clocks(String asOf) {
        return Stream.concat(
                        Stream.of(query("asOf", asOf, Schemas.formatted("string", "date"))), record().stream())
                .toList();
    }

    /** The clock of the record alone, for what is of all days. */
    static List<Parameter> record() {
        return List.of(
                query("knownAt", "What the record said then: an instant or a position.", Schemas.of("string")),
                minPosition());
    }

    static Parameter minPosition() {
        return query(
                "minPosition",
                "Wait, 5 seconds at most, until the views have come this far: read your own writes.",
                Schemas.formatted("integer", "int64"));
    }

    static List<Parameter> register(Subject.Kind register) {
        var kinds = RegisterConstants.kindsOf(register);
        return Stream.of(
                        Stream.of(
                                city(),
                                network(),
                                query("kind", "A city's country, a membership's class.", Schemas.oneOf(kinds)),
                                query(
                                        "standing",
                                        "Those in being where left out.",
                                        Schemas.oneOf(RegisterConstants.standingsOf(register))),
                                theme(),
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
                                theme(),
                                CommandDocs.header("Accept-Language", "en or de; English where left out.")),
                        clocks("Nothing is told that is certainly later than that day; where left out, what is yet to"
                                        + " come is told too.")
                                .stream(),
                        paging())
                .flatMap(parameters -> parameters)
                .toList();
    }

    static List<Parameter> search() {
        var kinds = Arrays.stream(Subject.Kind.values()).map(Enum::name).toList();
        return Stream.of(
                        Stream.of(
                                query("q", "What is looked for.", Schemas.of("string")).required(true),
                                query("kind", "Of which kind the records are.", Schemas.oneOf(kinds)),
                                limit()),
                        clocks().stream())
                .flatMap(parameters -> parameters)
                .toList();
    }

    static List<Parameter> board() {
        return Stream.of(
                        Stream.of(
                                query(
                                        "city",
                                        "That needs, gives or receives: a city's id, or scheme:value.",
                                        Schemas.of("string")),
                                theme(),
                                query(
                                        "crisis",
                                        "A type of crisis such as PANDEMIC, or a GLIDE number.",
                                        Schemas.of("string")),
                                query("kind", "A kind of aid.", Schemas.oneOf(constants(AidKind.values())))),
                        clocks().stream(),
                        paging())
                .flatMap(parameters -> parameters)
                .toList();
    }

    static List<Parameter> chart() {
        var names = Arrays.stream(ChartName.values()).map(ChartName::path).toList();
        var year = Schemas.of("string").pattern("[0-9]{4}");
        return Stream.concat(
                        Stream.of(
                                new Parameter().in("path").name("name").required(true).schema(Schemas.oneOf(names)),
                                city(),
                                network("A network's id; not beside a city."),
                                query("from", "The first year, of a chart over years.", (JsonSchema) year)),
                        clocks().stream())
                .toList();
    }

    static List<Parameter> reciprocity() {
        return Stream.concat(
                        Stream.of(
                                query("city", "A city's id, or scheme:value.", Schemas.of("string")).required(true),
                                query("partner", "One partner alone, named likewise.", Schemas.of("string"))),
                        clocks().stream())
                .toList();
    }

    static List<Parameter> map() {
        return Stream.concat(
                        Stream.of(
                                city(),
                                network("A network's id: partnerships between its members."),
                                query(
                                        "kind",
                                        "A kind of partnership.",
                                        Schemas.oneOf(RegisterConstants.kindsOf(Subject.Kind.PARTNERSHIP))),
                                theme()),
                        clocks().stream())
                .toList();
    }

    private static Parameter network(String description) {
        return query("network", description, Schemas.formatted("string", "uuid"));
    }

    static Parameter city() {
        return query("city", "A party: a city's id, or scheme:value.", Schemas.of("string"));
    }

    static Parameter network() {
        return network("A party: a network's id.");
    }

    private static List<String> constants(Enum<?>[] all) {
        return Arrays.stream(all).map(Enum::name).toList();
    }

    private static Parameter theme() {
        return query("theme", "A theme of work.", Schemas.oneOf(constants(Theme.values())));
    }

    static Stream<Parameter> paging() {
        return Stream.of(query("cursor", "The next of the page before.", Schemas.of("string")), limit());
    }

    private static Parameter limit() {
        var limit = Schemas.of("integer");
        limit.setMinimum(BigDecimal.ONE);
        limit.setMaximum(BigDecimal.valueOf(200));
        limit.setDefault(50);
        return query("limit", "How many items at most.", limit);
    }

    static Parameter query(String name, String description, JsonSchema schema) {
        return new Parameter().in("query").name(name).description(description).schema(schema);
    }

    private Parameters() {}
}
