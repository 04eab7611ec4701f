package city.hansa.query.change;

import city.hansa.api.Recorded;
import city.hansa.api.date.Certainty;
import city.hansa.api.date.Edtf;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * How late something was recorded: from the day of its happening to that of its recording, in whole days, the latter in
 * UTC, so that it is the same wherever it is asked. Negative for what was announced. A vague day makes it a range, a
 * date that is open on one side leaves that bound out.
 *
 * @param least from the latest day on which it can have happened; null where there is none
 * @param most from the earliest day on which it can have happened; null where there is none
 */
public record Lag(@Nullable Long least, @Nullable Long most) {

    /** By what is certain; of what is equally late for certain, that which may be later. */
    public static final Comparator<Lag> BY_LATENESS = Comparator.comparing(
                    Lag::least, Comparator.nullsFirst(Comparator.<Long>naturalOrder()))
            .thenComparing(Lag::most, Comparator.nullsLast(Comparator.<Long>naturalOrder()));

    /** What an answer says of the lags that it holds. */
    public static final String RULE = "A lag is in days, from the latest (least) and the earliest (most) day of"
            + " effective to the day of recordedAt in UTC; negative for what was announced, without a bound that"
            + " effective leaves open.";

    public static Lag of(Recorded<?> recorded) {
        return of(recorded.recordedAt(), recorded.effective().earliest(), recorded.effective().latest());
    }

    public static Lag of(Instant recordedAt, LocalDate earliest, LocalDate latest) {
        var day = day(recordedAt);
        return new Lag(
                latest.equals(Edtf.FOREVER) ? null : ChronoUnit.DAYS.between(latest, day),
                earliest.equals(Edtf.BEGINNING) ? null : ChronoUnit.DAYS.between(earliest, day));
    }

    /** Whether what was recorded is of a day before that of its recording. */
    static Certainty isOfThePast(Recorded<?> recorded) {
        var day = day(recorded.recordedAt());
        var effective = recorded.effective();
        return Certainty.of(effective.latest().isBefore(day), effective.earliest().isBefore(day));
    }

    private static LocalDate day(Instant recordedAt) {
        return LocalDate.ofInstant(recordedAt, ZoneOffset.UTC);
    }
}
