package city.hansa.query.map;

import city.hansa.api.city.Coordinates;
import city.hansa.api.date.Certainty;
import city.hansa.query.view.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** A map as GeoJSON (RFC 7946): a line a partnership, then a point a city that keeps one. Used by one thread. */
final class FeatureCollection {

    private static final String RULE = "Partnerships in being on the day asOf, each once, between all of its cities of which"
            + " the place is known; missing says how many have fewer than two. A city's count is that of the lines that end"
            + " there. WGS 84, longitude first.";

    private final Map<UUID, Place> places;
    private final List<ObjectNode> lines = new ArrayList<>();
    private final Map<UUID, Integer> ends = new HashMap<>();
    private long missing;

    FeatureCollection(Map<UUID, Place> places) {
        this.places = places;
    }

    void add(Drawn drawn) {
        var cities = drawn.cities().stream().map(places::get).filter(Objects::nonNull).toList();
        var located = cities.stream().filter(place -> place.at() != null).toList();
        if (located.size() < 2) {
            missing++;
            return;
        }
        located.forEach(place -> ends.merge(place.id(), 1, Integer::sum));
        var feature = feature(drawn.id(), geometry(located.stream().map(Place::at).toList()));
        var properties = feature.putObject("properties")
                .put("what", "partnership")
                .put("kind", drawn.kind())
                .put("standing", drawn.standing())
                .put("certainty", Certainty.of(drawn.isCertain(), true).name())
                .put("domestic", cities.stream().map(Place::country).distinct().count() == 1);
        var parties = properties.putArray("parties");
        cities.forEach(city -> parties.addObject().put("city", city.id().toString()).put("name", city.name()));
        lines.add(feature);
    }

    /** Everyone with everyone; almost always two. */
    private static ObjectNode geometry(List<Coordinates> cities) {
        var parts = Json.MAPPER.createArrayNode();
        for (var one = 0; one < cities.size(); one++) {
            for (var other = one + 1; other < cities.size(); other++) {
                parts.addAll(Line.between(cities.get(one), cities.get(other)).coordinates());
            }
        }
        var isOne = parts.size() == 1;
        var geometry = Json.MAPPER.createObjectNode().put("type", isOne ? "LineString" : "MultiLineString");
        geometry.set("coordinates", isOne ? parts.get(0) : parts);
        return geometry;
    }

    private static ObjectNode point(Place place, Coordinates at, int count) {
        var geometry = Json.MAPPER.createObjectNode().put("type", "Point");
        geometry.set("coordinates", Line.position(at));
        var feature = feature(place.id(), geometry);
        feature.putObject("properties")
                .put("what", "city")
                .put("name", place.name())
                .put("country", place.country())
                .put("partnerships", count);
        return feature;
    }

    private static ObjectNode feature(UUID id, ObjectNode geometry) {
        var feature = Json.MAPPER.createObjectNode().put("type", "Feature").put("id", id.toString());
        feature.set("geometry", geometry);
        return feature;
    }

    /** The collection; the members beside the features are foreign ones (RFC 7946 §6.1). */
    ObjectNode end() {
        var collection = Json.MAPPER.createObjectNode().put("type", "FeatureCollection");
        collection.put("rule", RULE);
        collection.put("missing", missing);
        var features = collection.putArray("features").addAll(lines);
        new TreeMap<>(ends).forEach((id, count) -> {
            var place = Objects.requireNonNull(places.get(id));
            features.add(point(place, Objects.requireNonNull(place.at()), count));
        });
        return collection;
    }
}
