package city.hansa.command.membership;

import city.hansa.api.Recorded;
import city.hansa.api.date.Edtf;
import city.hansa.api.membership.MembershipStanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The steps of one membership in an order of valid time, whatever the order in which they were recorded.
 *
 * <p>Days are vague, so a step has a range of places: after every step that certainly came before it, and before every
 * step that certainly came after. It stands at the last of these where it and all that follows are possible, and is
 * refused only if there is none.
 */
final class Course {

    private record Entry(Step step, Recorded<?> event) {

        Edtf day() {
            return event.effective();
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private @Nullable Recorded<?> conflict;

    /** Adds what is on record; the first step that has no place is kept as the {@link #conflict()}. */
    void add(Step step, Recorded<?> event) {
        var place = place(step, event.effective(), Step::isTakenFrom)
                .or(() -> place(step, event.effective(), Step::staysAt));
        if (place.isEmpty() && conflict == null) {
            conflict = event;
        }
        entries.add(place.orElse(entries.size()), new Entry(step, event));
    }

    /** The standing in which something of that day finds the membership; null before the application. */
    @Nullable MembershipStanding standingOn(Edtf day) {
        return standingBefore(last(day));
    }

    /** The standing after the last step of all. */
    @Nullable MembershipStanding standing() {
        return standingBefore(entries.size());
    }

    /** What a further step of that day cannot be reconciled with; empty where it has a place. */
    Optional<Recorded<?>> conflict(Step step, Edtf day) {
        if (place(step, day, Step::isTakenFrom).isPresent()) {
            return Optional.empty();
        }
        var last = last(day);
        return Optional.of(entries.get(step.isTakenFrom(standingBefore(last)) ? last : Math.max(0, last - 1)).event());
    }

    Optional<Recorded<?>> conflict() {
        return Optional.ofNullable(conflict);
    }

    private Optional<Integer> place(Step step, Edtf day, BiPredicate<Step, @Nullable MembershipStanding> allowed) {
        for (var place = last(day); place >= first(day); place--) {
            var before = standingBefore(place);
            if (allowed.test(step, before) && isPossible(place, step.from(before))) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    private boolean isPossible(int place, @Nullable MembershipStanding standing) {
        var next = standing;
        for (var entry : entries.subList(place, entries.size())) {
            if (!entry.step().staysAt(next)) {
                return false;
            }
            next = entry.step().from(next);
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
}
