package city.hansa.command.membership;

import city.hansa.api.date.Edtf;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;

/**
 * The day some time after a day, as vague as that day: two years after 2009 is 2011, and not a day of it. What would be
 * due after the last day that can be written is due on that day, which is never.
 */
final class DueDate {

    private static final LocalDate NEVER = Edtf.FOREVER.plusDays(1);
    private static final int MOST_MONTHS = 12 * NEVER.getYear();

    private DueDate() {}

    static Edtf after(Edtf day, Period period) {
        var earliest = capped(plus(day.earliest(), period));
        if (day.earliest().equals(day.latest())) {
            return Edtf.parse(earliest + flag(day));
        }
        // Reckoned from the first day that is out, so that a whole month or year stays one.
        var latest = capped(plus(day.latest().plusDays(1), period).minusDays(1));
        return Edtf.parse(text(day, earliest, latest));
    }

    private static LocalDate plus(LocalDate day, Period period) {
        return period.toTotalMonths() > MOST_MONTHS ? NEVER : day.plus(period);
    }

    private static LocalDate capped(LocalDate day) {
        return day.isAfter(Edtf.FOREVER) ? Edtf.FOREVER : day;
    }

    private static String text(Edtf day, LocalDate earliest, LocalDate latest) {
        if (day.isInterval()) {
            return (day.start() == null ? ".." : earliest) + "/" + (latest.equals(Edtf.FOREVER) ? ".." : latest);
        }
        if (earliest.getDayOfYear() == 1 && latest.plusDays(1).equals(earliest.plusYears(1))) {
            return earliest.toString().substring(0, 4) + flag(day);
        }
        if (earliest.getDayOfMonth() == 1 && latest.plusDays(1).equals(earliest.plusMonths(1))) {
            return YearMonth.from(earliest) + flag(day);
        }
        return earliest + "/" + latest;
    }

    private static String flag(Edtf day) {
        if (day.isInterval()) {
            return "";
        }
        if (day.isApproximate()) {
            return day.isUncertain() ? "%" : "~";
        }
        return day.isUncertain() ? "?" : "";
    }
}
