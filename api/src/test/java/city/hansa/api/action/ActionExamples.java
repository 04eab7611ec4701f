package city.hansa.api.action;

import static city.hansa.api.Examples.DAR_ES_SALAAM;
import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.OSAKA;
import static city.hansa.api.Examples.on;

import city.hansa.api.ActionId;
import city.hansa.api.CityId;
import city.hansa.api.Subject;
import city.hansa.api.action.ActionCommand.PlanAction;
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
import city.hansa.api.value.Figure;
import city.hansa.api.value.FigureKind;
import city.hansa.api.value.Key;
import city.hansa.api.value.Organisation;
import city.hansa.api.value.Qualifier;
import city.hansa.api.value.Theme;
import java.util.List;
import java.util.UUID;

/** Hamburg's delegation to Dar es Salaam, by way of Osaka, in April 2018. */
public final class ActionExamples {

    public static final ActionId DELEGATION = ActionId.of("0199d5c0-0000-7000-8000-000000000010");
    public static final Subject PARTNERSHIP =
            new Subject(Subject.Kind.PARTNERSHIP, UUID.fromString("0199d5c0-0000-7000-8000-00000000000e"));
    public static final Key GUEST = new Key("osaka");
    public static final Key EXHIBITION = new Key("exhibition");
    public static final Key STOP = new Key("stop-in-osaka");
    public static final Key REAFFIRMED = new Key("reaffirmed");
    public static final Key FORUM = new Key("forum");
    public static final Organisation MINISTRY =
            new Organisation("Federal Foreign Office", Organisation.Kind.MINISTRY, null);
    public static final Figure NINE = new Figure(FigureKind.DELEGATES, 9, Qualifier.EXACTLY, null);
    public static final Figure NINETEEN = new Figure(FigureKind.DELEGATES, 19, Qualifier.EXACTLY, null);

    public static PlanAction plan() {
        return plan(ActionKind.DELEGATION_VISIT, HAMBURG, DAR_ES_SALAAM);
    }

    public static PlanAction plan(ActionKind kind, CityId... cities) {
        return new PlanAction(
                DELEGATION,
                kind,
                "Harbour delegation",
                List.of(cities),
                List.of(Theme.CLIMATE_CHANGE),
                null,
                on("2018-04-14/2018-04-20"),
                "town hall",
                null,
                "to re-establish a solid basis",
                null,
                null);
    }

    public static ActionPlanned planned() {
        return planned(ActionKind.DELEGATION_VISIT);
    }

    public static ActionPlanned planned(ActionKind kind) {
        return new ActionPlanned(
                DELEGATION,
                kind,
                "Harbour delegation",
                List.of(HAMBURG, DAR_ES_SALAAM),
                List.of(Theme.CLIMATE_CHANGE),
                List.of(),
                on("2018-04-14/2018-04-20"),
                "town hall",
                false,
                "to re-establish a solid basis",
                false);
    }

    public static ParticipantInvited osakaInvited() {
        return new ParticipantInvited(DELEGATION, GUEST, Participant.of(OSAKA), ParticipantRole.GUEST);
    }

    public static ParticipationConfirmed confirmed() {
        return new ParticipationConfirmed(DELEGATION, GUEST);
    }

    public static ActionAgreed agreed() {
        return new ActionAgreed(DELEGATION);
    }

    public static CommitmentDeclared committed() {
        return new CommitmentDeclared(
                DELEGATION, EXHIBITION, CommitmentOwner.of(DAR_ES_SALAAM), "bring an exhibition", on("2019-06"));
    }

    public static CommitmentFulfilled fulfilled() {
        return new CommitmentFulfilled(DELEGATION, EXHIBITION);
    }

    public static ActionPostponed postponed() {
        return new ActionPostponed(DELEGATION, null, "storm");
    }

    public static ActionRescheduled rescheduled() {
        return new ActionRescheduled(DELEGATION, on("2018-09"));
    }

    public static ActionCancelled cancelled() {
        return new ActionCancelled(DELEGATION, "no flights");
    }

    public static ActionStarted started() {
        return new ActionStarted(DELEGATION);
    }

    public static LegAdded legAdded() {
        return new LegAdded(DELEGATION, STOP, Place.of(OSAKA), on("2018-04-16"), "harbour");
    }

    public static OutcomeReported reaffirmed() {
        return new OutcomeReported(
                DELEGATION, REAFFIRMED, "both mayors reaffirmed the partnership", OutcomeKind.REAFFIRMATION);
    }

    public static NoOutcomeDeclared noOutcome() {
        return new NoOutcomeDeclared(DELEGATION, "an exchange of views");
    }

    public static AttendanceCertified attended() {
        return new AttendanceCertified(DELEGATION, 72, 31L, true);
    }

    public static ActionCompleted completed() {
        return new ActionCompleted(DELEGATION);
    }

    public static ActionEvaluated evaluated() {
        return new ActionEvaluated(DELEGATION, "worth repeating");
    }

    public static ActionLinked linked() {
        return new ActionLinked(DELEGATION, PARTNERSHIP);
    }

    public static ActionSupportAttached supported() {
        return new ActionSupportAttached(DELEGATION, MINISTRY, SupportRole.FUNDER, null);
    }

    public static ActionFigureReported reported(Figure figure) {
        return new ActionFigureReported(DELEGATION, figure);
    }

    public static DemandRaised raised() {
        return new DemandRaised(DELEGATION, FORUM, "a forum of all authorities", MINISTRY);
    }

    public static DemandTakenUp takenUp() {
        return new DemandTakenUp(DELEGATION, FORUM, "on the agenda");
    }

    public static DemandRejected rejected() {
        return new DemandRejected(DELEGATION, FORUM, "no budget");
    }

    public static DemandMet met() {
        return new DemandMet(DELEGATION, FORUM, null);
    }

    public static StatementSigned signedBy(CityId city) {
        return new StatementSigned(DELEGATION, city);
    }

    public static RecordSealed sealed() {
        return new RecordSealed(DELEGATION, "talks go on");
    }

    public static SealOpened opened() {
        return new SealOpened(DELEGATION, "both town halls consent");
    }

    private ActionExamples() {}
}
