package city.hansa.api.partnership;

import city.hansa.api.CityId;
import city.hansa.api.Recorded;
import city.hansa.api.date.Edtf;
import city.hansa.api.partnership.PartnershipEvent.PartyJoined;
import city.hansa.api.partnership.PartnershipEvent.PartyWithdrew;
import city.hansa.api.partnership.PartnershipEvent.TermRenewed;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A fact that may change where a partnership stands, on its day. */
record PartnershipTurn(Move move, Edtf day, Recorded<PartnershipEvent> fact) {

    /** In the order in which they are taken where their days leave it open. */
    enum Move {
        TERM(PartnershipStanding.PROPOSED, PartnershipStanding.IN_FORCE, PartnershipStanding.DORMANT),
        ENTER(PartnershipStanding.PROPOSED),
        JOIN(PartnershipStanding.PROPOSED, PartnershipStanding.IN_FORCE, PartnershipStanding.DORMANT),
        WITHDRAW(PartnershipStanding.PROPOSED, PartnershipStanding.IN_FORCE, PartnershipStanding.DORMANT),
        CONVERT(PartnershipStanding.IN_FORCE, PartnershipStanding.EXPIRED),
        REST(PartnershipStanding.IN_FORCE),
        RESUME(PartnershipStanding.DORMANT),
        TERMINATE(PartnershipStanding.PROPOSED, PartnershipStanding.IN_FORCE, PartnershipStanding.DORMANT),
        DECLINE(PartnershipStanding.PROPOSED);

        // Written once, here.
        @SuppressWarnings("ImmutableEnumChecker")
        private final Set<PartnershipStanding> from;

        Move(PartnershipStanding first, PartnershipStanding... others) {
            this.from = EnumSet.of(first, others);
        }
    }

    /** Among equals first what has the least time left: to take another one first could leave it no room. */
    static final Comparator<PartnershipTurn> BY_MOVE = Comparator.comparing(PartnershipTurn::move)
            .thenComparing(turn -> turn.day().latest())
            .thenComparing(PartnershipTurn::day)
            .thenComparingLong(turn -> turn.fact().sequence());

    static final Comparator<PartnershipTurn> BY_DAY = Comparator.comparing(PartnershipTurn::day)
            .thenComparingLong(turn -> turn.fact().sequence());

    boolean isAllowed(PartnershipStanding standing, List<CityId> parties) {
        if (fact.event() instanceof TermRenewed && standing == PartnershipStanding.EXPIRED) {
            return true;
        }
        var mayJoin = !(fact.event() instanceof PartyJoined joined) || !parties.contains(joined.city());
        var mayWithdraw = !(fact.event() instanceof PartyWithdrew withdrew)
                || (parties.contains(withdrew.city()) && parties.size() > 2);
        return move.from.contains(standing) && mayJoin && mayWithdraw;
    }
}
