package city.hansa.api.action;

import city.hansa.api.CityId;
import city.hansa.api.value.Key;
import org.jspecify.annotations.Nullable;

/** Who has promised something: a city that takes part, or a participant by its key. */
public record CommitmentOwner(@Nullable CityId city, @Nullable Key participant) {

    public CommitmentOwner {
        if ((city == null) == (participant == null)) {
            throw new IllegalArgumentException("a commitment's owner is either a city or a participant's key");
        }
    }

    public static CommitmentOwner of(CityId city) {
        return new CommitmentOwner(city, null);
    }

    public static CommitmentOwner of(Key participant) {
        return new CommitmentOwner(null, participant);
    }
}
