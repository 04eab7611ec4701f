package city.hansa.query.read;

import city.hansa.query.view.Json;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts names into answers: an object that names a city, network or action by its id, as {@code {"city": id}}, gets the
 * name that it bore on the day of the answer, or the latest one where it is not known on that day. One query an answer.
 */
public final class Names {

    private static final Set<String> REFERENCES = Set.of("city", "network", "action");

    private final JdbcClient jdbc;
    private final String generation;

    public Names(JdbcClient jdbc, String generation) {
        this.jdbc = jdbc;
        this.generation = generation;
    }

    public void putInto(Collection<ObjectNode> answers, Moment moment) {
        var asked = new HashSet<UUID>();
        answers.forEach(answer -> collect(answer, asked));
        if (!asked.isEmpty()) {
            var names = find(asked, moment);
            answers.forEach(answer -> name(answer, names));
        }
    }

    private Map<String, String> find(Set<UUID> ids, Moment moment) {
        var names = new HashMap<String, String>();
        jdbc.sql(
                        """
                        select distinct on (id) id, label from (
                          select * from %1$s.city_register union all select * from %1$s.network_register
                          union all select * from %1$s.action_register
                        ) as named
                        where id = any(:ids) and lead and known_from <= :position and known_to > :position
                        order by id, certain @> :asOf desc, possible @> :asOf desc, period desc
                        """
                                .formatted(generation))
                .param("ids", ids.toArray(UUID[]::new))
                .param("position", moment.position())
                .param("asOf", moment.asOf())
                .query(row -> {
                    names.put(row.getString(1), row.getString(2));
                });
        return names;
    }

    private static void collect(JsonNode node, Set<UUID> ids) {
        if (node instanceof ObjectNode object) {
            REFERENCES.forEach(field -> {
                var id = idIn(object, field);
                if (id != null) {
                    ids.add(id);
                }
            });
        }
        node.forEach(child -> collect(child, ids));
    }

    private static void name(JsonNode node, Map<String, String> names) {
        node.forEach(child -> name(child, names));
        if (node instanceof ObjectNode object && !object.has("name")) {
            for (var field : REFERENCES) {
                var id = idIn(object, field);
                var name = id == null ? null : names.get(id.toString());
                if (name != null) {
                    object.put("name", name);
                }
            }
        }
    }

    private static @Nullable UUID idIn(ObjectNode object, String field) {
        var value = object.get(field);
        if (value == null || !value.isString()) {
            return null;
        }
        try {
            return UUID.fromString(value.stringValue());
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
