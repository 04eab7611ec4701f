package city.hansa.api.date;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;

/** The days from {@code from}, included, until {@code until}, excluded; empty if they are the same day. */
public record DayRange(LocalDate from, LocalDate until) {

    public DayRange {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("A range does not end before it begins: " + from + " until " + until);
        }
    }

    @JsonIgnore
    public boolean isEmpty() {
        return from.equals(until);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }
}
