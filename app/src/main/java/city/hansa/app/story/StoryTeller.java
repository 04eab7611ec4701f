package city.hansa.app.story;

import city.hansa.ledger.read.LedgerReader;
import city.hansa.web.command.CommandDesk;
import city.hansa.web.command.Receipts;
import city.hansa.web.security.Speaker;
import java.util.Map;
import java.util.HashMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells a story through the ordinary commands, each step under an idempotency key of its own: a telling that was cut off
 * is taken up where it ended, and nothing is told twice.
 */
final class StoryTeller {

    private static final Logger LOG = LoggerFactory.getLogger(StoryTeller.class);

    private static final String PRINCIPAL = "story";
    private static final Speaker HOUSE = Speaker.ofTheHouse(PRINCIPAL);

    private final CommandDesk desk;
    private final Receipts receipts;
    private final LedgerReader ledger;

    StoryTeller(CommandDesk desk, Receipts receipts, LedgerReader ledger) {
        this.desk = desk;
        this.receipts = receipts;
        this.ledger = ledger;
    }

    /** Whether the last step is in the ledger. */
    boolean isTold(Story story) {
        return receipts.find(PRINCIPAL, story.key(story.steps().size() - 1)).isPresent();
    }

    /** Whether the story was begun here: somebody else's records are left alone. */
    boolean isBegun(Story story) {
        return receipts.find(PRINCIPAL, story.key(0)).isPresent();
    }

    /**
     * @throws city.hansa.web.problem.RequestRefused for a key that was used again, if the story was told differently here
     *     as far as it was told; nothing is added to it then
     */
    void tell(Story story) {
        var ids = new HashMap<String, UUID>();
        var steps = story.steps();
        for (var number = 0; number < steps.size(); number++) {
            var step = steps.get(number);
            var outcome = desk.submit(
                    address(step.post(), ids), resolve(step.body(), ids), HOUSE, story.key(number));
            if (step.as() != null) {
                ids.put("@" + step.as(), outcome.id());
            }
            if (step.event() != null) {
                var event = ledger.streamFrom(outcome.id(), outcome.sequence(), 1).getFirst();
                ids.put("@" + step.event(), event.eventId());
            }
            report(story, number + 1);
        }
    }

    private static void report(Story story, int told) {
        var all = story.steps().size();
        if (told * 10 / all != (told - 1) * 10 / all) {
            LOG.info("telling the story of {}: {} of {} commands", story.name(), told, all);
        }
    }

    /** {@code partnerships/@dortmund-leeds/sign-agreement} with the id that the name stands for. */
    private static String address(String post, Map<String, UUID> ids) {
        var parts = post.split("/", -1);
        for (var i = 0; i < parts.length; i++) {
            parts[i] = named(parts[i], ids);
        }
        return String.join("/", parts);
    }

    private static ObjectNode resolve(ObjectNode body, Map<String, UUID> ids) {
        return (ObjectNode) resolve((JsonNode) body, ids);
    }

    private static JsonNode resolve(JsonNode node, Map<String, UUID> ids) {
        return switch (node) {
            case ObjectNode object -> {
                var resolved = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(field -> resolved.set(field.getKey(), resolve(field.getValue(), ids)));
                yield resolved;
            }
            case ArrayNode array -> {
                var resolved = JsonNodeFactory.instance.arrayNode();
                array.forEach(element -> resolved.add(resolve(element, ids)));
                yield resolved;
            }
            default -> node.isString() ? JsonNodeFactory.instance.stringNode(named(node.stringValue(), ids)) : node;
        };
    }

    private static String named(String text, Map<String, UUID> ids) {
        var id = ids.get(text);
        if (id == null && text.startsWith("@")) {
            throw new IllegalStateException("the story speaks of " + text + " before it names it");
        }
        return id == null ? text : id.toString();
    }
}
