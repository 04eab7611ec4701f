package city.hansa.command.membership;

import city.hansa.api.Recorded;
import city.hansa.api.date.Edtf;
import city.hansa.api.membership.MembershipEvent.ObligationOpened;
import city.hansa.api.network.ObligationRule;
import city.hansa.api.value.Key;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One obligation of a member, as decisions see it.
 *
 * @param dating the event that says when it is due: its opening, or its last extension
 * @param noticedOn when the network warned of the present due day, null where it did not
 * @param missed the event that says so, null where it was not missed
 * @param heldBy the event that put the membership on hold for it
 * @param followed whether the next one of a repeating obligation is open
 */
record Obligation(
        Recorded<ObligationOpened> opening,
        Recorded<?> dating,
        Edtf dueBy,
        int extensions,
        @Nullable Edtf noticedOn,
        @Nullable Edtf fulfilledOn,
        @Nullable Recorded<?> missed,
        @Nullable UUID heldBy,
        boolean followed) {

    static Obligation of(Recorded<ObligationOpened> opening) {
        return new Obligation(opening, opening, opening.event().dueBy(), 0, null, null, null, null, false);
    }

    /** The key of the next one of that code, after all that were given: {@code plan-1}, {@code plan-2}. */
    static Key nextKey(ObligationRule rule, Stream<Key> given) {
        var code = rule.code() + "-";
        var highest = given.map(Key::value)
                .filter(key -> key.startsWith(code) && key.substring(code.length()).matches("\\d{1,9}"))
                .mapToInt(key -> Integer.parseInt(key.substring(code.length())))
                .max();
        return new Key(code + (highest.orElse(0) + 1));
    }

    ObligationOpened opened() {
        return opening.event();
    }

    /** A notice was of the day that is now put off, so another one is needed. */
    Obligation extended(Edtf newDue, Recorded<?> by) {
        return new Obligation(opening, by, newDue, extensions + 1, null, fulfilledOn, missed, heldBy, followed);
    }

    Obligation noticed(Edtf on) {
        return new Obligation(opening, dating, dueBy, extensions, on, fulfilledOn, missed, heldBy, followed);
    }

    Obligation kept(Edtf on) {
        return new Obligation(opening, dating, dueBy, extensions, noticedOn, on, missed, heldBy, followed);
    }

    Obligation missedBy(Recorded<?> event) {
        return new Obligation(opening, dating, dueBy, extensions, noticedOn, fulfilledOn, event, heldBy, followed);
    }

    Obligation holding(UUID event) {
        return new Obligation(opening, dating, dueBy, extensions, noticedOn, fulfilledOn, missed, event, followed);
    }

    Obligation succeeded() {
        return new Obligation(opening, dating, dueBy, extensions, noticedOn, fulfilledOn, missed, heldBy, true);
    }

    boolean isFulfilled() {
        return fulfilledOn != null;
    }

    /** Whether it must still be done and its day has certainly passed, without anybody having said so yet. */
    boolean isMissedOn(Edtf day) {
        return missed == null && !isFulfilled() && lateByDays(day) > 0;
    }

    /** Whether it is on record as missed, though by what is known today it was done in time or is not due so early. */
    boolean isMissedByMistake() {
        return missed != null && lateByDays(fulfilledOn == null ? missed.effective() : fulfilledOn) == 0;
    }

    /**
     * From when it puts the membership on hold until it is made good: from the miss on, and where the rule demands
     * notice, not before that. Empty where it does not.
     */
    Optional<Edtf> holdsFrom() {
        return isFulfilled() ? Optional.empty() : heldFrom();
    }

    /** Whether it may hold the membership up on that day: not before it did, and not after it was made good. */
    boolean holdsUp(Edtf day) {
        return heldFrom().filter(from -> !from.earliest().isAfter(day.latest())).isPresent()
                && (fulfilledOn == null || fulfilledOn.earliest().isAfter(day.latest()));
    }

    private Optional<Edtf> heldFrom() {
        var rule = opened().rule();
        if (missed == null || !rule.holdOnMiss()) {
            return Optional.empty();
        }
        var miss = missed.effective();
        if (!rule.noticeRequired()) {
            return Optional.of(miss);
        }
        return Optional.ofNullable(noticedOn).map(miss::later);
    }

    boolean hasExtensionLeft() {
        return extensions < opened().rule().extensions();
    }

    /** How many days the due day lies before that day, by the choice of days that is kindest to the member; never less than 0. */
    int lateByDays(Edtf day) {
        return (int) Math.max(0, ChronoUnit.DAYS.between(dueBy.latest(), day.earliest()));
    }

    /** The next one of a repeating obligation, due a period after this one was first due, however late this one was. */
    boolean isToBeFollowed() {
        return opened().rule().repeats() && !followed;
    }
}
