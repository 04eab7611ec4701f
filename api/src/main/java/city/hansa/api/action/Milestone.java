package city.hansa.api.action;

import city.hansa.api.date.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * A step in an action's course, as it was told.
 *
 * @param scheduled for when the step schedules the action, where it does
 */
public record Milestone(What what, Edtf on, @Nullable Edtf scheduled, @Nullable String reason) {

    Milestone narrowedTo(Edtf day) {
        return new Milestone(what, day, scheduled, reason);
    }

    public enum What {
        PLANNED,
        AGREED,
        POSTPONED,
        RESCHEDULED,
        STARTED,
        COMPLETED,
        EVALUATED,
        CANCELLED;

        /** By which milestones of one day are ordered; those that put off and take up again, as they were told. */
        What onOneDay() {
            return this == RESCHEDULED ? POSTPONED : this;
        }

        private boolean moves() {
            return this == POSTPONED || this == RESCHEDULED;
        }

        /** Whether this never happens after the other; agreeing and starting have no order with what is put off. */
        boolean precedes(What other) {
            if (moves() || other.moves()) {
                return this == PLANNED || (moves() && other.compareTo(COMPLETED) >= 0);
            }
            return compareTo(other) < 0;
        }
    }
}
