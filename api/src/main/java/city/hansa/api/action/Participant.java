package city.hansa.api.action;

import city.hansa.api.CityId;
import city.hansa.api.value.Organisation;
import org.jspecify.annotations.Nullable;

/** Who takes part: a city of the register or an organisation, never both and never a person. */
public record Participant(@Nullable CityId city, @Nullable Organisation organisation) {

    public Participant {
        if ((city == null) == (organisation == null)) {
            throw new IllegalArgumentException("a participant is either a city or an organisation");
        }
    }

    public static Participant of(CityId city) {
        return new Participant(city, null);
    }

    public static Participant of(Organisation organisation) {
        return new Participant(null, organisation);
    }
}
