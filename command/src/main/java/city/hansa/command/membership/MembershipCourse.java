package city.hansa.command.membership;

import city.hansa.api.Recorded;
import city.hansa.api.date.Edtf;
import city.hansa.api.membership.MembershipEvent;
import city.hansa.api.membership.MembershipEvent.MembershipSuspended;
import city.hansa.api.membership.MembershipOrder;
import city.hansa.api.membership.MembershipStanding;
import city.hansa.api.membership.MembershipStep;
import city.hansa.api.membership.SuspensionCause;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The steps of one membership in their order of valid time, each with the event that says it. */
final class MembershipCourse {

    private record Entry(MembershipStep step, Recorded<MembershipEvent> fact) implements MembershipOrder.Placed {

        @Override
        public Edtf on() {
            return fact.effective();
        }

        boolean opensPeriod() {
            return step == MembershipStep.REJOIN || (step == MembershipStep.APPLY && fact.sequence() > 0);
        }

        /** Where the days may be the same, what was recorded before it counts as before it. */
        boolean isAfter(Edtf day, long sequence) {
            return day.latest().isBefore(on().earliest())
                    || (!day.earliest().isAfter(on().latest()) && sequence < fact.sequence());
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private final MembershipOrder order = new MembershipOrder(entries);
    private @Nullable Recorded<?> conflict;

    /** Adds what is on record; the first step that has no place is kept as the {@link #conflict()}. */
    void add(MembershipStep step, Recorded<MembershipEvent> fact) {
        var place = order.placeOnRecord(step, fact.effective());
        if (place.isEmpty() && conflict == null) {
            conflict = fact;
        }
        entries.add(place.orElse(entries.size()), new Entry(step, fact));
    }

    /** The standing in which something of that day finds the membership; null before the application. */
    @Nullable MembershipStanding standingOn(Edtf day) {
        return order.standingBefore(order.last(day));
    }

    /** The standing after the last step of all. */
    @Nullable MembershipStanding standing() {
        return order.standingBefore(entries.size());
    }

    boolean wasAdmitted() {
        return order.wasAdmittedBefore(entries.size());
    }

    /** What it is suspended for on that day; empty where it is not suspended. */
    Set<SuspensionCause> suspendedFor(Edtf day) {
        var causes = EnumSet.noneOf(SuspensionCause.class);
        MembershipStanding standing = null;
        for (var entry : entries.subList(0, order.last(day))) {
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
        return entries.subList(0, order.last(day)).stream().map(entry -> entry.fact().event()).toList();
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
    Optional<Recorded<?>> conflict(MembershipStep step, Edtf day) {
        if (order.place(step, day).isPresent()) {
            return Optional.empty();
        }
        var last = order.last(day);
        var follows = step.isTakenFrom(order.standingBefore(last), order.wasAdmittedBefore(last));
        return Optional.of(entries.get(follows ? last : Math.max(0, last - 1)).fact());
    }

    Optional<Recorded<?>> conflict() {
        return Optional.ofNullable(conflict);
    }
}
