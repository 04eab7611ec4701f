package city.hansa.web.export;

import city.hansa.api.date.Edtf;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The days on which something stands in a calendar, which knows no vague ones (DOMAIN §3.3).
 *
 * @param first where the day is not known, the first that it may be
 * @param last included
 * @param isKnown whether it was, or is to be, on just these days
 */
record CalendarDays(LocalDate first, LocalDate last, boolean isKnown) {

    /**
     * Empty where no first day is known. An exact day stands on it, an interval of two on all of its days, one that is
     * open on the day with which it begins; anything vaguer on its first possible day alone.
     */
    static Optional<CalendarDays> of(Edtf date) {
        var begin = exact(date.start());
        var end = exact(date.end());
        if (begin != null && (end != null || date.end() == null)) {
            return Optional.of(new CalendarDays(begin, end == null ? begin : end, true));
        }
        return date.earliest().isAfter(Edtf.BEGINNING)
                ? Optional.of(new CalendarDays(date.earliest(), date.earliest(), false))
                : Optional.empty();
    }

    /** The one day that the text of the date is; a flag makes it a vague one. */
    private static @Nullable LocalDate exact(@Nullable Edtf date) {
        return date != null && date.text().equals(date.earliest().toString()) ? date.earliest() : null;
    }
}
