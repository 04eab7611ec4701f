package city.hansa.query.map;

import city.hansa.api.city.Coordinates;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A city, as it was called and where it lay on the day; it is drawn only where it is known where it lies. */
record Place(UUID id, String name, String country, @Nullable Coordinates at) {}
