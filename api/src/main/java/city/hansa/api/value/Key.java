package city.hansa.api.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The name of an entry within one record, chosen by the one who makes it: a short slug, such as {@code masks-1}. */
public record Key(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /** Bound to {@code value}: the JSON form is the plain text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Key {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a key has the form " + FORM + ", not " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
