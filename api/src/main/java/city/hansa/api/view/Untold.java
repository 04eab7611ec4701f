package city.hansa.api.view;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a number of patients is told to whoever is not to know it: that it is not 0, and nothing more. Whatever bound were
 * told would give small counts away together with the number of their parts, which everybody may see (ADR 45).
 */
public final class Untold {

    /** What an answer says of it. */
    public static final String RULE = "A number of patients other than 0 is told to those who speak for one that takes"
            + " part in the exchange and to auditors; to all others it is {\"untold\":\"PATIENTS\"}, however large.";

    private static final String FIELD = "untold";

    /** Fields of events that are no numbers, though a year stands in them. */
    private static final Set<String> DATES = Set.of("effective", "neededBy", "validUntil");

    private static final Set<String> CLAIMED = Set.of("from", "to", "claim");

    /** What stands in the place of the number. */
    public static ObjectNode patients() {
        return JsonNodeFactory.instance.objectNode().put(FIELD, "PATIENTS");
    }

    /** Whether a number is not told there. */
    public static boolean is(JsonNode node) {
        return node.has(FIELD);
    }

    /** Whether that is a number other than 0. */
    public static boolean isCount(JsonNode node) {
        return node.isIntegralNumber() && node.bigIntegerValue().signum() != 0;
    }

    /** Whether what is claimed of an event's field, under that name in a statement, holds such a number. */
    public static boolean isClaimedCount(ObjectNode statement, String name) {
        var text = statement.path(name).stringValueOpt().orElse("0");
        return CLAIMED.contains(name)
                && statement.has("field")
                && !DATES.contains(statement.path("field").asString(""))
                && text.chars().anyMatch(one -> one >= '1' && one <= '9');
    }

    /** Leaves every number of an event untold, and of a statement about one what it claims. */
    public static void allIn(ObjectNode said) {
        for (var name : Set.copyOf(said.propertyNames())) {
            var value = said.get(name);
            if (isCount(value) || isClaimedCount(said, name)) {
                said.set(name, patients());
            } else {
                within(value);
            }
        }
    }

    private static void within(JsonNode value) {
        if (value instanceof ObjectNode object) {
            allIn(object);
        } else if (value instanceof ArrayNode list) {
            list.forEach(Untold::within);
        }
    }

    private Untold() {}
}
