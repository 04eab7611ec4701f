package city.hansa.command.chronology;

import city.hansa.api.Recorded;
import city.hansa.api.date.Edtf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The milestones of one life, each at a stage; a later stage never happens before an earlier one, whatever the order in
 * which they were recorded.
 *
 * <p>Days are vague, so a milestone conflicts with another only if no choice of exact days satisfies the order (DOMAIN
 * §3.2). It is enough to look at pairs: if every milestone's latest day is not before any earlier stage's earliest day,
 * then the day "as early as possible, but not before what must precede it" is in each one's range.
 *
 * @param <S> the stages, in the order of their constants
 */
public final class Chronology<S extends Enum<S>> {

    private record Milestone<S>(S stage, Edtf day, Recorded<?> event) {}

    private final List<Milestone<S>> milestones = new ArrayList<>();

    public void add(S stage, Recorded<?> event) {
        add(stage, event.effective(), event);
    }

    /** A milestone on another day than the event's own, such as the end of a term that it sets. */
    public void add(S stage, Edtf day, Recorded<?> event) {
        milestones.add(new Milestone<>(stage, day, event));
    }

    /** The first recorded milestone that a further one, at that stage and day, cannot be reconciled with. */
    public Optional<Recorded<?>> conflict(S stage, Edtf day) {
        return milestones.stream()
                .filter(milestone -> contradict(stage, day, milestone))
                .findFirst()
                .map(Milestone::event);
    }

    /** The first milestone that contradicts one before it: empty for every history that was checked as it grew. */
    public Optional<Recorded<?>> conflict() {
        return milestones.stream()
                .filter(milestone -> conflict(milestone.stage(), milestone.day()).isPresent())
                .findFirst()
                .map(Milestone::event);
    }

    private static <S extends Enum<S>> boolean contradict(S stage, Edtf day, Milestone<S> other) {
        var order = stage.compareTo(other.stage());
        return (order < 0 && day.earliest().isAfter(other.day().latest()))
                || (order > 0 && other.day().earliest().isAfter(day.latest()));
    }
}
