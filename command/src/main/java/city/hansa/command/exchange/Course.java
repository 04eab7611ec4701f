package city.hansa.command.exchange;

import city.hansa.api.Recorded;
import city.hansa.api.date.Edtf;
import city.hansa.command.chronology.Chronology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The milestones of one need, offer, commitment, consignment or funding, and the order in which they can have come. */
record Course(List<Milestone> milestones) {

    /** In the order of valid time; an entry passes those that concern it. */
    enum Step {
        BEGUN,
        TAKEN_UP,
        DISPATCHED,
        RECEIVED,
        ENDED
    }

    record Milestone(Step step, Recorded<?> fact) {}

    static Course of(Step step, Recorded<?> fact) {
        return new Course(List.of(new Milestone(step, fact)));
    }

    Course with(Step step, Recorded<?> fact) {
        var longer = new ArrayList<>(milestones);
        longer.add(new Milestone(step, fact));
        return new Course(List.copyOf(longer));
    }

    /** The first milestone that one more, at that step and day, cannot be reconciled with. */
    Optional<Recorded<?>> conflict(Step step, Edtf day) {
        var chronology = new Chronology<Step>();
        milestones.forEach(milestone -> chronology.add(milestone.step(), milestone.fact()));
        return chronology.conflict(step, day);
    }

    boolean has(Step step) {
        return milestones.stream().anyMatch(milestone -> milestone.step() == step);
    }

    /** The event that ended it, if one did. */
    Optional<Recorded<?>> end() {
        return milestones.stream()
                .filter(milestone -> milestone.step() == Step.ENDED)
                .findFirst()
                .map(Milestone::fact);
    }

    boolean endedBy(Class<?> event) {
        return end().filter(fact -> event.isInstance(fact.event())).isPresent();
    }
}
