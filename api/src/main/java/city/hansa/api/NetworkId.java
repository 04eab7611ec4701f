package city.hansa.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A network of cities; a UUIDv7 made at the edge when the network is recorded. */
public record NetworkId(@JsonValue UUID value) implements Party {

    /** Bound to {@code value}: the JSON form is the plain UUID text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public NetworkId {}

    public static NetworkId of(String uuid) {
        return new NetworkId(UUID.fromString(uuid));
    }

    /** Axon keys the stream by this text. */
    @Override
    public String toString() {
        return value.toString();
    }
}
