package city.hansa.command.membership;

import static city.hansa.api.CommandRejected.require;
import static city.hansa.api.fact.FactRejection.CORRECTION_CONTRADICTS;
import static city.hansa.api.membership.MembershipRejection.ALREADY_A_MEMBER;
import static city.hansa.api.membership.MembershipRejection.APPLY_INSTEAD;
import static city.hansa.api.membership.MembershipRejection.CITY_HAS_ENDED;
import static city.hansa.api.membership.MembershipRejection.DUES_IN_ARREARS;
import static city.hansa.api.membership.MembershipRejection.ENDS_BEFORE_IT_BEGINS;
import static city.hansa.api.membership.MembershipRejection.EXTENSION_NOT_LATER;
import static city.hansa.api.membership.MembershipRejection.NETWORK_NOT_IN_BEING;
import static city.hansa.api.membership.MembershipRejection.NOT_A_PARTY;
import static city.hansa.api.membership.MembershipRejection.NOT_POSSIBLE_THEN;
import static city.hansa.api.membership.MembershipRejection.NOT_THE_CITY;
import static city.hansa.api.membership.MembershipRejection.NOT_THE_NETWORK;
import static city.hansa.api.membership.MembershipRejection.NO_EXTENSION_LEFT;
import static city.hansa.api.membership.MembershipRejection.NO_SUCH_CITY;
import static city.hansa.api.membership.MembershipRejection.NO_SUCH_NETWORK;
import static city.hansa.api.membership.MembershipRejection.NO_SUCH_OBLIGATION;
import static city.hansa.api.membership.MembershipRejection.NO_SUCH_WORKING_GROUP;
import static city.hansa.api.membership.MembershipRejection.OBLIGATION_FULFILLED;
import static city.hansa.api.membership.MembershipRejection.OBLIGATION_MISSED;
import static city.hansa.api.membership.MembershipRejection.OBLIGATION_OVERDUE;
import static city.hansa.api.membership.MembershipRejection.REJOIN_INSTEAD;
import static city.hansa.api.membership.MembershipRejection.RULES_NOT_IN_FORCE;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import city.hansa.api.CityId;
import city.hansa.api.CommandRejected;
import city.hansa.api.MembershipId;
import city.hansa.api.NetworkId;
import city.hansa.api.Party;
import city.hansa.api.Reason;
import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.date.Edtf;
import city.hansa.api.envelope.Actor;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.fact.FactEvent;
import city.hansa.api.fact.FactEvent.Cause;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.membership.MembershipCommand.AdmitMember;
import city.hansa.api.membership.MembershipCommand.ApplyForMembership;
import city.hansa.api.membership.MembershipCommand.ChangeClass;
import city.hansa.api.membership.MembershipCommand.ExpelMember;
import city.hansa.api.membership.MembershipCommand.ExtendObligation;
import city.hansa.api.membership.MembershipCommand.FulfilObligation;
import city.hansa.api.membership.MembershipCommand.GiveNotice;
import city.hansa.api.membership.MembershipCommand.JoinWorkingGroup;
import city.hansa.api.membership.MembershipCommand.LapseMembership;
import city.hansa.api.membership.MembershipCommand.ReactivateMembership;
import city.hansa.api.membership.MembershipCommand.RecordDues;
import city.hansa.api.membership.MembershipCommand.RejoinNetwork;
import city.hansa.api.membership.MembershipCommand.SignCommitment;
import city.hansa.api.membership.MembershipCommand.SuspendMembership;
import city.hansa.api.membership.MembershipCommand.TakeOffice;
import city.hansa.api.membership.MembershipCommand.WithdrawMember;
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
import city.hansa.api.membership.MembershipStanding;
import city.hansa.api.membership.MembershipStep;
import city.hansa.api.membership.SuspensionCause;
import city.hansa.api.network.NetworkEvent.RulesPublished;
import city.hansa.api.network.ObligationRule;
import city.hansa.api.value.Key;
import city.hansa.command.fact.Correctable;
import city.hansa.command.fact.Facts;
import city.hansa.command.registry.Cities;
import city.hansa.command.registry.Networks;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One city's membership of one network: applied → active ⇄ on hold ⇄ suspended → withdrawn, expelled or lapsed →
 * rejoined, in the same stream, so that gaps stay visible.
 *
 * <p>What the city does, either of the two may record; what the network decides, only the network. Each is judged by the
 * rules in force on its own day. An obligation keeps the rule under which it was opened. What was fulfilled late was
 * missed before, and that is said first, whether the clock or the city speaks first. Once it is known that what
 * counted as missed was done in time, the miss is retracted, and the hold with it: both stay in the log. So are the
 * obligations that a retracted signature opened.
 */
@Aggregate(cache = "aggregateCache")
final class NetworkMembership implements Correctable<MembershipEvent> {

    @AggregateIdentifier
    private MembershipId id;

    private final Facts<MembershipEvent> facts = new Facts<>(MembershipEvent.class);
    private MembershipLife life = new MembershipLife();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ApplyForMembership command, Envelope envelope, Networks networks, Cities cities) {
        require(isOneOf(envelope.party(), command.network(), command.city()), NOT_THE_CITY);
        var standing = life.standing();
        if (isApplicant(command.memberClass(), envelope.effective())) {
            return;
        }
        require(!life.wasAdmitted() || standing == null || !standing.hasEnded(), REJOIN_INSTEAD);
        require(standing == null || standing.hasEnded(), ALREADY_A_MEMBER);
        var network = inBeing(command.network(), envelope.effective(), networks);
        var city = inBeing(command.city(), envelope.effective(), cities);
        var rules = network.rulesOn(envelope.effective()).orElse(null);
        var warnings = Eligibility.judge(command.memberClass(), rules, city, envelope.effective());
        requirePossible(MembershipStep.APPLY, envelope);

        apply(new MembershipApplied(
                command.membershipId(), command.network(), command.city(), command.memberClass(), warnings));
    }

    @CommandHandler
    void handle(AdmitMember command, Envelope envelope, Networks networks, Cities cities) {
        requireNetwork(envelope);
        var memberClass = command.memberClass() == null ? life.application().memberClass() : command.memberClass();
        if (isAdmitted(memberClass, envelope.effective())) {
            return;
        }
        var network = inBeing(life.network(), envelope.effective(), networks);
        var city = inBeing(life.city(), envelope.effective(), cities);
        var rules = admissionRules(command, envelope.effective(), network);
        Eligibility.admit(memberClass, rules, city, envelope.effective());
        requirePossible(MembershipStep.ADMIT, envelope);

        apply(new MemberAdmitted(id, memberClass, rules == null ? null : rules.version()));
    }

    @CommandHandler
    void handle(SignCommitment command, Envelope envelope, Networks networks, Cities cities) {
        requireParty(envelope);
        var day = envelope.effective();
        var signed = new CommitmentSigned(id, command.name(), command.councilDecision());
        if (life.hasSigned(command.name(), day) || life.says(signed, day)) {
            return;
        }
        requirePossible(MembershipStep.COMMIT, envelope);
        inBeing(life.city(), day, cities);
        var rules = inBeing(life.network(), day, networks).rulesOn(day);

        apply(signed);
        rules.ifPresent(inForce ->
                inForce.obligations().forEach(rule -> apply(first(rule, inForce.version(), day))));
    }

    @CommandHandler
    void handle(FulfilObligation command, Envelope envelope, Networks networks, Cities cities) {
        requireParty(envelope);
        var obligation = obligation(command.key(), envelope);
        if (obligation.isFulfilled()) {
            return;
        }
        requireOpen(obligation, envelope);
        var late = obligation.lateByDays(envelope.effective());

        if (late > 0 && !wasSaidToBeMissed(obligation)) {
            missIfOver(command.key(), clock(obligation), networks, cities);
        }
        apply(new ObligationFulfilled(id, command.key(), command.document(), late == 0, late));
        if (late == 0) {
            takeBackMiss(obligation, envelope);
        }
        following(obligation(command.key(), envelope)).ifPresent(next -> apply(next));
    }

    @CommandHandler
    void handle(ExtendObligation command, Envelope envelope) {
        requireNetwork(envelope);
        var obligation = obligation(command.key(), envelope);
        if (obligation.extensions() > 0 && obligation.dueBy().equals(command.newDue())) {
            return;
        }
        require(!obligation.isFulfilled(), OBLIGATION_FULFILLED);
        require(obligation.lateByDays(envelope.effective()) == 0, OBLIGATION_MISSED);
        require(obligation.hasExtensionLeft(), NO_EXTENSION_LEFT);
        require(command.newDue().latest().isAfter(obligation.dueBy().latest()), EXTENSION_NOT_LATER);
        requireOpen(obligation, envelope);

        apply(new ObligationExtended(id, life.network(), command.key(), command.newDue(), command.reason()));
        takeBackMiss(obligation, envelope);
    }

    @CommandHandler
    void handle(GiveNotice command, Envelope envelope) {
        requireNetwork(envelope);
        var obligation = obligation(command.key(), envelope);
        if (obligation.noticedOn() != null) {
            return;
        }
        require(!obligation.isFulfilled(), OBLIGATION_FULFILLED);
        requireOpen(obligation, envelope);

        apply(new NoticeGiven(id, command.key()));
        putOnHold(life.obligation(command.key(), envelope.effective()).stream(), envelope);
    }

    /** Judges by what is known now: what was missed by mistake is taken back, what has been missed is said. */
    @DeadlineHandler(deadlineName = ObligationDue.DEADLINE)
    void on(ObligationDue due, Envelope envelope, Networks networks, Cities cities) {
        life.obligation(due.key(), envelope.effective())
                .filter(Obligation::isMissedByMistake)
                .ifPresent(obligation -> takeBackMiss(obligation, envelope));
        missIfOver(due.key(), envelope, networks, cities);
    }

    @CommandHandler
    void handle(ReactivateMembership command, Envelope envelope) {
        requireNetwork(envelope);
        var day = envelope.effective();
        if (life.standingOn(day) == MembershipStanding.ACTIVE) {
            return;
        }
        requirePossible(MembershipStep.REACTIVATE, envelope);
        require(!life.isHeldUp(day), OBLIGATION_OVERDUE);
        require(
                !life.suspendedFor(day).contains(SuspensionCause.ARREARS) || life.arrears(day) == null,
                DUES_IN_ARREARS);

        apply(new MembershipReactivated(id, command.reason()));
    }

    /** Arrears are judged whenever they are told, also where nothing but time has been added to them. */
    @CommandHandler
    void handle(RecordDues command, Envelope envelope, Networks networks) {
        requireNetwork(envelope);
        var recorded = new DuesRecorded(id, command.period(), command.state(), command.amount());
        if (!recorded.equals(life.dues(command.period(), envelope.effective()))) {
            requirePossible(MembershipStep.BELONG, envelope);
            apply(recorded);
        }

        var day = envelope.effective();
        var arrears = life.arrears(day);
        if (arrears != null
                && !life.suspendedFor(day).contains(SuspensionCause.ARREARS)
                && life.conflict(MembershipStep.SUSPEND, day).isEmpty()
                && isTooLong(arrears, rulesOn(day, networks), day)) {
            apply(new MembershipSuspended(id, SuspensionCause.ARREARS, "dues of " + arrears));
        }
    }

    @CommandHandler
    void handle(SuspendMembership command, Envelope envelope) {
        requireNetwork(envelope);
        if (life.suspendedFor(envelope.effective()).contains(SuspensionCause.DECISION)) {
            return;
        }
        requirePossible(MembershipStep.SUSPEND, envelope);

        apply(new MembershipSuspended(id, SuspensionCause.DECISION, command.reason()));
    }

    @CommandHandler
    void handle(ChangeClass command, Envelope envelope, Networks networks, Cities cities) {
        requireNetwork(envelope);
        var from = life.classOn(envelope.effective());
        if (command.memberClass().equals(from)) {
            return;
        }
        var city = inBeing(life.city(), envelope.effective(), cities);
        Eligibility.judge(
                command.memberClass(), rulesOn(envelope.effective(), networks), city, envelope.effective());
        requirePossible(MembershipStep.CHANGE_CLASS, envelope);

        apply(new MemberClassChanged(id, from, command.memberClass()));
    }

    @CommandHandler
    void handle(TakeOffice command, Envelope envelope, Networks networks, Cities cities) {
        requireParty(envelope);
        var taken = new OfficeTaken(id, command.role(), command.until());
        if (life.says(taken, envelope.effective())) {
            return;
        }
        require(
                command.until() == null
                        || !command.until().latest().isBefore(envelope.effective().earliest()),
                ENDS_BEFORE_IT_BEGINS);
        requirePossible(MembershipStep.TAKE_PART, envelope);
        inBeing(life.network(), envelope.effective(), networks);
        inBeing(life.city(), envelope.effective(), cities);

        apply(taken);
    }

    @CommandHandler
    void handle(JoinWorkingGroup command, Envelope envelope, Networks networks, Cities cities) {
        requireParty(envelope);
        if (life.isInGroup(command.key(), envelope.effective())) {
            return;
        }
        var day = envelope.effective();
        require(inBeing(life.network(), day, networks).hasGroup(command.key(), day), NO_SUCH_WORKING_GROUP);
        requirePossible(MembershipStep.TAKE_PART, envelope);
        inBeing(life.city(), day, cities);

        apply(new WorkingGroupJoined(id, command.key()));
    }

    @CommandHandler
    void handle(WithdrawMember command, Envelope envelope) {
        requireParty(envelope);
        if (life.standingOn(envelope.effective()) == MembershipStanding.WITHDRAWN) {
            return;
        }
        requirePossible(MembershipStep.WITHDRAW, envelope);

        apply(new MemberWithdrew(id, command.reason()));
    }

    @CommandHandler
    void handle(ExpelMember command, Envelope envelope) {
        requireNetwork(envelope);
        if (life.standingOn(envelope.effective()) == MembershipStanding.EXPELLED) {
            return;
        }
        requirePossible(MembershipStep.EXPEL, envelope);

        apply(new MemberExpelled(id, command.decision()));
    }

    @CommandHandler
    void handle(LapseMembership command, Envelope envelope) {
        requireNetwork(envelope);
        if (life.standingOn(envelope.effective()) == MembershipStanding.LAPSED) {
            return;
        }
        requirePossible(MembershipStep.LAPSE, envelope);

        apply(new MembershipLapsed(id, command.reason()));
    }

    /** Whom the network expelled, only the network takes back. */
    @CommandHandler
    void handle(RejoinNetwork command, Envelope envelope, Networks networks, Cities cities) {
        requireParty(envelope);
        var day = envelope.effective();
        var rejoined = new MemberRejoined(id, command.memberClass());
        if (life.says(rejoined, day)) {
            return;
        }
        require(life.wasAdmitted(), APPLY_INSTEAD);
        require(
                life.standingOn(day) != MembershipStanding.EXPELLED || envelope.party().equals(life.network()),
                NOT_THE_NETWORK);
        var rules = inBeing(life.network(), day, networks).rulesOn(day).orElse(null);
        var memberClass = command.memberClass() == null ? life.classOn(day) : command.memberClass();
        Eligibility.admit(memberClass, rules, inBeing(life.city(), day, cities), day);
        requirePossible(MembershipStep.REJOIN, ALREADY_A_MEMBER, envelope);

        apply(rejoined);
    }

    @EventSourcingHandler
    void on(MembershipEvent event, DomainEventMessage<?> message) {
        id = event.membershipId();
        life.add(facts.add(message, event));
    }

    @EventSourcingHandler
    void on(FactEvent event, DomainEventMessage<?> message) {
        facts.add(message, event);
        life = MembershipLife.of(facts.corrected());
    }

    @Override
    public Subject subject() {
        return new Subject(Subject.Kind.MEMBERSHIP, id.value());
    }

    @Override
    public Facts<MembershipEvent> facts() {
        return facts;
    }

    @Override
    public boolean isParty(Party party) {
        return isOneOf(party, life.network(), life.city());
    }

    /** What the network decides, the city does not undo. */
    @Override
    public boolean mayCorrect(Recorded<MembershipEvent> fact, Actor actor) {
        return switch (fact.event()) {
            case MembershipApplied _,
                    CommitmentSigned _,
                    ObligationFulfilled _,
                    OfficeTaken _,
                    WorkingGroupJoined _,
                    MemberWithdrew _,
                    MemberRejoined _ -> true;
            case MemberAdmitted _,
                    ObligationOpened _,
                    ObligationExtended _,
                    NoticeGiven _,
                    ObligationMissed _,
                    MembershipPutOnHold _,
                    MembershipReactivated _,
                    DuesRecorded _,
                    MembershipSuspended _,
                    MemberClassChanged _,
                    MemberExpelled _,
                    MembershipLapsed _ -> actor.party().equals(life.network());
        };
    }

    /** A signature stays once somebody has dealt with what it obliged to: that would then rest on nothing. */
    @Override
    public void checkStatement(FactEvent statement, Recorded<MembershipEvent> about) {
        if (statement instanceof EventRetracted) {
            Commitment.restingOn(about.eventId(), facts).stream()
                    .filter(fact -> Commitment.isDealing(fact.event()))
                    .findFirst()
                    .ifPresent(conflict -> {
                        throw rejected(CORRECTION_CONTRADICTS, conflict);
                    });
        }
    }

    /** With a signature goes all that it obliged to, and no hold that another one's stood in for is left unsaid. */
    @Override
    public void sayWhatFollows(FactEvent statement, Envelope envelope) {
        if (statement instanceof EventRetracted(_, var signature, var cause, _)) {
            var resting = Commitment.restingOn(signature, facts);
            var why = "it rested on a signature that was taken back";
            resting.forEach(fact -> say(
                    new EventRetracted(subject(), fact.eventId(), cause, why),
                    envelope.visibility(envelope.visibility().narrower(fact.envelope().visibility()))));
            resting.stream()
                    .filter(fact -> fact.event() instanceof MembershipPutOnHold)
                    .findFirst()
                    .ifPresent(hold -> putOnHold(life.obligations(hold.effective()), envelope));
        }
    }

    @Override
    public Optional<Recorded<?>> contradiction(List<Recorded<MembershipEvent>> history) {
        return MembershipLife.of(history).conflict();
    }

    /** Now, or on the day of an application that came to nothing since. */
    private boolean isApplicant(@Nullable String memberClass, Edtf day) {
        return (life.standing() == MembershipStanding.APPLIED || life.standingOn(day) == MembershipStanding.APPLIED)
                && Objects.equals(memberClass, life.classOn(day));
    }

    private boolean isAdmitted(@Nullable String memberClass, Edtf day) {
        var standing = life.standingOn(day);
        return standing != null && standing.isMember() && Objects.equals(memberClass, life.classOn(day));
    }

    private static boolean isTooLong(Edtf arrears, @Nullable RulesPublished rules, Edtf day) {
        return rules != null
                && rules.suspension() != null
                && day.earliest().isAfter(arrears.latest().plus(rules.suspension().arrearsOver()));
    }

    private ObligationOpened first(ObligationRule rule, Key version, Edtf day) {
        return new ObligationOpened(
                id, life.network(), nextKey(rule), rule, DueDate.after(day, rule.period()), version, null);
    }

    /** None is given twice, not even one that was taken back: a deadline that was set for that one still comes. */
    private Key nextKey(ObligationRule rule) {
        return Obligation.nextKey(
                rule,
                facts.history().stream()
                        .map(Recorded::event)
                        .filter(ObligationOpened.class::isInstance)
                        .map(event -> ((ObligationOpened) event).key()));
    }

    /** A repeating obligation goes on from the day on which it was first due, so that the beat stays the same. */
    private Optional<ObligationOpened> following(Obligation obligation) {
        var opened = obligation.opened();
        var rule = opened.rule();
        return obligation.isToBeFollowed()
                ? Optional.of(new ObligationOpened(
                        id,
                        life.network(),
                        nextKey(rule),
                        rule,
                        DueDate.after(opened.dueBy(), rule.period()),
                        opened.ruleVersion(),
                        opened.key()))
                : Optional.empty();
    }

    /** Whether it was ever said; what somebody took back since is not said again because it was made good late. */
    private boolean wasSaidToBeMissed(Obligation obligation) {
        var missed = new ObligationMissed(id, obligation.opened().key(), obligation.dueBy());
        return facts.history().stream().anyMatch(fact -> fact.event().equals(missed));
    }

    /**
     * As the clock says it on the day after the last on which it was due. What was said about a fact may have changed
     * that day, so it is told to no more than all of that was.
     */
    private Envelope clock(Obligation obligation) {
        var cause = obligation.dating();
        var visibility = facts.history().stream()
                .filter(fact -> fact.event() instanceof FactEvent)
                .map(fact -> fact.envelope().visibility())
                .reduce(cause.envelope().visibility(), Visibility::narrower);
        return ObligationDue.clock(
                        life.network(), cause.envelope(), visibility, cause.eventId().toString())
                .effective(Edtf.day(obligation.dueBy().latest().plusDays(1)));
    }

    private void missIfOver(Key key, Envelope clock, Networks networks, Cities cities) {
        var day = clock.effective();
        life.obligation(key, day)
                .filter(obligation -> obligation.isMissedOn(day) && isBinding(day, networks, cities))
                .ifPresent(obligation -> miss(obligation, clock));
    }

    /** Whether the city may still have owed something to the network then. If not, nothing is said: nobody asked. */
    private boolean isBinding(Edtf day, Networks networks, Cities cities) {
        return life.conflict(MembershipStep.COMMIT, day).isEmpty()
                && networks.find(life.network()).filter(network -> network.mayExistOn(day)).isPresent()
                && cities.find(life.city()).filter(city -> city.mayExistOn(day)).isPresent();
    }

    private void miss(Obligation obligation, Envelope envelope) {
        var key = obligation.opened().key();
        say(new ObligationMissed(id, key, obligation.dueBy()), envelope);
        putOnHold(life.obligation(key, envelope.effective()).stream(), envelope);
        following(obligation).ifPresent(next -> say(next, envelope));
    }

    /** For the first of them that holds the membership up, from the day on which it does. */
    private void putOnHold(Stream<Obligation> obligations, Envelope envelope) {
        obligations
                .filter(obligation -> obligation.heldBy() == null && mayHold(obligation))
                .min(Comparator.comparing(obligation -> obligation.holdsFrom().orElseThrow()))
                .ifPresent(obligation -> say(
                        new MembershipPutOnHold(id, obligation.opened().key()),
                        envelope.effective(obligation.holdsFrom().orElseThrow())));
    }

    private boolean mayHold(Obligation obligation) {
        return obligation
                .holdsFrom()
                .filter(from -> life.conflict(MembershipStep.PUT_ON_HOLD, from).isEmpty())
                .isPresent();
    }

    /** With its hold, in whose stead another obligation that is overdue may hold the membership up. */
    private void takeBackMiss(Obligation obligation, Envelope envelope) {
        retract(obligation.missed() == null ? null : obligation.missed().eventId(), obligation, envelope);
        retract(obligation.heldBy(), obligation, envelope);
        if (obligation.heldBy() != null) {
            putOnHold(life.obligations(envelope.effective()), envelope);
        }
    }

    private void retract(@Nullable UUID event, Obligation obligation, Envelope envelope) {
        if (event != null) {
            var why = obligation.opened().key() + " was not missed";
            say(new EventRetracted(subject(), event, Cause.RECORDED_IN_ERROR, why), envelope);
        }
    }

    /** In that envelope alone: what it lacks, such as a source, is not copied from the message that is handled. */
    private static void say(Object event, Envelope envelope) {
        UnitOfWork<?> work = CurrentUnitOfWork.get();
        Message<?> handled = work.getMessage();
        var inEnvelope = handled.withMetaData(envelope.toMetaData());
        work.transformMessage(_ -> inEnvelope);
        apply(event, MetaData.from(envelope.toMetaData()));
        work.transformMessage(_ -> handled);
    }

    private Obligation obligation(Key key, Envelope envelope) {
        return life.obligation(key, envelope.effective())
                .orElseThrow(() -> new CommandRejected(NO_SUCH_OBLIGATION).with("key", key.value()));
    }

    private @Nullable RulesPublished rulesOn(Edtf day, Networks networks) {
        return find(life.network(), networks).rulesOn(day).orElse(null);
    }

    private static @Nullable RulesPublished admissionRules(AdmitMember command, Edtf day, Networks.Standing network) {
        return command.ruleVersion() == null
                ? network.rulesOn(day).orElse(null)
                : network.rulesOn(day, command.ruleVersion())
                        .orElseThrow(() -> new CommandRejected(RULES_NOT_IN_FORCE));
    }

    private static Networks.Standing inBeing(NetworkId network, Edtf day, Networks networks) {
        var standing = find(network, networks);
        require(standing.mayExistOn(day), NETWORK_NOT_IN_BEING);
        return standing;
    }

    private static Networks.Standing find(NetworkId network, Networks networks) {
        return networks.find(network).orElseThrow(() -> new CommandRejected(NO_SUCH_NETWORK));
    }

    private static Cities.Standing inBeing(CityId city, Edtf day, Cities cities) {
        var standing = cities.find(city).orElseThrow(() -> new CommandRejected(NO_SUCH_CITY));
        require(standing.mayExistOn(day), CITY_HAS_ENDED);
        return standing;
    }

    private void requireParty(Envelope envelope) {
        require(isParty(envelope.party()), NOT_A_PARTY);
    }

    private void requireNetwork(Envelope envelope) {
        require(envelope.party().equals(life.network()), NOT_THE_NETWORK);
    }

    private void requirePossible(MembershipStep step, Envelope envelope) {
        requirePossible(step, NOT_POSSIBLE_THEN, envelope);
    }

    private void requirePossible(MembershipStep step, Reason otherwise, Envelope envelope) {
        life.conflict(step, envelope.effective()).ifPresent(conflict -> {
            throw rejected(otherwise, conflict);
        });
    }

    /** Whether an obligation can be dealt with on that day: the city is bound by it, and not before it was opened. */
    private void requireOpen(Obligation obligation, Envelope envelope) {
        requirePossible(MembershipStep.COMMIT, envelope);
        var opening = obligation.opening();
        if (envelope.effective().latest().isBefore(opening.effective().earliest())) {
            throw rejected(NOT_POSSIBLE_THEN, opening);
        }
    }

    private static CommandRejected rejected(Reason reason, Recorded<?> conflict) {
        return new CommandRejected(reason)
                .with("conflictingEvent", conflict.eventId().toString())
                .with("conflictingDay", conflict.effective().text());
    }

    private static boolean isOneOf(Party party, NetworkId network, CityId city) {
        return party.equals(network) || party.equals(city);
    }

    // Axon calls this, then replays the events; the first of them sets every field.
    @SuppressWarnings("NullAway.Init")
    NetworkMembership() {}
}
