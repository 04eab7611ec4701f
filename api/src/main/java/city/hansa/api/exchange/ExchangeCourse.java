package city.hansa.api.exchange;

import city.hansa.api.date.Edtf;
import city.hansa.api.exchange.ExchangeView.Closure;
import city.hansa.api.exchange.ExchangeView.Funding;
import city.hansa.api.exchange.ExchangeView.Standing;
import city.hansa.api.view.Dated;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an exchange went through time: on each day on which a line began, was complete or was settled, what followed from
 * all lines that had begun by then. A later line does not undo that those before it were settled once.
 *
 * <p>Days are vague. What can only have happened after something else is taken to have happened on none of the days
 * before that: an exchange closed in June, of which the last account was approved on the 10th, was closed from the 10th
 * on at the earliest.
 */
record ExchangeCourse(Edtf opened, List<CommitmentView> lines, List<Funding> fundings, List<Closed> closures) {

    /** Days on which it was closed. */
    private record Closed(Edtf from, @Nullable Edtf until) {

        boolean holdsOn(Edtf day) {
            return isBy(from, day) && !isBy(until, day);
        }
    }

    static List<Dated<Standing>> of(
            Edtf opened, List<CommitmentView> lines, List<Funding> fundings, List<Closure> closures) {
        var open = new ExchangeCourse(opened, lines, fundings, List.of());
        return new ExchangeCourse(opened, lines, fundings, open.closed(closures)).standings();
    }

    /** Each closing after the opening or reopening before it, and the one that holds after all that was settled. */
    private List<Closed> closed(List<Closure> closures) {
        var closed = new ArrayList<Closed>();
        var open = opened;
        for (var closure : closures) {
            if (closure.reopened() == null) {
                closed.add(new Closed(changes().reduce(closure.closed(), Edtf::later), null));
            } else {
                var from = closure.closed().later(open);
                open = closure.reopened().later(from);
                closed.add(new Closed(from, open));
            }
        }
        return closed;
    }

    private List<Dated<Standing>> standings() {
        var days = new TreeSet<Edtf>();
        Stream.concat(changes(), closures.stream().flatMap(one -> known(one.from(), one.until())))
                .forEach(days::add);
        var course = List.of(new Dated<>(Standing.OPEN, opened, null));
        for (var day : days) {
            var standing = on(day);
            if (standing != course.getLast().value()) {
                course = Dated.change(course, standing, day);
            }
        }
        return course;
    }

    /** The days on which a line or a funding began or came to an end, none of them before the opening. */
    private Stream<Edtf> changes() {
        return Stream.concat(
                        lines.stream().flatMap(line -> known(line.on(), line.completeFrom(), line.settledFrom())),
                        fundings.stream().flatMap(funding -> known(funding.drawnOn(), funding.accountedOn())))
                .map(opened::later);
    }

    private Standing on(Edtf day) {
        if (closures.stream().anyMatch(closed -> closed.holdsOn(day))) {
            return Standing.CLOSED;
        }
        var begun = lines.stream().filter(line -> hasHappened(line.on(), day)).toList();
        if (begun.isEmpty() || !begun.stream().allMatch(line -> hasHappened(line.completeFrom(), day))) {
            return Standing.OPEN;
        }
        var isOwed = fundings.stream()
                .anyMatch(one -> hasHappened(one.drawnOn(), day) && !hasHappened(one.accountedOn(), day));
        return !isOwed && begun.stream().allMatch(line -> hasHappened(line.settledFrom(), day))
                ? Standing.ACCOUNTED
                : Standing.ALL_SETTLED;
    }

    private boolean hasHappened(@Nullable Edtf change, Edtf day) {
        return change != null && isBy(opened.later(change), day);
    }

    private static boolean isBy(@Nullable Edtf change, Edtf day) {
        return change != null && change.compareTo(day) <= 0;
    }

    private static Stream<Edtf> known(@Nullable Edtf... days) {
        return Stream.of(days).flatMap(Stream::ofNullable);
    }
}
