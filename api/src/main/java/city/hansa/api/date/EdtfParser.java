package city.hansa.api.date;

import city.hansa.api.date.EdtfForm.Interval;
import city.hansa.api.date.EdtfForm.Single;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one text of the subset that {@link Edtf} describes.
 *
 * <p>Strict where EDTF leaves room, since a stored date can be allowed later but never forbidden: flags only on a
 * year, month or day; no season, flag or repetition in a choice; no interval without any bound.
 */
final class EdtfParser {

    /** Room for a choice of nine days; it bounds the work and every message that quotes the text. */
    private static final int LENGTH_LIMIT = 100;

    private static final Pattern DATE = Pattern.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)");
    private static final Pattern SEASON = Pattern.compile("([0-9]{4})-2([1-4])");
    private static final Pattern MASKED = Pattern.compile("[0-9]{2}[0-9X]X");

    private final String text;

    EdtfParser(String text) {
        this.text = text;
    }

    EdtfForm parse() {
        require(text.length() <= LENGTH_LIMIT, "A date has at most " + LENGTH_LIMIT + " characters");
        require(!text.isBlank(), "A date is not blank");
        require(text.chars().noneMatch(Character::isWhitespace), "A date holds no blanks");
        if (text.startsWith("[") || text.endsWith("]")) {
            return choice();
        }
        return text.contains("/") ? interval() : single(text);
    }

    private EdtfForm choice() {
        require(text.startsWith("[") && text.endsWith("]"), "A choice is a whole date, its brackets are a pair");
        var elements = List.of(text.substring(1, text.length() - 1).split(",", -1));
        require(elements.size() > 1, "A choice has two elements or more");
        require(new HashSet<>(elements).size() == elements.size(), "A choice names each element once");
        var dates = elements.stream().map(this::date).toList();
        require(dates.stream().noneMatch(date -> date.approximate() || date.uncertain()), "A choice has no flags");

        var earliest = dates.stream().map(Single::earliest).min(LocalDate::compareTo).orElseThrow();
        var latest = dates.stream().map(Single::latest).max(LocalDate::compareTo).orElseThrow();
        return Single.unflagged(earliest, latest);
    }

    private EdtfForm interval() {
        var bounds = text.split("/", -1);
        require(bounds.length == 2, "An interval has two bounds");
        require(Arrays.stream(bounds).anyMatch(bound -> !isMissing(bound)), "An interval has a bound that is a date");

        var interval = new Interval(bound(bounds[0]), bound(bounds[1]));
        require(!interval.earliest().isAfter(interval.latest()), "An interval does not start after its end");
        return interval;
    }

    private @Nullable Edtf bound(String part) {
        return isMissing(part) ? null : new Edtf(part, single(part));
    }

    private static boolean isMissing(String bound) {
        return bound.isEmpty() || bound.equals("..");
    }

    private Single single(String part) {
        if (MASKED.matcher(part).matches()) {
            return masked(part);
        }
        var season = SEASON.matcher(part);
        return season.matches() ? season(season) : date(part);
    }

    private Single masked(String part) {
        return Single.unflagged(
                YearMonth.of(year(part.replace('X', '0')), 1).atDay(1),
                YearMonth.of(year(part.replace('X', '9')), 12).atEndOfMonth());
    }

    /** Seasons are those of the northern calendar by convention, spring from March; winter ends in the next year. */
    private Single season(MatchResult season) {
        var first = YearMonth.of(year(season.group(1)), 3 * Integer.parseInt(season.group(2)));
        var last = first.plusMonths(2);
        require(last.getYear() <= Edtf.FOREVER.getYear(), "A winter ends by the year 9999");
        return Single.unflagged(first.atDay(1), last.atEndOfMonth());
    }

    private Single date(String part) {
        var date = DATE.matcher(part);
        require(date.matches(), "A date is YYYY, YYYY-MM or YYYY-MM-DD, then at most one of ~ ? %");
        var year = year(date.group(1));
        var flag = date.group(4);
        var approximate = flag.equals("~") || flag.equals("%");
        var uncertain = flag.equals("?") || flag.equals("%");
        if (date.group(2) == null) {
            return new Single(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), approximate, uncertain);
        }
        var month = month(year, date.group(2));
        if (date.group(3) == null) {
            return new Single(month.atDay(1), month.atEndOfMonth(), approximate, uncertain);
        }
        var day = day(month, date.group(3));
        return new Single(day, day, approximate, uncertain);
    }

    private int year(String digits) {
        require(!digits.equals("0000"), "A year is 0001 to 9999");
        return Integer.parseInt(digits);
    }

    private YearMonth month(int year, String digits) {
        var month = Integer.parseInt(digits);
        require(month >= 1 && month <= 12, "A month is 01 to 12, and a season 21 to 24 has no day, flag or choice");
        return YearMonth.of(year, month);
    }

    private LocalDate day(YearMonth month, String digits) {
        var day = Integer.parseInt(digits);
        require(month.isValidDay(day), "A day exists in its month");
        return month.atDay(day);
    }

    private void require(boolean condition, String rule) {
        if (!condition) {
            var quoted = text.length() <= LENGTH_LIMIT ? text : text.substring(0, LENGTH_LIMIT) + "…";
            throw new IllegalArgumentException(rule + ": \"" + quoted + "\"");
        }
    }
}
