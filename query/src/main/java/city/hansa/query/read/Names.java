package city.hansa.query.read;

import city.hansa.query.view.Json;
import city.hansa.api.view.Reader;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts names into answers: an object that names a city, network or action by its id, as {@code {"city": id}}, gets the
 * name that it bore on the day of the answer, or the latest one where it is not known on that day. One query an answer.
 * An action that not everybody may see is named to nobody here: what names it by its id may be seen by more.
 */
public final class Names {

    private static final List<String> REFERENCES = List.of("city", "network", "action");

    /** The views in which names, and the holders of identifiers, are looked up. */
    private static final Set<String> READ = Set.of("city-register", "network-register", "action-register");

    private final JdbcClient jdbc;
    private final String generation;

    public Names(JdbcClient jdbc, String generation) {
        this.jdbc = jdbc;
        this.generation = generation;
    }

    /** Those that an answer reads which is found in that view and names parties. */
    public static Set<String> readWith(String view) {
        var views = new TreeSet<>(READ);
        views.add(view);
        return views;
    }

    public void putInto(Collection<ObjectNode> answers, Moment moment) {
        var asked = new HashSet<UUID>();
        answers.forEach(answer -> collect(answer, asked));
        if (!asked.isEmpty()) {
            var named = find(asked, moment);
            answers.forEach(answer -> {
                name(answer, named);
                flag(answer, named);
            });
        }
    }

    /**
     * @param country of a city
     */
    private record Named(String name, @Nullable String country) {}

    private Map<String, Named> find(Set<UUID> ids, Moment moment) {
        var named = new HashMap<String, Named>();
        // The register of cities is one by country.
        jdbc.sql(
                        """
                        select distinct on (id) id, label, country from (
                          select r.*, r.kind as country from %1$s.city_register r
                          union all select r.*, null from %1$s.network_register r
                          union all select r.*, null from %1$s.action_register r where %2$s
                        ) as named
                        where id = any(:ids) and lead and known_from <= :position and known_to > :position
                        order by id, certain @> :asOf desc, possible @> :asOf desc, period desc
                        """
                                .formatted(generation, new VisibleRecords(generation, Reader.ANYBODY).condition("r.id")))
                .param("ids", ids.toArray(UUID[]::new))
                .param("position", moment.position())
                .param("asOf", moment.asOf())
                .query(row -> {
                    named.put(row.getString(1), new Named(row.getString(2), row.getString(3)));
                });
        return named;
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

    /** A partnership within one country is allowed, and shown to be one (DOMAIN §2.3); on that day: borders move. */
    private static void flag(ObjectNode answer, Map<String, Named> named) {
        var parties = answer.get("parties");
        if (parties == null || !parties.valueStream().allMatch(party -> party.has("city") && !party.has("network"))) {
            return;
        }
        var countries = parties.valueStream()
                .map(party -> named.get(party.get("city").asString()))
                .map(city -> city == null ? null : city.country())
                .collect(Collectors.toSet());
        answer.put("domestic", countries.size() == 1 && !countries.contains(null));
    }

    private static void name(JsonNode node, Map<String, Named> named) {
        node.forEach(child -> name(child, named));
        if (node instanceof ObjectNode object && !object.has("name") && isOne(object)) {
            for (var field : REFERENCES) {
                var id = idIn(object, field);
                var found = id == null ? null : named.get(id.toString());
                if (found != null) {
                    object.put("name", found.name());
                }
            }
        }
    }

    /** What names two has no name of its own. */
    private static boolean isOne(ObjectNode object) {
        return REFERENCES.stream().filter(field -> idIn(object, field) != null).count() == 1;
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
