package city.hansa.api.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The caller's name for one entry of a record, such as a need, an outcome or a demand; unique in that record. */
public record Key(@JsonValue String value) {

    /** Bound to {@code value}: the JSON form is the plain text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Key {
        if (!value.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException("a key is 1 to 40 of a-z, 0-9 and -, and begins without -: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
