package city.hansa.command.action;

import static city.hansa.api.CommandRejected.require;
import static city.hansa.api.action.ActionRejection.ACTION_CANCELLED;
import static city.hansa.api.action.ActionRejection.ALREADY_COMPLETED;
import static city.hansa.api.action.ActionRejection.CITY_HAS_ENDED;
import static city.hansa.api.action.ActionRejection.DISCREET_IS_NOT_PUBLIC;
import static city.hansa.api.action.ActionRejection.ENTRY_OUT_OF_ORDER;
import static city.hansa.api.action.ActionRejection.KEY_TAKEN;
import static city.hansa.api.action.ActionRejection.MORE_INVITED_THAN_ATTENDED;
import static city.hansa.api.action.ActionRejection.NOT_A_STATEMENT;
import static city.hansa.api.action.ActionRejection.NOT_COMPLETED;
import static city.hansa.api.action.ActionRejection.NOT_LINKABLE;
import static city.hansa.api.action.ActionRejection.NOT_SEALED;
import static city.hansa.api.action.ActionRejection.NOT_TAKING_PART;
import static city.hansa.api.action.ActionRejection.NO_CITY;
import static city.hansa.api.action.ActionRejection.NO_DEMANDS_IN_THIS_KIND;
import static city.hansa.api.action.ActionRejection.NO_STATE_TREATY;
import static city.hansa.api.action.ActionRejection.NO_SUCH_CITY;
import static city.hansa.api.action.ActionRejection.NO_SUCH_ENTRY;
import static city.hansa.api.action.ActionRejection.NO_SUCH_NETWORK;
import static city.hansa.api.action.ActionRejection.OUTCOME_EXISTS;
import static city.hansa.api.action.ActionRejection.OUTCOME_MISSING;
import static city.hansa.api.action.ActionRejection.OUT_OF_ORDER;
import static city.hansa.api.action.ActionRejection.OWNER_NOT_TAKING_PART;
import static city.hansa.api.action.ActionRejection.SEALED_IN_THE_OPEN;
import static city.hansa.api.action.ActionRejection.STILL_SEALED;
import static city.hansa.api.action.ActionRejection.WIDER_THAN_THE_RECORD;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import city.hansa.api.ActionId;
import city.hansa.api.CityId;
import city.hansa.api.CommandRejected;
import city.hansa.api.NetworkId;
import city.hansa.api.Party;
import city.hansa.api.Reason;
import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.action.ActionCommand.AddLeg;
import city.hansa.api.action.ActionCommand.AgreeAction;
import city.hansa.api.action.ActionCommand.AttachActionSupport;
import city.hansa.api.action.ActionCommand.CancelAction;
import city.hansa.api.action.ActionCommand.CertifyAttendance;
import city.hansa.api.action.ActionCommand.CompleteAction;
import city.hansa.api.action.ActionCommand.ConfirmParticipation;
import city.hansa.api.action.ActionCommand.DeclareCommitment;
import city.hansa.api.action.ActionCommand.DeclareNoOutcome;
import city.hansa.api.action.ActionCommand.EvaluateAction;
import city.hansa.api.action.ActionCommand.FulfilCommitment;
import city.hansa.api.action.ActionCommand.InviteParticipant;
import city.hansa.api.action.ActionCommand.LinkTo;
import city.hansa.api.action.ActionCommand.MeetDemand;
import city.hansa.api.action.ActionCommand.OpenSeal;
import city.hansa.api.action.ActionCommand.PlanAction;
import city.hansa.api.action.ActionCommand.PostponeAction;
import city.hansa.api.action.ActionCommand.RaiseDemand;
import city.hansa.api.action.ActionCommand.RejectDemand;
import city.hansa.api.action.ActionCommand.ReportActionFigure;
import city.hansa.api.action.ActionCommand.ReportOutcome;
import city.hansa.api.action.ActionCommand.RescheduleAction;
import city.hansa.api.action.ActionCommand.SealRecord;
import city.hansa.api.action.ActionCommand.SignStatement;
import city.hansa.api.action.ActionCommand.StartAction;
import city.hansa.api.action.ActionCommand.TakeUpDemand;
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
import city.hansa.api.action.ActionScope;
import city.hansa.api.date.Edtf;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.fact.FactEvent;
import city.hansa.api.value.Key;
import city.hansa.command.action.ActionLife.Stage;
import city.hansa.command.action.Entry.Step;
import city.hansa.command.fact.Correctable;
import city.hansa.command.fact.Facts;
import city.hansa.command.registry.Cities;
import city.hansa.command.registry.Networks;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * What cities do together: planned → agreed → under way → completed → evaluated; postponed and taken up again;
 * cancelled.
 *
 * <p>Most actions of the past are known only as done, so stages may be left out, and those that were not are recorded
 * in any sequence: the order is that of their days. To be completed, an action must say what came of it, if only that
 * nothing did. A discreet record never gets an entry that more may read than the record itself.
 */
@Aggregate(cache = "aggregateCache")
final class JointAction implements Correctable<ActionEvent> {

    @AggregateIdentifier
    private ActionId id;

    private final Facts<ActionEvent> facts = new Facts<>(ActionEvent.class);
    private ActionLife life = new ActionLife();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(PlanAction command, Envelope envelope, Cities cities, Networks networks) {
        require(!command.cities().isEmpty(), NO_CITY);
        require(mayPlan(command, envelope.party()), NOT_TAKING_PART);
        if (envelope.party() instanceof NetworkId network) {
            requireRecorded(network, networks);
        }
        require(command.scope() != ActionScope.STATE_TREATY, NO_STATE_TREATY);
        require(ActionLife.mayBeSeen(command.kind(), envelope.visibility()), DISCREET_IS_NOT_PUBLIC);
        command.cities().forEach(city -> requireRegistered(city, envelope.effective(), cities));

        apply(new ActionPlanned(
                command.actionId(),
                command.kind(),
                command.title(),
                command.cities(),
                command.themes(),
                Objects.requireNonNullElse(command.topics(), List.of()),
                command.scheduled(),
                command.venue(),
                Boolean.TRUE.equals(command.online()),
                command.text(),
                Boolean.TRUE.equals(command.series())));
    }

    @CommandHandler
    void handle(InviteParticipant command, Envelope envelope, Cities cities) {
        var invited = new ParticipantInvited(id, command.key(), command.participant(), command.role());
        requireEntitled(envelope);
        if (isOpenedAlready(command.key(), invited)) {
            return;
        }
        if (command.participant().city() != null) {
            requireRegistered(command.participant().city(), envelope.effective(), cities);
        }
        requireAlive(envelope);

        apply(invited);
    }

    @CommandHandler
    void handle(ConfirmParticipation command, Envelope envelope) {
        requireEntitled(life.isInvitedAs(command.key(), envelope.party()), envelope);
        var participant = entry(command.key(), ParticipantInvited.class);
        if (participant.standsAt(ParticipationConfirmed.class, envelope.effective())) {
            return;
        }
        requireAlive(envelope);
        requireStep(participant, Step.CLOSED, envelope);

        apply(new ParticipationConfirmed(id, command.key()));
    }

    @CommandHandler
    void handle(AgreeAction command, Envelope envelope) {
        requireEntitled(envelope);
        if (life.isAgreed()) {
            return;
        }
        requireStage(Stage.AGREED, envelope);

        apply(new ActionAgreed(id));
    }

    @CommandHandler
    void handle(DeclareCommitment command, Envelope envelope) {
        var declared = new CommitmentDeclared(id, command.key(), command.owner(), command.text(), command.due());
        requireEntitled(envelope);
        if (isOpenedAlready(command.key(), declared)) {
            return;
        }
        require(life.takesPart(command.owner()), OWNER_NOT_TAKING_PART);
        requireAlive(envelope);

        apply(declared);
    }

    @CommandHandler
    void handle(FulfilCommitment command, Envelope envelope) {
        requireEntitled(envelope);
        var commitment = entry(command.key(), CommitmentDeclared.class);
        if (commitment.standsAt(CommitmentFulfilled.class, envelope.effective())) {
            return;
        }
        requireAlive(envelope);
        requireStep(commitment, Step.CLOSED, envelope);

        apply(new CommitmentFulfilled(id, command.key()));
    }

    @CommandHandler
    void handle(PostponeAction command, Envelope envelope) {
        requireEntitled(envelope);
        move(new ActionPostponed(id, command.to(), command.reason()), envelope);
    }

    @CommandHandler
    void handle(RescheduleAction command, Envelope envelope) {
        requireEntitled(envelope);
        move(new ActionRescheduled(id, command.scheduled()), envelope);
    }

    private void move(ActionEvent moved, Envelope envelope) {
        if (isSaidAlready(moved, envelope)) {
            return;
        }
        requireAlive(envelope);
        refuse(life.scheduleConflict(Step.PURSUED, envelope.effective()), OUT_OF_ORDER);

        apply(moved);
    }

    @CommandHandler
    void handle(CancelAction command, Envelope envelope) {
        requireEntitled(envelope);
        if (life.isCancelled()) {
            return;
        }
        require(!life.isCompleted(), ALREADY_COMPLETED);
        refuse(life.beingConflict(Step.CLOSED, envelope.effective()), ACTION_CANCELLED);

        apply(new ActionCancelled(id, command.reason()));
    }

    @CommandHandler
    void handle(StartAction command, Envelope envelope) {
        requireEntitled(envelope);
        if (life.isStarted()) {
            return;
        }
        requireStage(Stage.STARTED, envelope);

        apply(new ActionStarted(id));
    }

    @CommandHandler
    void handle(AddLeg command, Envelope envelope, Cities cities) {
        var added = new LegAdded(id, command.key(), command.place(), command.on(), command.programme());
        requireEntitled(envelope);
        if (isOpenedAlready(command.key(), added)) {
            return;
        }
        if (command.place().city() != null) {
            requireRegistered(command.place().city(), command.on(), cities);
        }
        requireAlive(envelope);

        apply(added);
    }

    @CommandHandler
    void handle(ReportOutcome command, Envelope envelope) {
        var reported = new OutcomeReported(id, command.key(), command.text(), command.kind());
        requireEntitled(envelope);
        if (isOpenedAlready(command.key(), reported)) {
            return;
        }
        requireAlive(envelope);

        apply(reported);
    }

    @CommandHandler
    void handle(DeclareNoOutcome command, Envelope envelope) {
        requireEntitled(envelope);
        if (life.hasNoOutcome()) {
            return;
        }
        require(!life.hasOutcome(), OUTCOME_EXISTS);
        requireAlive(envelope);

        apply(new NoOutcomeDeclared(id, command.reason()));
    }

    @CommandHandler
    void handle(CertifyAttendance command, Envelope envelope) {
        var international = command.invitedInternational();
        var certified = new AttendanceCertified(
                id, command.participants(), international, Boolean.TRUE.equals(command.signedOnly()));
        requireEntitled(envelope);
        if (isSaidAlready(certified, envelope)) {
            return;
        }
        require(international == null || international <= command.participants(), MORE_INVITED_THAN_ATTENDED);
        requireAlive(envelope);

        apply(certified);
    }

    @CommandHandler
    void handle(CompleteAction command, Envelope envelope) {
        requireEntitled(envelope);
        if (life.isCompleted()) {
            return;
        }
        require(!life.isCancelled(), ACTION_CANCELLED);
        require(life.isAccountedFor(), OUTCOME_MISSING);
        requireStage(Stage.COMPLETED, envelope);
        refuse(life.scheduleConflict(Step.CLOSED, envelope.effective()), OUT_OF_ORDER);

        apply(new ActionCompleted(id));
    }

    @CommandHandler
    void handle(EvaluateAction command, Envelope envelope) {
        var evaluated = new ActionEvaluated(id, command.text());
        requireEntitled(envelope);
        if (isSaidAlready(evaluated, envelope)) {
            return;
        }
        require(life.isCompleted(), NOT_COMPLETED);
        requireStage(Stage.EVALUATED, envelope);

        apply(evaluated);
    }

    @CommandHandler
    void handle(LinkTo command, Envelope envelope, Networks networks) {
        requireEntitled(envelope);
        if (life.isLinkedTo(command.to())) {
            return;
        }
        require(ActionLife.isLinkable(command.to()) && !command.to().equals(subject()), NOT_LINKABLE);
        if (command.to().kind() == Subject.Kind.NETWORK) {
            requireRecorded(new NetworkId(command.to().id()), networks);
        }

        apply(new ActionLinked(id, command.to()));
    }

    @CommandHandler
    void handle(AttachActionSupport command, Envelope envelope) {
        var attached = new ActionSupportAttached(id, command.organisation(), command.role(), command.programme());
        requireEntitled(envelope);
        if (isSaidAlready(attached, envelope)) {
            return;
        }

        apply(attached);
    }

    @CommandHandler
    void handle(ReportActionFigure command, Envelope envelope) {
        var reported = new ActionFigureReported(id, command.figure());
        requireEntitled(envelope);
        if (isSaidAlready(reported, envelope)) {
            return;
        }

        apply(reported);
    }

    @CommandHandler
    void handle(RaiseDemand command, Envelope envelope) {
        var raised = new DemandRaised(id, command.key(), command.text(), command.addressee());
        requireEntitled(envelope);
        if (isOpenedAlready(command.key(), raised)) {
            return;
        }
        require(life.kind().takesDemands(), NO_DEMANDS_IN_THIS_KIND);
        requireAlive(envelope);

        apply(raised);
    }

    @CommandHandler
    void handle(TakeUpDemand command, Envelope envelope) {
        follow(command.key(), new DemandTakenUp(id, command.key(), command.note()), Step.PURSUED, envelope);
    }

    @CommandHandler
    void handle(RejectDemand command, Envelope envelope) {
        follow(command.key(), new DemandRejected(id, command.key(), command.reason()), Step.PURSUED, envelope);
    }

    @CommandHandler
    void handle(MeetDemand command, Envelope envelope) {
        follow(command.key(), new DemandMet(id, command.key(), command.note()), Step.CLOSED, envelope);
    }

    private void follow(Key key, ActionEvent followed, Step step, Envelope envelope) {
        requireEntitled(envelope);
        var demand = entry(key, DemandRaised.class);
        if (demand.standsAt(followed.getClass(), envelope.effective()) || isSaidAlready(followed, envelope)) {
            return;
        }
        requireAlive(envelope);
        requireStep(demand, step, envelope);

        apply(followed);
    }

    @CommandHandler
    void handle(SignStatement command, Envelope envelope) {
        var signsForItself = command.city().equals(envelope.party()) && life.isNamed(command.city());
        requireEntitled(signsForItself, envelope);
        if (life.isSignedBy(command.city())) {
            return;
        }
        require(life.kind().isSigned(), NOT_A_STATEMENT);
        require(life.isNamed(command.city()), OWNER_NOT_TAKING_PART);
        requireAlive(envelope);

        apply(new StatementSigned(id, command.city()));
    }

    @CommandHandler
    void handle(SealRecord command, Envelope envelope) {
        requireEntitled(envelope);
        if (life.isSealed()) {
            return;
        }
        require(envelope.visibility() == Visibility.SEALED, SEALED_IN_THE_OPEN);

        apply(new RecordSealed(id, command.reason()));
    }

    @CommandHandler
    void handle(OpenSeal command, Envelope envelope) {
        require(isParty(envelope.party()), NOT_TAKING_PART);
        if (!life.isSealed() && life.wasOpened() && life.visibility() == envelope.visibility()) {
            return;
        }
        require(life.isSealed(), NOT_SEALED);
        require(envelope.visibility() != Visibility.SEALED, STILL_SEALED);
        require(ActionLife.mayBeSeen(life.kind(), envelope.visibility()), DISCREET_IS_NOT_PUBLIC);

        apply(new SealOpened(id, command.reason()));
    }

    @EventSourcingHandler
    void on(ActionEvent event, DomainEventMessage<?> message) {
        id = event.actionId();
        life.add(facts.add(message, event));
    }

    @EventSourcingHandler
    void on(FactEvent event, DomainEventMessage<?> message) {
        facts.add(message, event);
        life = ActionLife.of(facts.corrected());
    }

    @Override
    public Subject subject() {
        return new Subject(Subject.Kind.ACTION, id.value());
    }

    @Override
    public Facts<ActionEvent> facts() {
        return facts;
    }

    @Override
    public boolean isParty(Party party) {
        return life.takesPart(party);
    }

    @Override
    public Visibility visibility() {
        return life.visibility();
    }

    @Override
    public boolean mayBeRetracted(ActionEvent event) {
        return !(event instanceof RecordSealed || event instanceof SealOpened);
    }

    @Override
    public Optional<Recorded<?>> contradiction(List<Recorded<ActionEvent>> history) {
        return ActionLife.of(history).conflict();
    }

    private static boolean mayPlan(PlanAction command, Party party) {
        return switch (party) {
            case CityId city -> command.cities().contains(city);
            case NetworkId _ -> true;
        };
    }

    /** Whether the key names this very entry already; refused where it names another. */
    private boolean isOpenedAlready(Key key, ActionEvent opening) {
        var entry = life.entry(key);
        require(entry.isEmpty() || entry.get().opening().equals(opening), KEY_TAKEN);
        return entry.isPresent();
    }

    /** Whether the same was recorded for the same day on the same source. */
    private boolean isSaidAlready(ActionEvent event, Envelope envelope) {
        return facts.corrected().stream()
                .anyMatch(fact -> fact.event().equals(event)
                        && fact.effective().equals(envelope.effective())
                        && Objects.equals(fact.envelope().source(), envelope.source()));
    }

    private Entry entry(Key key, Class<? extends ActionEvent> opening) {
        return life.entry(key, opening)
                .orElseThrow(() -> new CommandRejected(NO_SUCH_ENTRY).with("key", key.value()));
    }

    private void requireEntitled(Envelope envelope) {
        requireEntitled(false, envelope);
    }

    private void requireEntitled(boolean forItself, Envelope envelope) {
        require(forItself || isParty(envelope.party()), NOT_TAKING_PART);
        require(envelope.visibility().compareTo(life.visibility()) >= 0, WIDER_THAN_THE_RECORD);
    }

    private void requireAlive(Envelope envelope) {
        refuse(life.beingConflict(Step.PURSUED, envelope.effective()), ACTION_CANCELLED);
    }

    private void requireStage(Stage stage, Envelope envelope) {
        requireAlive(envelope);
        refuse(life.courseConflict(stage, envelope.effective()), OUT_OF_ORDER);
    }

    private static void requireStep(Entry entry, Step step, Envelope envelope) {
        refuse(entry.conflict(step, envelope.effective()), ENTRY_OUT_OF_ORDER);
    }

    private static void requireRegistered(CityId city, Edtf day, Cities cities) {
        var standing = cities.find(city)
                .orElseThrow(() -> new CommandRejected(NO_SUCH_CITY).with("city", city.toString()));
        if (!standing.mayExistOn(day)) {
            throw new CommandRejected(CITY_HAS_ENDED).with("city", city.toString());
        }
    }

    private static void requireRecorded(NetworkId network, Networks networks) {
        if (networks.find(network).isEmpty()) {
            throw new CommandRejected(NO_SUCH_NETWORK).with("network", network.toString());
        }
    }

    private static void refuse(Optional<Recorded<?>> conflict, Reason reason) {
        conflict.ifPresent(event -> {
            throw new CommandRejected(reason)
                    .with("conflictingEvent", event.eventId().toString())
                    .with("conflictingDay", event.effective().text());
        });
    }

    // Axon calls this, then replays the events; the first of them sets every field.
    @SuppressWarnings("NullAway.Init")
    JointAction() {}
}
