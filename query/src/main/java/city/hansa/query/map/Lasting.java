package city.hansa.query.map;

import city.hansa.api.date.DayRange;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A partnership in one of its periods, for as long as that lasts.
 *
 * @param certain the days of it that are certain, null if none is
 * @param possible all days that may be of it, those included
 */
record Lasting(
        UUID id, String kind, String standing, @Nullable DayRange certain, @Nullable DayRange possible, List<UUID> cities) {

    Lasting {
        cities = List.copyOf(cities);
    }
}
