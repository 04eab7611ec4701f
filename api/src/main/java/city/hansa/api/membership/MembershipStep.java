package city.hansa.api.membership;

import static city.hansa.api.membership.MembershipStanding.ACTIVE;
import static city.hansa.api.membership.MembershipStanding.APPLIED;
import static city.hansa.api.membership.MembershipStanding.EXPELLED;
import static city.hansa.api.membership.MembershipStanding.LAPSED;
import static city.hansa.api.membership.MembershipStanding.ON_HOLD;
import static city.hansa.api.membership.MembershipStanding.SUSPENDED;
import static city.hansa.api.membership.MembershipStanding.WITHDRAWN;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step in the course of a membership: from which standings it is taken, and to which one it leads. */
public enum MembershipStep {
    /** Again after an application that was withdrawn or lapsed; a former member rejoins. */
    APPLY(APPLIED, WITHDRAWN, LAPSED),
    ADMIT(ACTIVE, APPLIED),
    /** What an applicant may do too: sign the commitment, keep or miss what follows from it. */
    COMMIT(null, APPLIED, ACTIVE, ON_HOLD, SUSPENDED),
    /** What concerns every member, whatever its rights. */
    BELONG(null, ACTIVE, ON_HOLD, SUSPENDED),
    /** What only a member in possession of its rights does. */
    TAKE_PART(null, ACTIVE),
    CHANGE_CLASS(null, ACTIVE),
    PUT_ON_HOLD(ON_HOLD, ACTIVE),
    /** For a second cause too. */
    SUSPEND(SUSPENDED, ACTIVE, ON_HOLD, SUSPENDED),
    REACTIVATE(ACTIVE, ON_HOLD, SUSPENDED),
    WITHDRAW(WITHDRAWN, APPLIED, ACTIVE, ON_HOLD, SUSPENDED),
    EXPEL(EXPELLED, ACTIVE, ON_HOLD, SUSPENDED),
    LAPSE(LAPSED, APPLIED, ACTIVE, ON_HOLD, SUSPENDED),
    REJOIN(ACTIVE, WITHDRAWN, EXPELLED, LAPSED);

    private final @Nullable MembershipStanding to;

    // Immutable: List.of.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<MembershipStanding> from;

    MembershipStep(@Nullable MembershipStanding to, MembershipStanding... from) {
        this.to = to;
        this.from = List.of(from);
    }

    /**
     * Whether it may be taken there; null is the standing of one who has not applied.
     *
     * @param admitted whether the city had been a member by then
     */
    public boolean isTakenFrom(@Nullable MembershipStanding standing, boolean admitted) {
        if (standing == null) {
            return this == APPLY;
        }
        return from.contains(standing) && (this != APPLY || !admitted) && (this != REJOIN || admitted);
    }

    /**
     * Whether it may stay there once it is on record, when something before it becomes known later: a member's rights on
     * that day may then turn out otherwise, but not whether the city was a member at all.
     */
    public boolean staysAt(@Nullable MembershipStanding standing, boolean admitted) {
        return isTakenFrom(standing, admitted)
                || (standing != null
                        && standing.isMember()
                        && from.stream().anyMatch(MembershipStanding::isMember));
    }

    public boolean admits() {
        return this == ADMIT;
    }

    /** To which standing it leads; of rights that are suspended nothing more is put on hold. */
    public @Nullable MembershipStanding from(@Nullable MembershipStanding standing) {
        return to == null || (this == PUT_ON_HOLD && standing == SUSPENDED) ? standing : to;
    }

    boolean changesStanding() {
        return to != null;
    }
}
