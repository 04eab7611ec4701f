package city.hansa.api.view;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a read stands on the two clocks (DESIGN §5), and who reads (DESIGN §6).
 *
 * @param asOf the day for which the answer holds; null for today
 * @param knownAt what the record said at that instant; null for now, or where {@code knownAtPosition} is given
 * @param knownAtPosition what the record said with the event at that position as its last
 * @param minPosition the read waits, 5 seconds at most, until this position is in the view (read your own writes)
 * @param reader who reads
 */
public record At(
        @Nullable LocalDate asOf,
        @Nullable Instant knownAt,
        @Nullable Long knownAtPosition,
        @Nullable Long minPosition,
        Reader reader) {

    public static final At NOW = new At(null, null, null, null);

    /** Read by anybody. */
    public At(
            @Nullable LocalDate asOf,
            @Nullable Instant knownAt,
            @Nullable Long knownAtPosition,
            @Nullable Long minPosition) {
        this(asOf, knownAt, knownAtPosition, minPosition, Reader.ANYBODY);
    }
}
