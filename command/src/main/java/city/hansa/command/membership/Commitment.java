package city.hansa.command.membership;

import static java.util.stream.Collectors.toSet;

import city.hansa.api.Recorded;
import city.hansa.api.membership.MembershipEvent;
import city.hansa.api.membership.MembershipEvent.CommitmentSigned;
import city.hansa.api.membership.MembershipEvent.DuesRecorded;
import city.hansa.api.membership.MembershipEvent.MemberAdmitted;
import city.hansa.api.membership.MembershipEvent.MemberClassChanged;
import city.hansa.api.membership.MembershipEvent.MemberExpelled;
import city.hansa.api.membership.MembershipEvent.MemberRejoined;
import city.hansa.api.membership.MembershipEvent.MemberWithdrew;
import city.hansa.api.membership.MembershipEvent.MembershipApplied;
import city.hansa.api.membership.MembershipEvent.MembershipLapsed;
import city.hansa.api.membership.MembershipEvent.MembershipPutOnHold;
import city.hansa.api.membership.MembershipEvent.MembershipReactivated;
import city.hansa.api.membership.MembershipEvent.MembershipSuspended;
import city.hansa.api.membership.MembershipEvent.NoticeGiven;
import city.hansa.api.membership.MembershipEvent.ObligationExtended;
import city.hansa.api.membership.MembershipEvent.ObligationFulfilled;
import city.hansa.api.membership.MembershipEvent.ObligationMissed;
import city.hansa.api.membership.MembershipEvent.ObligationOpened;
import city.hansa.api.membership.MembershipEvent.OfficeTaken;
import city.hansa.api.membership.MembershipEvent.WorkingGroupJoined;
import city.hansa.api.value.Key;
import city.hansa.command.fact.Facts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What rests on a signature: the obligations that it opened, those that go on from them, and what is said of them. */
final class Commitment {

    private Commitment() {}

    /** In the order in which it was recorded, as corrected; empty where the event is no signature. */
    static List<Recorded<MembershipEvent>> restingOn(UUID signature, Facts<MembershipEvent> facts) {
        var opened = openedBy(signature, facts.history());
        var keys = new HashSet<Key>();
        var resting = new ArrayList<Recorded<MembershipEvent>>();
        for (var fact : facts.corrected()) {
            if (fact.event() instanceof ObligationOpened opening
                    && (opened.contains(fact.eventId()) || keys.contains(opening.after()))) {
                keys.add(opening.key());
            }
            if (keys.contains(obligation(fact.event()))) {
                resting.add(fact);
            }
        }
        return resting;
    }

    /** What the same command opened stands right behind the signature, and goes on from nothing. */
    private static Set<UUID> openedBy(UUID signature, List<Recorded<?>> history) {
        return history.stream()
                .dropWhile(fact -> !fact.eventId().equals(signature) || !(fact.event() instanceof CommitmentSigned))
                .skip(1)
                .takeWhile(fact -> fact.event() instanceof ObligationOpened opening && opening.after() == null)
                .map(Recorded::eventId)
                .collect(toSet());
    }

    /** Whether somebody dealt with an obligation; whatever else is said of one follows by itself. */
    static boolean isDealing(MembershipEvent event) {
        return event instanceof ObligationFulfilled
                || event instanceof ObligationExtended
                || event instanceof NoticeGiven;
    }

    /** The obligation of which the event speaks; null where it speaks of none. */
    private static @Nullable Key obligation(MembershipEvent event) {
        return switch (event) {
            case ObligationOpened opened -> opened.key();
            case ObligationFulfilled fulfilled -> fulfilled.key();
            case ObligationExtended extended -> extended.key();
            case NoticeGiven notice -> notice.key();
            case ObligationMissed missed -> missed.key();
            case MembershipPutOnHold hold -> hold.obligation();
            case MembershipApplied _, MemberAdmitted _, CommitmentSigned _, MembershipReactivated _, DuesRecorded _,
                    MembershipSuspended _, MemberClassChanged _, OfficeTaken _, WorkingGroupJoined _,
                    MemberWithdrew _, MemberExpelled _, MembershipLapsed _, MemberRejoined _ -> null;
        };
    }
}
