package city.hansa.api.date;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When something happened, as precisely as the source knows: a subset of EDTF (ISO 8601-2), kept as it was given.
 *
 * <p>The subset: {@code 1978}, {@code 1978-10}, {@code 1978-10-08}, each perhaps followed by {@code ~} (about),
 * {@code ?} (uncertain) or {@code %} (both); a decade {@code 197X}, a century {@code 19XX}; a season {@code 1974-21}
 * to {@code -24}; an interval {@code A/B}, {@code A/..} (open), {@code A/} (end unknown), {@code ../B}, {@code /B}; a
 * choice {@code [1977,1978]}. Stored events hold this type, so it may accept more one day, but never less.
 *
 * <p>Any date is one occurrence on some day from {@link #earliest()} to {@link #latest()}, both included. For an
 * interval these days span all of it. A flag widens nothing: {@code 1970-04~} stays within April. The days between
 * the elements of a choice count as possible. An open and an unknown bound differ in the text alone.
 */
public final class Edtf implements Comparable<Edtf> {

    /** The earliest day of an interval without a start; no date lies before it. */
    public static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);

    /** The latest day of an interval without an end; no date lies after it. */
    public static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);

    /** A year, month, season or day, perhaps with a flag. */
    private static final Pattern SINGLE = Pattern.compile("[0-9]{4}(-[0-9]{2}){0,2}[~?%]?");

    private static final Comparator<Edtf> BY_DAYS_THEN_TEXT =
            Comparator.comparing(Edtf::earliest).thenComparing(Edtf::latest).thenComparing(Edtf::text);

    private final String text;
    private final EdtfForm form;

    Edtf(String text, EdtfForm form) {
        this.text = text;
        this.form = form;
    }

    /**
     * Reads a date of the subset.
     *
     * @throws IllegalArgumentException naming the rule that the text breaks, and quoting the text
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Edtf parse(String text) {
        return new Edtf(text, new EdtfParser(text).parse());
    }

    /** The date of one exact day of the years 0001 to 9999. */
    public static Edtf day(LocalDate day) {
        return parse(day.toString());
    }

    private static Edtf between(LocalDate earliest, LocalDate latest) {
        return earliest.equals(latest)
                ? day(earliest)
                : parse(earliest + "/" + (latest.equals(FOREVER) ? ".." : latest));
    }

    /**
     * When the later of two things happened, that on this date and that on the other: on no day before either can have
     * happened, and on none after both have. One of the two where it says just that, else an interval.
     */
    public Edtf later(Edtf other) {
        return narrowed(max(earliest(), other.earliest()), max(latest(), other.latest()), other);
    }

    /** When the earlier of two things happened, that on this date and that on the other. */
    public Edtf earlier(Edtf other) {
        return narrowed(min(earliest(), other.earliest()), min(latest(), other.latest()), other);
    }

    /**
     * This date, of something that happened after one thing and before another: on no day before {@code from} or after
     * {@code to}. As it is where it says so already, or where it contradicts them.
     */
    public Edtf within(LocalDate from, LocalDate to) {
        var earliest = max(earliest(), from);
        var latest = min(latest(), to);
        return earliest.isAfter(latest) ? this : narrowed(earliest, latest, this);
    }

    /**
     * When it is that many years after this date, as precisely as that is known: a year stays a year. The 29th of
     * February is kept on the 28th where a year has none.
     */
    public Edtf plusYears(int years) {
        var isDay = earliest().equals(latest());
        if (SINGLE.matcher(text).matches()) {
            var year = Integer.parseInt(text.substring(0, 4)) + years;
            return isDay
                    ? parse(earliest().plusYears(years) + text.substring(10))
                    : parse("%04d".formatted(year) + text.substring(4));
        }
        // The day after the last, so that the end of a February stays the end of one.
        return between(earliest().plusYears(years), latest().plusDays(1).plusYears(years).minusDays(1));
    }

    private Edtf narrowed(LocalDate earliest, LocalDate latest, Edtf other) {
        return Stream.of(this, other)
                .filter(date -> date.earliest().equals(earliest) && date.latest().equals(latest))
                .findFirst()
                .orElseGet(() -> between(earliest, latest));
    }

    private static LocalDate max(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate min(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** The text as it was given; also the JSON form. */
    @JsonValue
    public String text() {
        return text;
    }

    public LocalDate earliest() {
        return form.earliest();
    }

    public LocalDate latest() {
        return form.latest();
    }

    /** Whether this date, or either bound of this interval, is marked {@code ~} or {@code %}. */
    public boolean isApproximate() {
        return form.approximate();
    }

    /** Whether this date, or either bound of this interval, is marked {@code ?} or {@code %}. */
    public boolean isUncertain() {
        return form.uncertain();
    }

    public boolean isInterval() {
        return form instanceof EdtfForm.Interval;
    }

    /** The first bound of an interval, null if it is open or unknown; any other date is its own start. */
    public @Nullable Edtf start() {
        return form instanceof EdtfForm.Interval interval ? interval.start() : this;
    }

    /** The last bound of an interval, null if it is open or unknown; any other date is its own end. */
    public @Nullable Edtf end() {
        return form instanceof EdtfForm.Interval interval ? interval.end() : this;
    }

    /** By earliest day, then latest, then text; so consistent with equals. */
    @Override
    public int compareTo(Edtf other) {
        return BY_DAYS_THEN_TEXT.compare(this, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Edtf date && text.equals(date.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
