package city.hansa.query.change;

import city.hansa.query.view.Json;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a document differs from an earlier one: {@code {path, before, after}} for each value that is not as it was, in
 * the order of the fields' names and of the entries. A value that was not there has no {@code before}, one that is gone
 * no {@code after}; what was added or removed whole is named once, not field by field.
 *
 * <p>Entries of a list are the same if they have the same key, where every entry of both lists has one of its own: they
 * are then compared wherever they stand, and {@code entry} gives the key. Other lists are compared place by place.
 */
public final class Differences {

    /** What an answer says of the differences that it holds. */
    public static final String RULE = "A path is a JSON Pointer (RFC 6901) into the later document, for what is gone"
            + " into the earlier; entries of a list are compared by their key, given as entry, where each has one, else"
            + " by their place. No before: it was not there; no after: it is gone.";

    /** What tells the entries of a list apart, the first that does. */
    private static final List<String> KEYS = List.of("eventId", "id", "key", "action", "city", "network");

    private record Entry(int place, JsonNode value) {}

    private final ArrayNode found = Json.MAPPER.createArrayNode();

    private Differences() {}

    public static ArrayNode between(ObjectNode before, ObjectNode after) {
        var differences = new Differences();
        differences.objects("", null, before, after);
        return differences.found;
    }

    private void values(String path, @Nullable ObjectNode entry, JsonNode before, JsonNode after) {
        if (before instanceof ObjectNode one && after instanceof ObjectNode other) {
            objects(path, entry, one, other);
        } else if (before instanceof ArrayNode one && after instanceof ArrayNode other) {
            lists(path, entry, one, other);
        } else if (!before.equals(after)) {
            add(path, entry, before, after);
        }
    }

    private void objects(String path, @Nullable ObjectNode entry, ObjectNode before, ObjectNode after) {
        var fields = new TreeSet<>(before.propertyNames());
        fields.addAll(after.propertyNames());
        for (var field : fields) {
            values(path + "/" + escaped(field), entry, before.path(field), after.path(field));
        }
    }

    private void lists(String path, @Nullable ObjectNode entry, ArrayNode before, ArrayNode after) {
        var key = KEYS.stream().filter(field -> isKey(field, before) && isKey(field, after)).findFirst();
        if (key.isEmpty()) {
            for (var place = 0; place < Math.max(before.size(), after.size()); place++) {
                values(path + "/" + place, entry, before.path(place), after.path(place));
            }
            return;
        }
        var earlier = byKey(key.get(), before);
        for (var now : byKey(key.get(), after).entrySet()) {
            var was = Optional.ofNullable(earlier.remove(now.getKey())).map(Entry::value);
            var keyed = keyed(key.get(), now.getKey());
            values(path + "/" + now.getValue().place(), keyed, was.orElse(MissingNode.getInstance()),
                    now.getValue().value());
        }
        earlier.forEach((value, gone) ->
                add(path + "/" + gone.place(), keyed(key.get(), value), gone.value(), MissingNode.getInstance()));
    }

    private static boolean isKey(String field, ArrayNode list) {
        var seen = new HashSet<JsonNode>();
        return list.valueStream().allMatch(one -> one.path(field).isString() && seen.add(one.path(field)));
    }

    private static Map<JsonNode, Entry> byKey(String field, ArrayNode list) {
        var entries = new LinkedHashMap<JsonNode, Entry>();
        for (var place = 0; place < list.size(); place++) {
            entries.put(list.get(place).get(field), new Entry(place, list.get(place)));
        }
        return entries;
    }

    private static ObjectNode keyed(String field, JsonNode value) {
        return Json.MAPPER.createObjectNode().set(field, value);
    }

    private void add(String path, @Nullable ObjectNode entry, JsonNode before, JsonNode after) {
        var difference = found.addObject().put("path", path);
        if (entry != null) {
            difference.set("entry", entry);
        }
        if (!before.isMissingNode()) {
            difference.set("before", before);
        }
        if (!after.isMissingNode()) {
            difference.set("after", after);
        }
    }

    /** RFC 6901 §3. */
    private static String escaped(String field) {
        return field.replace("~", "~0").replace("/", "~1");
    }
}
