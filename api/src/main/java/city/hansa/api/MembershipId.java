package city.hansa.api;

import city.hansa.api.claim.ClaimId;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One city's membership of one network, for ever: derived (UUIDv5) from both, so that there is one stream a pair. */
public record MembershipId(@JsonValue UUID value) {

    /** Bound to {@code value}: the JSON form is the plain UUID text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MembershipId {}

    public static MembershipId of(String uuid) {
        return new MembershipId(UUID.fromString(uuid));
    }

    /** The id that follows from the network and the city. */
    public static MembershipId of(NetworkId network, CityId city) {
        return new MembershipId(ClaimId.of("membership " + network + " " + city));
    }

    /** Axon keys the stream by this text. */
    @Override
    public String toString() {
        return value.toString();
    }
}
