package city.hansa.command.membership;

import city.hansa.api.date.Edtf;
import city.hansa.api.membership.MembershipEvent.ObligationOpened;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One obligation of a member, as decisions see it.
 *
 * @param missed the event that says so, null where it was not missed
 * @param heldBy the event that put the membership on hold for it
 * @param followed whether the next one of a repeating obligation is open
 */
record Obligation(
        ObligationOpened opened,
        Edtf dueBy,
        int extensions,
        boolean noticed,
        boolean fulfilled,
        @Nullable UUID missed,
        @Nullable UUID heldBy,
        boolean followed) {

    static Obligation of(ObligationOpened opened) {
        return new Obligation(opened, opened.dueBy(), 0, false, false, null, null, false);
    }

    Obligation extended(Edtf newDue) {
        return new Obligation(opened, newDue, extensions + 1, noticed, fulfilled, missed, heldBy, followed);
    }

    Obligation afterNotice() {
        return new Obligation(opened, dueBy, extensions, true, fulfilled, missed, heldBy, followed);
    }

    Obligation kept() {
        return new Obligation(opened, dueBy, extensions, noticed, true, missed, heldBy, followed);
    }

    Obligation missedBy(UUID event) {
        return new Obligation(opened, dueBy, extensions, noticed, fulfilled, event, heldBy, followed);
    }

    Obligation holding(UUID event) {
        return new Obligation(opened, dueBy, extensions, noticed, fulfilled, missed, event, followed);
    }

    Obligation succeeded() {
        return new Obligation(opened, dueBy, extensions, noticed, fulfilled, missed, heldBy, true);
    }

    boolean isOverdue() {
        return missed != null && !fulfilled;
    }

    /** Whether it must still be done and its day has certainly passed, without anybody having said so yet. */
    boolean isMissedOn(Edtf day) {
        return missed == null && !fulfilled && lateByDays(day) > 0;
    }

    /** Whether a miss puts the membership on hold: where the rule says so, and not before the notice it demands. */
    boolean holdsWhenMissed() {
        return opened.rule().holdOnMiss() && (noticed || !opened.rule().noticeRequired());
    }

    boolean hasExtensionLeft() {
        return extensions < opened.rule().extensions();
    }

    /** How many days the due day lies before that day, by the choice of days that is kindest to the member; never less than 0. */
    int lateByDays(Edtf day) {
        return (int) Math.max(0, ChronoUnit.DAYS.between(dueBy.latest(), day.earliest()));
    }

    /** The next one of a repeating obligation, due a period after this one was first due, however late this one was. */
    boolean isToBeFollowed() {
        return opened.rule().repeats() && !followed;
    }
}
