package city.hansa.api.envelope;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * On what a fact rests.
 *
 * @param retrieved the day on which {@code url} said so
 * @param sha256 of the document, 64 lower-case hex digits
 */
public record Source(
        Kind kind,
        String title,
        @Nullable String url,
        @Nullable LocalDate retrieved,
        @Nullable String sha256) {

    public enum Kind {
        RESOLUTION,
        CHARTER,
        WEBSITE,
        PRESS,
        REGISTER,
        ORAL
    }

    public Source {
        if (sha256 != null && !sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("sha256 must be 64 lower-case hex digits: " + sha256);
        }
    }
}
