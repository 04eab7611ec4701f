package city.hansa.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** An exchange of help in one crisis; a UUIDv7 made at the edge when it is opened. */
public record ExchangeId(@JsonValue UUID value) {

    /** Bound to {@code value}: the JSON form is the plain UUID text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ExchangeId {}

    public static ExchangeId of(String uuid) {
        return new ExchangeId(UUID.fromString(uuid));
    }

    /** Axon keys the stream by this text. */
    @Override
    public String toString() {
        return value.toString();
    }
}
