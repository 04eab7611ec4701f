package city.hansa.api.action;

import city.hansa.api.action.Milestone.What;
import city.hansa.api.date.Edtf;
import city.hansa.api.view.Dated;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an action went through time, whatever the order in which it was recorded.
 *
 * <p>Days are vague, so they do not always give the order: what is planned in May 2018 may have been completed in 2018.
 * Each milestone is therefore placed on its earliest day that is not before the earliest of what must precede it, and a
 * standing begins on no day that this order excludes.
 *
 * @param standings one after the other; a standing whose days are vague may end on the text that it began with
 * @param schedule for which day it was scheduled, and from when on
 * @param milestones in the order in which they are placed, each as it was told
 */
public record Course(List<Dated<ActionStanding>> standings, List<Dated<Edtf>> schedule, List<Milestone> milestones) {

    public static Course of(Milestone planned) {
        return told(List.of(planned));
    }

    public Course and(Milestone milestone) {
        var more = new ArrayList<>(milestones);
        more.add(milestone);
        return told(more);
    }

    /** The day on which that happened, the first where it did more than once. */
    public Optional<Edtf> day(What what) {
        return milestones.stream().filter(one -> one.what() == what).findFirst().map(Milestone::on);
    }

    private static Course told(List<Milestone> milestones) {
        var placed = milestones.stream()
                .sorted(Comparator.comparing((Milestone one) -> place(one, milestones))
                        .thenComparing(one -> one.what().onOneDay()))
                .toList();
        var ordered = placed.stream().map(one -> within(one, milestones)).toList();
        return new Course(standings(ordered), schedule(ordered), placed);
    }

    /** The milestone on those of its days that lie between what must precede it and what it must precede. */
    private static Milestone within(Milestone milestone, List<Milestone> all) {
        var latest = all.stream()
                .filter(one -> milestone.what().precedes(one.what()))
                .map(one -> one.on().latest())
                .min(Comparator.naturalOrder())
                .orElse(Edtf.FOREVER);
        return milestone.narrowedTo(milestone.on().within(place(milestone, all), latest));
    }

    private static LocalDate place(Milestone milestone, List<Milestone> all) {
        return all.stream()
                .filter(one -> one.what().precedes(milestone.what()))
                .map(one -> one.on().earliest())
                .filter(milestone.on().earliest()::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(milestone.on().earliest());
    }

    private static List<Dated<ActionStanding>> standings(List<Milestone> placed) {
        var standings = new ArrayList<Dated<ActionStanding>>();
        var reached = ActionStanding.PLANNED;
        ActionStanding before = null;
        for (var milestone : placed) {
            reached = reached(reached, milestone.what());
            var standing = standing(before, reached, milestone.what());
            if (standing != before) {
                follow(standings, standing, milestone.on());
            }
            before = standing;
        }
        return List.copyOf(standings);
    }

    /** How far it has come, were it not put off. */
    private static ActionStanding reached(ActionStanding before, What what) {
        return switch (what) {
            case PLANNED -> ActionStanding.PLANNED;
            case AGREED -> ActionStanding.AGREED;
            case POSTPONED, RESCHEDULED -> before;
            case STARTED -> ActionStanding.UNDER_WAY;
            case COMPLETED -> ActionStanding.COMPLETED;
            case EVALUATED -> ActionStanding.EVALUATED;
            case CANCELLED -> ActionStanding.CANCELLED;
        };
    }

    /** What is agreed while it is put off remains so; it is taken up again by a new day, or by what happens to it. */
    private static ActionStanding standing(@Nullable ActionStanding before, ActionStanding reached, What what) {
        var staysPutOff = what == What.AGREED && before == ActionStanding.POSTPONED;
        return what == What.POSTPONED || staysPutOff ? ActionStanding.POSTPONED : reached;
    }

    private static List<Dated<Edtf>> schedule(List<Milestone> placed) {
        var schedule = new ArrayList<Dated<Edtf>>();
        for (var milestone : placed) {
            if (milestone.scheduled() != null) {
                follow(schedule, milestone.scheduled(), milestone.on());
            }
        }
        return List.copyOf(schedule);
    }

    private static <T> void follow(List<Dated<T>> course, T value, Edtf on) {
        if (!course.isEmpty()) {
            var last = course.removeLast();
            course.add(new Dated<>(last.value(), last.from(), on));
        }
        course.add(new Dated<>(value, on, null));
    }
}
