package city.hansa.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A partnership between two or more cities; a UUIDv7 made at the edge when it is proposed. */
public record PartnershipId(@JsonValue UUID value) {

    /** Bound to {@code value}: the JSON form is the plain UUID text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PartnershipId {}

    public static PartnershipId of(String uuid) {
        return new PartnershipId(UUID.fromString(uuid));
    }

    /** Axon keys the stream by this text. */
    @Override
    public String toString() {
        return value.toString();
    }
}
