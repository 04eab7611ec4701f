package city.hansa.query.map;

import city.hansa.api.date.DayRange;
import city.hansa.api.date.Edtf;
import city.hansa.query.view.Json;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The map of all days in columns, which are a fraction of the same as features: entry n of each column belongs to the same
 * city, or to the same period of a partnership. Used by one thread.
 */
final class Columns {

    private static final String RULE = "Every period in which a partnership is in being, by partnership, then in the order of"
            + " time. Days count from 1970-01-01, from included, until excluded; null is without an end, and a period of which"
            + " no day is certain has the first day that is possible for both ends of what is. A partnership that is in"
            + " several periods on a day is in the certain one, else in the later. cities are places in the columns of cities,"
            + " named as on the day asOf; longitude and latitude (WGS 84) are null where a place is not known.";

    private static final int DIGITS = 100_000;

    private final Map<UUID, Place> places;
    private final Map<UUID, Integer> numbers = new HashMap<>();
    private final ObjectNode cities = Json.MAPPER.createObjectNode();
    private final ObjectNode periods = Json.MAPPER.createObjectNode();

    Columns(Map<UUID, Place> places) {
        this.places = places;
        for (var column : new String[] {"id", "name", "country", "longitude", "latitude"}) {
            cities.putArray(column);
        }
        for (var column : new String[] {
            "partnership", "kind", "standing", "certainFrom", "certainUntil", "possibleFrom", "possibleUntil", "cities"
        }) {
            periods.putArray(column);
        }
    }

    void add(Lasting lasting) {
        var possible = lasting.possible();
        if (possible == null) {
            return;
        }
        var certain = lasting.certain() == null ? new DayRange(possible.from(), possible.from()) : lasting.certain();
        periods.withArray("partnership").add(lasting.id().toString());
        periods.withArray("kind").add(lasting.kind());
        periods.withArray("standing").add(lasting.standing());
        periods.withArray("certainFrom").add(day(certain.from()));
        periods.withArray("certainUntil").add(day(certain.until()));
        periods.withArray("possibleFrom").add(day(possible.from()));
        periods.withArray("possibleUntil").add(day(possible.until()));
        var parties = ((ArrayNode) periods.get("cities")).addArray();
        lasting.cities().forEach(city -> parties.add(number(city)));
    }

    private int number(UUID city) {
        var known = numbers.get(city);
        if (known != null) {
            return known;
        }
        var place = places.get(city);
        var at = place == null ? null : place.at();
        cities.withArray("id").add(city.toString());
        cities.withArray("name").add(place == null ? null : place.name());
        cities.withArray("country").add(place == null ? null : place.country());
        cities.withArray("longitude").add(at == null ? null : rounded(at.longitude()));
        cities.withArray("latitude").add(at == null ? null : rounded(at.latitude()));
        numbers.put(city, numbers.size());
        return numbers.size() - 1;
    }

    private static @Nullable Long day(LocalDate day) {
        return day.equals(Edtf.BEGINNING) || day.equals(Edtf.FOREVER) ? null : day.toEpochDay();
    }

    /** To a metre. */
    private static double rounded(double degrees) {
        return (double) Math.round(degrees * DIGITS) / DIGITS;
    }

    ObjectNode end() {
        var columns = Json.MAPPER.createObjectNode().put("rule", RULE);
        columns.set("cities", cities);
        columns.set("periods", periods);
        return columns;
    }
}
