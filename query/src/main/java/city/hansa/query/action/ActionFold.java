package city.hansa.query.action;

import static java.util.Objects.requireNonNull;

import city.hansa.api.NetworkId;
import city.hansa.api.Recorded;
import city.hansa.api.action.ActionEvent;
import city.hansa.api.action.ActionEvent.ActionAgreed;
import city.hansa.api.action.ActionEvent.ActionCancelled;
import city.hansa.api.action.ActionEvent.ActionCompleted;
import city.hansa.api.action.ActionEvent.ActionEvaluated;
import city.hansa.api.action.ActionEvent.ActionFigureReported;
import city.hansa.api.action.ActionEvent.ActionLinked;
import city.hansa.api.action.ActionEvent.ActionPlanned;
import city.hansa.api.action.ActionEvent.ActionPostponed;
import city.hansa.api.action.ActionEvent.ActionRescheduled;
import city.hansa.api.action.ActionEvent.ActionStarted;
import city.hansa.api.action.ActionEvent.ActionSupportAttached;
import city.hansa.api.action.ActionEvent.AttendanceCertified;
import city.hansa.api.action.ActionEvent.CommitmentDeclared;
import city.hansa.api.action.ActionEvent.CommitmentFulfilled;
import city.hansa.api.action.ActionEvent.DemandMet;
import city.hansa.api.action.ActionEvent.DemandRaised;
import city.hansa.api.action.ActionEvent.DemandRejected;
import city.hansa.api.action.ActionEvent.DemandTakenUp;
import city.hansa.api.action.ActionEvent.LegAdded;
import city.hansa.api.action.ActionEvent.NoOutcomeDeclared;
import city.hansa.api.action.ActionEvent.OutcomeReported;
import city.hansa.api.action.ActionEvent.ParticipantInvited;
import city.hansa.api.action.ActionEvent.ParticipationConfirmed;
import city.hansa.api.action.ActionEvent.RecordSealed;
import city.hansa.api.action.ActionEvent.SealOpened;
import city.hansa.api.action.ActionEvent.StatementSigned;
import city.hansa.api.action.ActionView;
import city.hansa.api.action.ActionView.Attendance;
import city.hansa.api.action.ActionView.Attending;
import city.hansa.api.action.ActionView.Commitment;
import city.hansa.api.action.ActionView.Demand;
import city.hansa.api.action.ActionView.DemandStanding;
import city.hansa.api.action.ActionView.DemandStep;
import city.hansa.api.action.ActionView.Evaluation;
import city.hansa.api.action.ActionView.Leg;
import city.hansa.api.action.ActionView.NoOutcome;
import city.hansa.api.action.ActionView.Outcome;
import city.hansa.api.action.ActionView.Plan;
import city.hansa.api.action.ActionView.Reported;
import city.hansa.api.action.ActionView.Signature;
import city.hansa.api.action.ActionView.Support;
import city.hansa.api.action.Milestone;
import city.hansa.api.action.Milestone.What;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.value.Figure;
import city.hansa.api.view.CityRef;
import city.hansa.api.view.NetworkRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the register shows of an action: its events folded one at a time, in the order of the log. */
final class ActionFold {

    static ActionView fold(@Nullable ActionView before, Recorded<ActionEvent> recorded) {
        return recorded.event() instanceof ActionPlanned planned
                ? plan(planned, recorded)
                : next(requireNonNull(before), recorded);
    }

    private static ActionView next(ActionView action, Recorded<ActionEvent> recorded) {
        var on = recorded.effective();
        var source = recorded.envelope().source();
        return switch (recorded.event()) {
            case ActionPlanned planned -> plan(planned, recorded);
            case ParticipantInvited(_, var key, var participant, var role) ->
                action.with(new Attending(key, participant, role, on, null));
            case ParticipationConfirmed(_, var key) -> action.confirmed(key, on);
            case ActionAgreed _ -> action.passed(new Milestone(What.AGREED, on, null, null));
            case CommitmentDeclared(_, var key, var owner, var text, var due) ->
                action.with(new Commitment(key, owner, text, due, on, null));
            case CommitmentFulfilled(_, var key) -> action.fulfilled(key, on);
            case ActionPostponed(_, var to, var reason) ->
                action.passed(new Milestone(What.POSTPONED, on, to, reason));
            case ActionRescheduled(_, var scheduled) ->
                action.passed(new Milestone(What.RESCHEDULED, on, scheduled, null));
            case ActionCancelled(_, var reason) -> action.passed(new Milestone(What.CANCELLED, on, null, reason));
            case ActionStarted _ -> action.passed(new Milestone(What.STARTED, on, null, null));
            case LegAdded(_, var key, var place, var day, var programme) ->
                action.with(new Leg(key, place, day, programme));
            case OutcomeReported(_, var key, var text, var kind) -> action.with(new Outcome(key, text, kind, on));
            case NoOutcomeDeclared(_, var reason) -> action.with(new NoOutcome(reason, on));
            case AttendanceCertified(_, var participants, var international, var signedOnly) ->
                action.with(new Attendance(participants, international, signedOnly, on, source));
            case ActionCompleted _ -> action.passed(new Milestone(What.COMPLETED, on, null, null));
            case ActionEvaluated(_, var text) ->
                action.passed(new Milestone(What.EVALUATED, on, null, null)).with(new Evaluation(text, on));
            case ActionLinked(_, var to) -> action.linkedTo(to);
            case ActionSupportAttached(_, var organisation, var role, var programme) ->
                action.with(new Support(organisation, role, programme, on));
            case ActionFigureReported(_, Figure(var kind, var value, var qualifier, var scope)) ->
                action.with(new Reported(kind, value, qualifier, scope, on, source));
            case DemandRaised(_, var key, var text, var addressee) -> {
                var raised = new DemandStep(DemandStanding.RAISED, on, null, source);
                yield action.with(new Demand(key, text, addressee, DemandStanding.RAISED, List.of(raised)));
            }
            case DemandTakenUp(_, var key, var note) ->
                action.followed(key, new DemandStep(DemandStanding.TAKEN_UP, on, note, source));
            case DemandRejected(_, var key, var reason) ->
                action.followed(key, new DemandStep(DemandStanding.REJECTED, on, reason, source));
            case DemandMet(_, var key, var note) ->
                action.followed(key, new DemandStep(DemandStanding.MET, on, note, source));
            case StatementSigned(_, var city) -> action.with(new Signature(city, on));
            case RecordSealed _ -> action.seenBy(Visibility.SEALED);
            case SealOpened _ -> action.seenBy(recorded.envelope().visibility());
        };
    }

    private static ActionView plan(ActionPlanned planned, Recorded<ActionEvent> recorded) {
        var plan = new Plan(
                planned.cities().stream().map(CityRef::new).toList(),
                recorded.envelope().party() instanceof NetworkId network ? new NetworkRef(network) : null,
                planned.themes(),
                planned.topics(),
                planned.text(),
                planned.venue(),
                planned.online(),
                planned.series());
        return ActionView.planned(
                planned.actionId(),
                planned.kind(),
                planned.title(),
                recorded.envelope().visibility(),
                plan,
                new Milestone(What.PLANNED, recorded.effective(), planned.scheduled(), null));
    }

    private ActionFold() {}
}
