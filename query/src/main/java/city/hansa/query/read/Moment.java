package city.hansa.query.read;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A place on both clocks, as resolved for one answer.
 *
 * @param asOf the day for which the answer holds
 * @param position the last position that the answer takes into account
 */
public record Moment(LocalDate asOf, long position, Instant knownAt) {}
