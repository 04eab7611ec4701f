package city.hansa.query.patients;

import city.hansa.api.exchange.AidKind;
import city.hansa.api.view.Untold;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.POJONode;

/**
 * Numbers of patients in what is to be answered. They are marked where it can be seen what they count, and told, or left
 * untold, once it is known to whom. A mark that nobody settles is written as untold.
 */
public final class Counts {

    private static final String PATIENTS = AidKind.PATIENTS.name();
    private static final String AID = "aid";
    private static final String BALANCE = "balance";

    /** Numbers beside those of patients that count something else: places in the log, lines, and offers. */
    private static final Set<String> OTHERS = Set.of("position", "sequence", "lines", "offersInAll");

    /** A number other than 0, or a text that holds one. */
    private record Count(JsonNode said) {

        @JsonValue
        ObjectNode untold() {
            return Untold.patients();
        }
    }

    /** Marks every number of each line, need, offer or total of patients, and of each sentence about them. */
    public static ObjectNode mark(ObjectNode answer) {
        return mark(answer, false);
    }

    /** @param isTurnedSince whether something in it is of patients that was of other aid then: so all aid may be */
    public static ObjectNode mark(ObjectNode answer, boolean isTurnedSince) {
        find(answer, isTurnedSince ? object -> object.has(AID) || object.has(BALANCE) : Counts::isOfPatients);
        return answer;
    }

    private static void find(JsonNode node, Predicate<ObjectNode> isMeant) {
        if (node instanceof ObjectNode object && isMeant.test(object)) {
            markAll(object);
        } else {
            node.forEach(child -> find(child, isMeant));
        }
    }

    /** By its aid; a sum over several lines by its kind. */
    private static boolean isOfPatients(ObjectNode object) {
        var aid = object.path(AID);
        return isPatients(aid.path("kind"))
                || isPatients(aid.path("term"))
                || (isPatients(object.path("kind")) && object.has(BALANCE));
    }

    private static boolean isPatients(JsonNode node) {
        return node.asString("").equals(PATIENTS);
    }

    /** Marks all that is said in an event about patients, or in a statement about one. */
    static void markAll(ObjectNode said) {
        for (var name : Set.copyOf(said.propertyNames())) {
            var value = said.get(name);
            if (!OTHERS.contains(name)) {
                if (Untold.isCount(value) || Untold.isClaimedCount(said, name)) {
                    said.set(name, new POJONode(new Count(value)));
                } else {
                    within(value);
                }
            }
        }
    }

    private static void within(JsonNode value) {
        if (value instanceof ObjectNode object) {
            markAll(object);
        } else if (value instanceof ArrayNode list) {
            list.forEach(Counts::within);
        }
    }

    /** The exchanges of which something is marked. */
    static void collect(JsonNode node, @Nullable UUID exchange, Set<UUID> found) {
        var now = exchange(node, exchange);
        if (count(node) != null && now != null) {
            found.add(now);
        }
        node.forEach(child -> collect(child, now, found));
    }

    /** Tells each number that is marked, if that of its exchange may be known. */
    static void settle(JsonNode node, @Nullable UUID exchange, Predicate<UUID> isKnown) {
        var now = exchange(node, exchange);
        var isTold = now != null && isKnown.test(now);
        if (node instanceof ObjectNode object) {
            if (!isTold && isPatients(object.path(AID).path("term"))) {
                simplify(object);
            }
            object.properties().forEach(field -> {
                var count = count(field.getValue());
                if (count != null) {
                    field.setValue(isTold ? count.said() : Untold.patients());
                }
            });
        }
        node.forEach(child -> settle(child, now, isKnown));
    }

    /** A sentence that has no number says neither how sure it is of that nor in how many packages. */
    private static void simplify(ObjectNode parameters) {
        parameters.remove("packages");
        if (parameters.has("qualifier")) {
            parameters.putObject("qualifier").put("term", "EXACTLY");
        }
    }

    private static @Nullable Count count(JsonNode node) {
        return node instanceof POJONode marked && marked.getPojo() instanceof Count count ? count : null;
    }

    /** An answer, and an entry of the board within another, says of which record it is. */
    private static @Nullable UUID exchange(JsonNode node, @Nullable UUID around) {
        var id = node.path("id").asString("");
        return id.isEmpty() || (around != null && !node.has(AID)) ? around : UUID.fromString(id);
    }

    private Counts() {}
}
