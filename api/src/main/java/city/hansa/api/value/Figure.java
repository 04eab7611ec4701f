package city.hansa.api.value;

import org.jspecify.annotations.Nullable;

/**
 * A number that somebody stated: "over 8,000 members, over 700 of them German". Its day is the effective date of the
 * event, its source stands in the envelope. It is shown beside what is counted, never in its place.
 *
 * @param value never negative
 * @param scope what part it counts, such as an ISO 3166-1 country code; null for the whole
 */
public record Figure(FigureKind kind, long value, Qualifier qualifier, @Nullable String scope) {

    public Figure {
        if (value < 0) {
            throw new IllegalArgumentException("a figure is not negative: " + value);
        }
    }
}
