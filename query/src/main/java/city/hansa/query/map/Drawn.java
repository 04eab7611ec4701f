package city.hansa.query.map;

import java.util.List;
import java.util.UUID;

/** A partnership as it is drawn on a day. */
record Drawn(UUID id, String kind, String standing, boolean isCertain, List<UUID> cities) {

    Drawn {
        cities = List.copyOf(cities);
    }
}
