package city.hansa.api.date;

import java.time.LocalDate;
import java.time.YearMonth;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Texts of every form that the subset has, and dates that lie close together. */
final class EdtfArbitraries {

    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 2, 26);

    private EdtfArbitraries() {}

    static Arbitrary<String> texts() {
        return Arbitraries.oneOf(singles(), intervals(), halfIntervals(), choices());
    }

    /** Such texts after one slip of the pen: a character or two replaced by another, or by none. */
    static Arbitrary<String> slips() {
        var place = Arbitraries.doubles().between(0, 1);
        var slip = Arbitraries.of("", "0", "1", "2", "3", "9", "X", "-", "/", "..", "[", "]", ",", "~", "?", "%", " ");
        return Combinators.combine(texts(), place, Arbitraries.integers().between(0, 2), slip)
                .as((text, where, length, with) -> {
                    var from = (int) (where * text.length());
                    return text.substring(0, from) + with + text.substring(Math.min(text.length(), from + length));
                });
    }

    /** Intervals and days within eight days, so that every choice of exact days can be tried. */
    static Arbitrary<Edtf> nearDates() {
        var day = Arbitraries.integers().between(0, 7);
        return Combinators.combine(day, day).as((one, other) -> {
            var start = FIRST_DAY.plusDays(Math.min(one, other));
            var end = FIRST_DAY.plusDays(Math.max(one, other));
            return start.equals(end) ? Edtf.day(start) : Edtf.parse(start + "/" + end);
        });
    }

    static Arbitrary<LocalDate> nearDays() {
        return Arbitraries.integers().between(-1, 9).map(FIRST_DAY::plusDays);
    }

    private static Arbitrary<String> singles() {
        var flagged = Combinators.combine(plain(), Arbitraries.of("", "~", "?", "%")).as(String::concat);
        var season = Arbitraries.integers().between(1, 9998)
                .flatMap(year -> Arbitraries.integers().between(21, 24).map(of -> "%04d-%d".formatted(year, of)));
        var decade = Arbitraries.integers().between(1, 999).map("%03dX"::formatted);
        var century = Arbitraries.integers().between(1, 99).map("%02dXX"::formatted);
        return Arbitraries.oneOf(flagged, season, decade, century);
    }

    private static Arbitrary<String> plain() {
        var month = Combinators.combine(Arbitraries.integers().between(1, 9999), Arbitraries.integers().between(1, 12))
                .as(YearMonth::of);
        var day = Combinators.combine(month, Arbitraries.integers().between(1, 31))
                .as((of, number) -> of.atDay(Math.min(number, of.lengthOfMonth())));
        return Arbitraries.oneOf(
                month.map(of -> "%04d".formatted(of.getYear())),
                month.map(YearMonth::toString),
                day.map(LocalDate::toString));
    }

    private static Arbitrary<String> intervals() {
        return Combinators.combine(singles(), singles()).as((one, other) -> {
            var inOrder = Edtf.parse(one).compareTo(Edtf.parse(other)) <= 0;
            return inOrder ? one + "/" + other : other + "/" + one;
        });
    }

    private static Arbitrary<String> halfIntervals() {
        return Combinators.combine(singles(), Arbitraries.of("%s/..", "%s/", "../%s", "/%s"))
                .as((bound, form) -> form.formatted(bound));
    }

    private static Arbitrary<String> choices() {
        return plain().list()
                .ofMinSize(2)
                .ofMaxSize(9)
                .uniqueElements()
                .map(elements -> "[" + String.join(",", elements) + "]");
    }
}
