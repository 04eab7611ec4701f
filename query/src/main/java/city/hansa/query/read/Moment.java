package city.hansa.query.read;

import static java.util.Objects.requireNonNull;

import city.hansa.api.view.Found;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A place on both clocks, as resolved for one answer.
 *
 * @param asOf the day for which the answer holds
 * @param position the last position that the answer takes into account
 */
public record Moment(LocalDate asOf, long position, Instant knownAt) {

    public Moment {
        requireNonNull(asOf);
        requireNonNull(knownAt);
    }

    /** What is answered of a record that is not there, or is not for the reader: neither tells which. */
    public Found nothing() {
        return new Found(null, -1, asOf, knownAt, position);
    }
}
