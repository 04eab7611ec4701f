package city.hansa.web.openapi;

import static java.util.Objects.requireNonNull;

import city.hansa.api.view.AnniversaryKind;
import city.hansa.api.view.DueKind;
import city.hansa.api.view.DueState;
import city.hansa.web.address.RegisterConstants;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What a secretariat asks. Each answer is a page with a rule, which says how days, years or members are counted. */
final class DeskDocs {

    static void describe(OpenAPI api) {
        api.path("/api/due", new PathItem().get(operation("due",
                "What is open on that day and due within a period from it, what is overdue first; each with the rule by"
                        + " which it is due and by how many days it is late. What no rule gives a day comes last.",
                parameters(
                        Stream.of(
                                within("P90D"),
                                Parameters.city(),
                                Parameters.network(),
                                Parameters.query("kind", "What is due.", oneOf(DueKind.values())),
                                Parameters.query("state", "How far it has come.", oneOf(DueState.values()))),
                        Parameters.clocks()))));
        var anniversaries = operation("anniversaries",
                "The round anniversaries that may fall within a period from that day, by each side's own count; when is"
                        + " as precise as the record, and told in the language of Accept-Language, English or German.",
                parameters(
                        Stream.of(
                                within("P24M"),
                                every(),
                                Parameters.city(),
                                Parameters.network(),
                                Parameters.query("kind", "Of what it is one.", oneOf(AnniversaryKind.values())),
                                CommandDocs.header("Accept-Language", "en or de; English where left out.")),
                        Parameters.clocks()));
        requireNonNull(anniversaries.getResponses().get("200"))
                .addHeaderObject("Content-Language", Responses.header("The language of the texts."));
        api.path("/api/anniversaries", new PathItem().get(anniversaries));
        api.path("/api/members", new PathItem().get(operation("members",
                "The roll of a network on a key date, by class, since, then id, and how many members it certainly and"
                        + " possibly has, of each class and in all.",
                parameters(
                        Stream.of(
                                Parameters.network().required(true),
                                Parameters.query(
                                        "on",
                                        "The key date; today where left out.",
                                        Schemas.formatted("string", "date")),
                                Parameters.query("class", "A class of the network.", Schemas.of("string")),
                                Parameters.query(
                                        "standing",
                                        "Members of any standing where left out.",
                                        Schemas.oneOf(RegisterConstants.MEMBER_STANDINGS))),
                        Parameters.record()))));
    }

    private static List<Parameter> parameters(Stream<Parameter> own, List<Parameter> clocks) {
        return Stream.of(own, clocks.stream(), Parameters.paging()).flatMap(some -> some).toList();
    }

    private static Parameter within(String otherwise) {
        var schema = Schemas.formatted("string", "duration");
        schema.setDefault(otherwise);
        return Parameters.query("within", "How far ahead: a period of ISO 8601, at most P100Y.", schema);
    }

    private static Parameter every() {
        var schema = Schemas.of("integer");
        schema.setMinimum(BigDecimal.ONE);
        schema.setMaximum(BigDecimal.valueOf(999));
        schema.setDefault(5);
        return Parameters.query("every", "Years divisible by this; 1 gives every year.", schema);
    }

    private static JsonSchema oneOf(Enum<?>[] constants) {
        return Schemas.oneOf(Arrays.stream(constants).map(Enum::name).toList());
    }

    private static Operation operation(String name, String description, List<Parameter> parameters) {
        return new Operation()
                .operationId("desk." + name)
                .addTagsItem("desk")
                .summary(description)
                .parameters(parameters)
                .responses(Responses.ofQuestion(description, true));
    }

    private DeskDocs() {}
}
