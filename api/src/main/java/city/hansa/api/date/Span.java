package city.hansa.api.date;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A period of valid time whose bounds may be vague.
 *
 * <p>It begins on some day of {@code from}. Some day of {@code until} is the first on which it no longer holds; null
 * means that it still does. So it certainly holds from the latest beginning until the earliest end, and possibly from
 * the earliest beginning until the latest end. An open end reaches {@link Edtf#FOREVER}, which itself is on no span.
 *
 * <p>A span whose end certainly precedes its beginning is allowed and holds on no day: whether to refuse it is a
 * decision, and a fold that meets one in the record must not fail.
 */
public record Span(Edtf from, @Nullable Edtf until) {

    public Certainty on(LocalDate day) {
        return Certainty.of(certain().contains(day), possible().contains(day));
    }

    /** When this holds and the other too, whose bounds are independent of these. */
    public Span and(Span other) {
        var begins = from.later(other.from);
        return until == null || other.until == null
                ? new Span(begins, until == null ? other.until : until)
                : new Span(begins, until.earlier(other.until));
    }

    /** The days on which this holds whatever its exact bounds; often empty, and always within {@link #possible()}. */
    public DayRange certain() {
        return emptyIfReversed(from.latest(), until == null ? Edtf.FOREVER : until.earliest());
    }

    /** The days on which this holds for at least one choice of exact bounds. */
    public DayRange possible() {
        return emptyIfReversed(from.earliest(), until == null ? Edtf.FOREVER : until.latest());
    }

    private static DayRange emptyIfReversed(LocalDate from, LocalDate until) {
        return new DayRange(from, until.isBefore(from) ? from : until);
    }
}
