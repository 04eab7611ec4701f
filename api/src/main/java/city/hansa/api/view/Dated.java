package city.hansa.api.view;

import city.hansa.api.date.Edtf;
import city.hansa.api.date.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value and the valid time for which it holds. A list of them is a course: how a name, a country or a standing went
 * through time, in that order, whatever the order in which it was recorded.
 *
 * @param from the day from which it holds, null where no beginning is known
 * @param until the first day on which it holds no longer, null while it does
 */
public record Dated<T>(T value, @Nullable Edtf from, @Nullable Edtf until) {

    private static final Edtf BEGINNING = Edtf.day(Edtf.BEGINNING);

    /** The course that begins with this value, which holds since before anything is known. */
    public static <T> List<Dated<T>> always(T value) {
        return List.of(new Dated<>(value, null, null));
    }

    /**
     * The course in which the value holds from that day until the next. Said again for a day, it replaces; two values
     * of one vague day, such as a year, may both have held.
     */
    public static <T> List<Dated<T>> change(List<Dated<T>> course, T value, Edtf from) {
        var changed = new ArrayList<>(course);
        if (from.earliest().equals(from.latest())) {
            changed.removeIf(other -> from.equals(other.from));
        }
        changed.add(new Dated<>(value, from, null));
        changed.sort(Comparator.comparing(Dated::begin));
        for (var i = 0; i + 1 < changed.size(); i++) {
            changed.set(i, new Dated<>(changed.get(i).value, changed.get(i).from, changed.get(i + 1).from));
        }
        return List.copyOf(changed);
    }

    /** The list in which this value, among others that hold beside it, ends on that day. */
    public static <T> List<Dated<T>> end(List<Dated<T>> values, T value, Edtf until) {
        return values.stream()
                .map(dated -> dated.value.equals(value) && dated.until == null
                        ? new Dated<>(value, dated.from, until)
                        : dated)
                .toList();
    }

    /** Whether it holds on the days from {@code begin} on, by the order of dates. */
    public boolean holdsFrom(Edtf begin) {
        return begin().compareTo(begin) <= 0 && (until == null || until.compareTo(begin) > 0);
    }

    /** The value of a course from that day on; its first one before it begins. */
    public static <T> T at(List<Dated<T>> course, Edtf begin) {
        return course.stream()
                .filter(dated -> dated.holdsFrom(begin))
                .findFirst()
                .orElse(course.getFirst())
                .value;
    }

    /** Those of the values that hold from that day on. */
    public static <T> List<T> held(List<Dated<T>> values, Edtf begin) {
        return values.stream()
                .filter(dated -> dated.holdsFrom(begin))
                .map(Dated::value)
                .toList();
    }

    /**
     * Valid time cut at every day on which one of these begins or ends, the last period without an end. Between two
     * cuts each either holds throughout or not at all.
     */
    public static Stream<Span> periods(Stream<? extends Dated<?>> all) {
        var cuts = new TreeSet<Edtf>();
        all.map(Dated::span).forEach(span -> {
            cuts.add(span.from());
            if (span.until() != null) {
                cuts.add(span.until());
            }
        });
        return cuts.stream().map(cut -> new Span(cut, cuts.higher(cut)));
    }

    /**
     * Two courses as one of pairs: each with the days on which both of its values may hold, in the order of time. Where
     * the days of one are vague, no order of them says which value of the other they met, so that either may have been.
     */
    public static <A, B, C> List<Dated<C>> together(
            List<Dated<A>> one, List<Dated<B>> other, BiFunction<A, B, C> pair) {
        return one.stream()
                .flatMap(a -> other.stream().map(b -> of(pair.apply(a.value, b.value), a.span().and(b.span()))))
                .filter(both -> !both.span().possible().isEmpty())
                .sorted(Comparator.comparing(Dated::begin))
                .toList();
    }

    public static <T> Dated<T> of(T value, Span span) {
        return new Dated<>(value, span.from(), span.until());
    }

    public Span span() {
        return new Span(begin(), until);
    }

    private Edtf begin() {
        return from == null ? BEGINNING : from;
    }
}
