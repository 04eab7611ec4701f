package city.hansa.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A joint action; a UUIDv7 made at the edge when it is planned. */
public record ActionId(@JsonValue UUID value) {

    /** Bound to {@code value}: the JSON form is the plain UUID text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ActionId {}

    public static ActionId of(String uuid) {
        return new ActionId(UUID.fromString(uuid));
    }

    /** Axon keys the stream by this text. */
    @Override
    public String toString() {
        return value.toString();
    }
}
