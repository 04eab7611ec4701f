package city.hansa.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A city in the register; a UUIDv7 made at the edge when the city is registered. */
public record CityId(@JsonValue UUID value) implements Party {

    /** Bound to {@code value}: the JSON form is the plain UUID text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CityId {}

    public static CityId of(String uuid) {
        return new CityId(UUID.fromString(uuid));
    }

    /** Axon keys the stream by this text. */
    @Override
    public String toString() {
        return value.toString();
    }
}
