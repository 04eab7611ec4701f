package city.hansa.query.map;

import city.hansa.api.city.Coordinates;
import city.hansa.query.view.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/**
 * A straight line on the map between two places, the shorter way round, in the parts that RFC 7946 §3.1.9 wants: one
 * that crosses the antimeridian is cut there.
 */
record Line(List<List<Coordinates>> parts) {

    private static final double HALF = 180;
    private static final double WHOLE = 360;

    /** Digits of a degree that are written: a tenth of a metre. */
    private static final double PRECISION = 1e6;

    static Line between(Coordinates one, Coordinates other) {
        var east = other.longitude() - one.longitude();
        if (Math.abs(east) <= HALF) {
            return new Line(List.of(List.of(one, other)));
        }
        var edge = Math.copySign(HALF, one.longitude());
        var beyond = other.longitude() + Math.copySign(WHOLE, one.longitude());
        // Both on the antimeridian are at no distance from it.
        var share = beyond == one.longitude() ? 0 : (edge - one.longitude()) / (beyond - one.longitude());
        var latitude = one.latitude() + share * (other.latitude() - one.latitude());
        return new Line(List.of(
                List.of(one, new Coordinates(latitude, edge)), List.of(new Coordinates(latitude, -edge), other)));
    }

    /** Each part as an array of positions. */
    ArrayNode coordinates() {
        var all = Json.MAPPER.createArrayNode();
        for (var part : parts) {
            var positions = all.addArray();
            part.forEach(place -> positions.add(position(place)));
        }
        return all;
    }

    /** Longitude first. */
    static ArrayNode position(Coordinates place) {
        return Json.MAPPER.createArrayNode().add(rounded(place.longitude())).add(rounded(place.latitude()));
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * PRECISION) / PRECISION;
    }
}
