package city.hansa.api.membership;

import city.hansa.api.date.Edtf;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * In what order of valid time the steps of one membership stand, whatever the order in which they were recorded: the
 * same for a decision and for what is shown.
 *
 * <p>Days are vague, so a step has a range of places: after every step that certainly came before it, and before every
 * step that certainly came after. It stands at the last of these where it and all that follows are possible, and is
 * refused only if there is none.
 *
 * @param steps in their order; not copied, so that one who adds to them asks on
 */
public record MembershipOrder(List<? extends Placed> steps) {

    /** A step of the order, with what belongs to it. */
    public interface Placed {

        MembershipStep step();

        Edtf on();
    }

    /** Whether a step may be taken, or may stay, from a standing at which the city was or was not yet admitted once. */
    @FunctionalInterface
    private interface Allowed {

        boolean test(MembershipStep step, @Nullable MembershipStanding standing, boolean admitted);
    }

    /** Where a further step of that day has its place; empty where it has none. */
    public Optional<Integer> place(MembershipStep step, Edtf day) {
        return place(step, day, MembershipStep::isTakenFrom);
    }

    /** Where a step that is on record has its place, though something before it became known later. */
    public Optional<Integer> placeOnRecord(MembershipStep step, Edtf day) {
        return place(step, day).or(() -> place(step, day, MembershipStep::staysAt));
    }

    private Optional<Integer> place(MembershipStep step, Edtf day, Allowed allowed) {
        for (var place = last(day); place >= first(day); place--) {
            if (allowed.test(step, standingBefore(place), wasAdmittedBefore(place)) && isPossible(place, step)) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    /** Whether all that follows that place may stay if the step is taken there. */
    private boolean isPossible(int place, MembershipStep step) {
        var standing = step.from(standingBefore(place));
        var admitted = step.admits() || wasAdmittedBefore(place);
        for (var later : steps.subList(place, steps.size())) {
            if (!later.step().staysAt(standing, admitted)) {
                return false;
            }
            standing = later.step().from(standing);
            admitted |= later.step().admits();
        }
        return true;
    }

    private int first(Edtf day) {
        for (var place = steps.size(); place > 0; place--) {
            if (steps.get(place - 1).on().latest().isBefore(day.earliest())) {
                return place;
            }
        }
        return 0;
    }

    /** The place after all that did not certainly happen later than that day. */
    public int last(Edtf day) {
        for (var place = 0; place < steps.size(); place++) {
            if (steps.get(place).on().earliest().isAfter(day.latest())) {
                return place;
            }
        }
        return steps.size();
    }

    /** The standing in which a step at that place finds the membership; null before the application. */
    public @Nullable MembershipStanding standingBefore(int place) {
        MembershipStanding standing = null;
        for (var step : steps.subList(0, place)) {
            standing = step.step().from(standing);
        }
        return standing;
    }

    public boolean wasAdmittedBefore(int place) {
        return steps.subList(0, place).stream().anyMatch(step -> step.step().admits());
    }
}
