package city.hansa.command.action;

import city.hansa.api.CityId;
import city.hansa.api.NetworkId;
import city.hansa.api.Party;
import city.hansa.api.Recorded;
import city.hansa.api.Subject;
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
import city.hansa.api.action.ActionKind;
import city.hansa.api.action.CommitmentOwner;
import city.hansa.api.date.Edtf;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.value.Key;
import city.hansa.command.action.Entry.Step;
import city.hansa.command.chronology.Chronology;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An action's life so far, as decisions need it: its corrected events folded in the order of their recording. */
final class ActionLife {

    /** The course of an action; it may leave stages out, but takes them in this order. */
    enum Stage {
        PLANNED,
        AGREED,
        STARTED,
        COMPLETED,
        EVALUATED
    }

    private final Chronology<Stage> course = new Chronology<>();
    // Opened when planned, pursued by postponing and rescheduling, closed when completed.
    private final Chronology<Step> schedule = new Chronology<>();
    // Pursued by all that needs a live action, closed when cancelled. What is only said about it has no place here.
    private final Chronology<Step> being = new Chronology<>();
    private final Map<Key, Entry> entries = new LinkedHashMap<>();
    private final Set<Party> taking = new HashSet<>();
    private final Set<CityId> invited = new HashSet<>();
    private final Set<CityId> signatories = new HashSet<>();
    private final Set<Subject> links = new HashSet<>();
    private ActionKind kind = ActionKind.PROJECT;
    private Visibility visibility = Visibility.PUBLIC;
    private @Nullable Recorded<ActionEvent> completed;
    private @Nullable Recorded<ActionEvent> unfounded;
    private boolean agreed;
    private boolean started;
    private boolean cancelled;
    private boolean hasOutcome;
    private boolean hasNoOutcome;
    private boolean opened;

    static ActionLife of(List<Recorded<ActionEvent>> history) {
        var life = new ActionLife();
        history.forEach(life::add);
        return life;
    }

    void add(Recorded<ActionEvent> fact) {
        switch (fact.event()) {
            case ActionPlanned planned -> plan(planned, fact);
            case ParticipantInvited(_, var key, var participant, _) -> {
                if (participant.city() != null) {
                    invited.add(participant.city());
                }
                open(key, fact);
            }
            case ParticipationConfirmed(_, var key) -> {
                follow(key, ParticipantInvited.class, Step.CLOSED, fact);
                invitedAs(key).ifPresent(taking::add);
            }
            case ActionAgreed _ -> {
                agreed = true;
                pass(Stage.AGREED, fact);
            }
            case CommitmentDeclared(_, var key, var owner, _, _) -> {
                rely(takesPart(owner), fact);
                open(key, fact);
            }
            case CommitmentFulfilled(_, var key) -> follow(key, CommitmentDeclared.class, Step.CLOSED, fact);
            case ActionPostponed _, ActionRescheduled _ -> {
                schedule.add(Step.PURSUED, fact);
                being.add(Step.PURSUED, fact);
            }
            case ActionCancelled _ -> {
                cancelled = true;
                being.add(Step.CLOSED, fact);
            }
            case ActionStarted _ -> {
                started = true;
                pass(Stage.STARTED, fact);
            }
            case LegAdded(_, var key, _, _, _) -> open(key, fact);
            case OutcomeReported(_, var key, _, _) -> {
                hasOutcome = true;
                open(key, fact);
            }
            case NoOutcomeDeclared _ -> {
                hasNoOutcome = true;
                being.add(Step.PURSUED, fact);
            }
            case AttendanceCertified(_, var participants, var international, _) -> {
                rely(international == null || international <= participants, fact);
                being.add(Step.PURSUED, fact);
            }
            case ActionCompleted _ -> {
                completed = fact;
                schedule.add(Step.CLOSED, fact);
                pass(Stage.COMPLETED, fact);
            }
            case ActionEvaluated _ -> {
                rely(completed != null, fact);
                pass(Stage.EVALUATED, fact);
            }
            case ActionLinked(_, var to) -> link(to, fact);
            case ActionSupportAttached _, ActionFigureReported _ -> {}
            case DemandRaised(_, var key, _, _) -> {
                rely(kind.takesDemands(), fact);
                open(key, fact);
            }
            case DemandTakenUp(_, var key, _) -> follow(key, DemandRaised.class, Step.PURSUED, fact);
            case DemandRejected(_, var key, _) -> follow(key, DemandRaised.class, Step.PURSUED, fact);
            case DemandMet(_, var key, _) -> follow(key, DemandRaised.class, Step.CLOSED, fact);
            case StatementSigned(_, var city) -> {
                rely(kind.isSigned() && isNamed(city), fact);
                signatories.add(city);
                being.add(Step.PURSUED, fact);
            }
            case RecordSealed _ -> visibility = Visibility.SEALED;
            case SealOpened _ -> {
                rely(mayBeSeen(kind, fact.envelope().visibility()), fact);
                visibility = fact.envelope().visibility();
                opened = true;
            }
        }
    }

    private void plan(ActionPlanned planned, Recorded<ActionEvent> fact) {
        kind = planned.kind();
        visibility = fact.envelope().visibility();
        taking.addAll(planned.cities());
        taking.add(fact.envelope().party());
        rely(!planned.cities().isEmpty() && mayBeSeen(kind, visibility), fact);
        schedule.add(Step.OPENED, fact);
        pass(Stage.PLANNED, fact);
    }

    private void pass(Stage stage, Recorded<ActionEvent> fact) {
        course.add(stage, fact);
        being.add(Step.PURSUED, fact);
    }

    private void open(Key key, Recorded<ActionEvent> fact) {
        rely(!entries.containsKey(key), fact);
        entries.put(key, Entry.opened(fact));
        being.add(Step.PURSUED, fact);
    }

    private void follow(Key key, Class<? extends ActionEvent> opening, Step step, Recorded<ActionEvent> fact) {
        var entry = entry(key, opening);
        rely(entry.isPresent(), fact);
        entry.ifPresent(found -> entries.put(key, found.with(step, fact)));
        being.add(Step.PURSUED, fact);
    }

    private void link(Subject to, Recorded<ActionEvent> fact) {
        rely(isLinkable(to), fact);
        links.add(to);
        if (to.kind() == Subject.Kind.NETWORK) {
            taking.add(new NetworkId(to.id()));
        }
    }

    /** Remembers the first event that lacks what it was recorded upon, as a correction may leave it. */
    private void rely(boolean founded, Recorded<ActionEvent> fact) {
        if (!founded && unfounded == null) {
            unfounded = fact;
        }
    }

    Optional<Recorded<?>> conflict() {
        if (unfounded != null) {
            return Optional.of(unfounded);
        }
        if (completed != null && !isAccountedFor()) {
            return Optional.of(completed);
        }
        return Stream.concat(
                        Stream.of(course.conflict(), schedule.conflict(), being.conflict()),
                        entries.values().stream().map(Entry::conflict))
                .flatMap(Optional::stream)
                .findFirst();
    }

    Optional<Recorded<?>> courseConflict(Stage stage, Edtf day) {
        return course.conflict(stage, day);
    }

    Optional<Recorded<?>> scheduleConflict(Step step, Edtf day) {
        return schedule.conflict(step, day);
    }

    Optional<Recorded<?>> beingConflict(Step step, Edtf day) {
        return being.conflict(step, day);
    }

    Optional<Entry> entry(Key key) {
        return Optional.ofNullable(entries.get(key));
    }

    Optional<Entry> entry(Key key, Class<? extends ActionEvent> opening) {
        return entry(key).filter(entry -> opening.isInstance(entry.opening()));
    }

    /** The cities named in the plan, the city or network that planned it, confirmed cities and linked networks. */
    boolean takesPart(Party party) {
        return taking.contains(party);
    }

    boolean takesPart(CommitmentOwner owner) {
        return owner.city() != null
                ? isNamed(owner.city())
                : owner.participant() != null
                        && entry(owner.participant(), ParticipantInvited.class).isPresent();
    }

    /** Whether the city takes part or is at least invited. */
    boolean isNamed(CityId city) {
        return taking.contains(city) || invited.contains(city);
    }

    boolean isInvitedAs(Key key, Party party) {
        return invitedAs(key).filter(party::equals).isPresent();
    }

    private Optional<CityId> invitedAs(Key key) {
        return entry(key)
                .map(Entry::opening)
                .flatMap(event -> event instanceof ParticipantInvited(_, _, var participant, _)
                        ? Optional.ofNullable(participant.city())
                        : Optional.empty());
    }

    static boolean isLinkable(Subject to) {
        return to.kind() != Subject.Kind.CITY;
    }

    /** Whether an action of that kind may have so many readers. */
    static boolean mayBeSeen(ActionKind kind, Visibility visibility) {
        return !kind.isDiscreet() || visibility.compareTo(Visibility.PARTIES) >= 0;
    }

    boolean isLinkedTo(Subject to) {
        return links.contains(to);
    }

    boolean isSignedBy(CityId city) {
        return signatories.contains(city);
    }

    ActionKind kind() {
        return kind;
    }

    /** Who may read the record now; a seal and its opening count from their recording on, whatever their day. */
    Visibility visibility() {
        return visibility;
    }

    boolean isSealed() {
        return visibility == Visibility.SEALED;
    }

    boolean wasOpened() {
        return opened;
    }

    boolean isAgreed() {
        return agreed;
    }

    boolean isStarted() {
        return started;
    }

    boolean isCompleted() {
        return completed != null;
    }

    boolean isCancelled() {
        return cancelled;
    }

    boolean hasOutcome() {
        return hasOutcome;
    }

    boolean hasNoOutcome() {
        return hasNoOutcome;
    }

    /** Whether it is known what came of it, if only that nothing did. */
    boolean isAccountedFor() {
        return hasOutcome || hasNoOutcome;
    }
}
