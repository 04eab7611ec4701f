package city.hansa.api.exchange;

import city.hansa.api.CityId;
import city.hansa.api.value.Key;
import city.hansa.api.value.Organisation;
import org.jspecify.annotations.Nullable;

/**
 * One who gives or receives in an exchange: a city of the register, or else a region, company or association. Whatever
 * follows names it by its key.
 *
 * @param side on which side it joined, where that was said; what it gave and received follows from the lines alone
 */
public record Participant(
        Key key, @Nullable CityId city, @Nullable Organisation organisation, @Nullable Side side) {

    public enum Side {
        GIVING,
        RECEIVING,
        BOTH
    }

    public Participant {
        if ((city == null) == (organisation == null)) {
            throw new IllegalArgumentException("a participant is either a city or an organisation: " + key);
        }
    }
}
