package city.hansa.query.membership;

import static java.util.Objects.requireNonNull;

import city.hansa.api.Recorded;
import city.hansa.api.date.Edtf;
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
import city.hansa.api.membership.MembershipStep;
import city.hansa.api.membership.MembershipView;
import city.hansa.api.membership.MembershipView.Change;
import city.hansa.api.membership.MembershipView.Commitment;
import city.hansa.api.membership.MembershipView.Dues;
import city.hansa.api.membership.MembershipView.Held;
import city.hansa.api.membership.MembershipView.Joined;
import city.hansa.api.membership.MembershipView.Obligation;
import city.hansa.api.view.CityRef;
import city.hansa.api.view.NetworkRef;
import org.jspecify.annotations.Nullable;

/** What the register shows of a membership: its events folded one at a time, in the order of the log. */
final class MembershipFold {

    static MembershipView fold(@Nullable MembershipView before, Recorded<MembershipEvent> recorded) {
        var on = recorded.effective();
        if (before == null
                && recorded.event() instanceof MembershipApplied(var id, var network, var city, var asked, var warnings)) {
            return MembershipView.applied(id, new CityRef(city), new NetworkRef(network), warnings)
                    .changed(new Change(MembershipStep.APPLY, asked, null, on));
        }
        return next(requireNonNull(before), recorded.event(), on);
    }

    private static MembershipView next(MembershipView member, MembershipEvent event, Edtf on) {
        return switch (event) {
            // Again, after an application that came to nothing.
            case MembershipApplied(_, _, _, var asked, _) ->
                member.changed(new Change(MembershipStep.APPLY, asked, null, on));
            case MemberAdmitted(_, var memberClass, var rules) ->
                member.by(rules).changed(new Change(MembershipStep.ADMIT, memberClass, null, on));
            case CommitmentSigned(_, var name, var decision) -> member.with(new Commitment(name, decision, on));
            case ObligationOpened opened -> member.with(shown(opened, on));
            case ObligationFulfilled(_, var key, var document, _, _) ->
                member.obligation(key, obligation -> obligation.fulfilled(on, document));
            case ObligationExtended(_, _, var key, var newDue, _) ->
                member.obligation(key, obligation -> obligation.extended(newDue, on));
            case NoticeGiven(_, var key) -> member.obligation(key, obligation -> obligation.noticed(on));
            case ObligationMissed(_, var key, _) -> member.obligation(key, obligation -> obligation.missed(on));
            case MembershipPutOnHold(_, var key) -> to(member, MembershipStep.PUT_ON_HOLD, key.value(), on);
            case MembershipReactivated(_, var reason) -> to(member, MembershipStep.REACTIVATE, reason, on);
            case DuesRecorded(_, var period, var state, var amount) ->
                member.with(new Dues(period, state, amount, on));
            case MembershipSuspended(_, _, var reason) -> to(member, MembershipStep.SUSPEND, reason, on);
            case MemberClassChanged(_, _, var to) ->
                member.changed(new Change(MembershipStep.CHANGE_CLASS, to, null, on));
            case OfficeTaken(_, var role, var until) -> member.with(new Held(role, on, until));
            case WorkingGroupJoined(_, var key) -> member.with(new Joined(key, on));
            case MemberWithdrew(_, var reason) -> to(member, MembershipStep.WITHDRAW, reason, on);
            case MemberExpelled(_, var decision) -> to(member, MembershipStep.EXPEL, decision, on);
            case MembershipLapsed(_, var reason) -> to(member, MembershipStep.LAPSE, reason, on);
            case MemberRejoined(_, var memberClass) ->
                member.changed(new Change(MembershipStep.REJOIN, memberClass, null, on));
        };
    }

    private static MembershipView to(
            MembershipView member, MembershipStep step, @Nullable String reason, Edtf on) {
        return member.changed(new Change(step, null, reason, on));
    }

    private static Obligation shown(ObligationOpened opened, Edtf on) {
        var rule = opened.rule();
        return Obligation.opened(opened.key(), rule.code(), rule.title(), opened.dueBy(), on);
    }

    private MembershipFold() {}
}
