package city.hansa.command.membership;

import city.hansa.api.Recorded;
import city.hansa.api.date.Edtf;
import city.hansa.api.membership.MembershipEvent;
import city.hansa.api.membership.MembershipEvent.MembershipSuspended;
import city.hansa.api.membership.MembershipStanding;
import city.hansa.api.membership.SuspensionCause;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The steps of one membership in an order of valid time, whatever the order in which they were recorded.
 *
 * <p>Days are vague, so a step has a range of places: after every step that certainly came before it, and before every
 * step that certainly came after. It stands at the last of these where it and all that follows are possible, and is
 * refused only if there is none.
 */
final class MembershipCourse {

    private record Entry(Step step, Recorded<MembershipEvent> fact) {

        Edtf day() {
            return fact.effective();
        }

        boolean opensPeriod() {
            return step == Step.REJOIN || (step == Step.APPLY && fact.sequence() > 0);
        }

        /** Where the days may be the same, what was recorded before it counts as before it. */
        boolean isAfter(Edtf day, long sequence) {
            return day.latest().isBefore(day().earliest())
                    || (!day.earliest().isAfter(day().latest()) && sequence < fact.sequence());
        }
    }

    /** Whether a step may be taken, or may stay, from a standing at which the city was or was not yet admitted once. */
    @FunctionalInterface
    private interface Allowed {

        boolean test(Step step, @Nullable MembershipStanding standing, boolean admitted);
    }

    private final List<Entry> entries = new ArrayList<>();
    private @Nullable Recorded<?> conflict;

    /** Adds what is on record; the first step that has no place is kept as the {@link #conflict()}. */
    void add(Step step, Recorded<MembershipEvent> fact) {
        var place = place(step, fact.effective(), Step::isTakenFrom)
                .or(() -> place(step, fact.effective(), Step::staysAt));
        if (place.isEmpty() && conflict == null) {
            conflict = fact;
        }
        entries.add(place.orElse(entries.size()), new Entry(step, fact));
    }

    /** The standing in which something of that day finds the membership; null before the application. */
    @Nullable MembershipStanding standingOn(Edtf day) {
        return standingBefore(last(day));
    }

    /** The standing after the last step of all. */
    @Nullable MembershipStanding standing() {
        return standingBefore(entries.size());
    }

    boolean wasAdmitted() {
        return wasAdmittedBefore(entries.size());
    }

    /** What it is suspended for on that day; empty where it is not suspended. */
    Set<SuspensionCause> suspendedFor(Edtf day) {
        var causes = EnumSet.noneOf(SuspensionCause.class);
        MembershipStanding standing = null;
        for (var entry : entries.subList(0, last(day))) {
            standing = entry.step().from(standing);
            if (standing != MembershipStanding.SUSPENDED) {
                causes.clear();
            } else if (entry.fact().event() instanceof MembershipSuspended suspended) {
                causes.add(suspended.cause());
            }
        }
        return causes;
    }

    /** What of the steps something of that day finds done, in their order. */
    List<MembershipEvent> until(Edtf day) {
        return entries.subList(0, last(day)).stream().map(entry -> entry.fact().event()).toList();
    }

    /** What belongs to the same period as something that is now said of that day. */
    List<MembershipEvent> inPeriodOf(Edtf day) {
        return entries.stream()
                .map(Entry::fact)
                .filter(fact -> isInPeriodOf(day, fact.effective(), fact.sequence()))
                .map(Recorded::event)
                .toList();
    }

    /**
     * Whether what is on record about a day belongs to the same period as something that is now said of the other: a
     * period lasts from one application or rejoining to the next.
     */
    boolean isInPeriodOf(Edtf day, Edtf about, long sequence) {
        return period(day, Long.MAX_VALUE) == period(about, sequence);
    }

    private long period(Edtf day, long sequence) {
        return entries.stream()
                .filter(entry -> entry.opensPeriod() && !entry.isAfter(day, sequence))
                .count();
    }

    /** What a further step of that day cannot be reconciled with; empty where it has a place. */
    Optional<Recorded<?>> conflict(Step step, Edtf day) {
        if (place(step, day, Step::isTakenFrom).isPresent()) {
            return Optional.empty();
        }
        var last = last(day);
        var follows = step.isTakenFrom(standingBefore(last), wasAdmittedBefore(last));
        return Optional.of(entries.get(follows ? last : Math.max(0, last - 1)).fact());
    }

    Optional<Recorded<?>> conflict() {
        return Optional.ofNullable(conflict);
    }

    private Optional<Integer> place(Step step, Edtf day, Allowed allowed) {
        for (var place = last(day); place >= first(day); place--) {
            if (allowed.test(step, standingBefore(place), wasAdmittedBefore(place)) && isPossible(place, step)) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    /** Whether all that follows that place may stay if the step is taken there. */
    private boolean isPossible(int place, Step step) {
        var standing = step.from(standingBefore(place));
        var admitted = step.admits() || wasAdmittedBefore(place);
        for (var entry : entries.subList(place, entries.size())) {
            if (!entry.step().staysAt(standing, admitted)) {
                return false;
            }
            standing = entry.step().from(standing);
            admitted |= entry.step().admits();
        }
        return true;
    }

    private int first(Edtf day) {
        for (var place = entries.size(); place > 0; place--) {
            if (entries.get(place - 1).day().latest().isBefore(day.earliest())) {
                return place;
            }
        }
        return 0;
    }

    private int last(Edtf day) {
        for (var place = 0; place < entries.size(); place++) {
            if (entries.get(place).day().earliest().isAfter(day.latest())) {
                return place;
            }
        }
        return entries.size();
    }

    private @Nullable MembershipStanding standingBefore(int place) {
        MembershipStanding standing = null;
        for (var entry : entries.subList(0, place)) {
            standing = entry.step().from(standing);
        }
        return standing;
    }

    private boolean wasAdmittedBefore(int place) {
        return entries.subList(0, place).stream().anyMatch(entry -> entry.step().admits());
    }
}
