package city.hansa.api.action;

import city.hansa.api.CityId;
import org.jspecify.annotations.Nullable;

/** Where one leg of an action took place: in a city of the register, or somewhere that is named only. */
public record Place(@Nullable CityId city, @Nullable String name) {

    public Place {
        if ((city == null) == (name == null)) {
            throw new IllegalArgumentException("a place is either a city or a name");
        }
    }

    public static Place of(CityId city) {
        return new Place(city, null);
    }

    public static Place of(String name) {
        return new Place(null, name);
    }
}
