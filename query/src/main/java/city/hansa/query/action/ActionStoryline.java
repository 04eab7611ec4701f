package city.hansa.query.action;

import static java.util.Objects.requireNonNull;

import city.hansa.api.CityId;
import city.hansa.api.NetworkId;
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
import city.hansa.api.action.CommitmentOwner;
import city.hansa.api.action.Participant;
import city.hansa.api.action.Place;
import city.hansa.api.date.Edtf;
import city.hansa.api.value.Figure;
import city.hansa.api.value.Organisation;
import city.hansa.api.view.ActionRef;
import city.hansa.api.view.CityRef;
import city.hansa.query.timeline.Sentence;
import city.hansa.query.timeline.Storyline;
import city.hansa.query.timeline.Strand;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an action's events are told: in its own timeline, in those of its cities, of the network that planned it, of the
 * cities invited, and of the records that it is linked to.
 */
public final class ActionStoryline implements Storyline<ActionEvent> {

    /** A constant, to be put into words at the edge. */
    record Term(Enum<?> term) {}

    /** A date, to be put into words at the edge. */
    record Day(Edtf edtf) {}

    @Override
    public Subject.Kind kind() {
        return Subject.Kind.ACTION;
    }

    @Override
    public Class<ActionEvent> protocol() {
        return ActionEvent.class;
    }

    /** Who is invited, and what an action is linked to, is concerned by its planning and its legs as well. */
    @Override
    public boolean isToldFromItsBeginning() {
        return true;
    }

    @Override
    public Strand strand(@Nullable Strand before, Recorded<ActionEvent> recorded) {
        return switch (recorded.event()) {
            case ActionPlanned planned -> planned(planned, recorded);
            // The pattern of a component matches null: an organisation is invited without a city.
            case ParticipantInvited(_, _, Participant(var city, _), _) when city != null -> also(before, city.value());
            case ActionLinked(_, var to) -> also(before, to.id());
            case ActionEvent _ -> requireNonNull(before);
        };
    }

    @Override
    public Sentence sentence(Strand strand, Recorded<ActionEvent> recorded) {
        var event = recorded.event();
        var sentence = Sentence.of(recorded).with("action", new ActionRef(event.actionId()));
        return switch (event) {
            case ActionPlanned planned ->
                sentence.with("title", planned.title())
                        .with("kind", new Term(planned.kind()))
                        .with("scheduled", new Day(planned.scheduled()));
            case ParticipantInvited(_, _, Participant(var city, var organisation), var role) ->
                sentence.with("participant", named(city, organisation)).with("role", term(role));
            case ParticipationConfirmed(_, var key) -> sentence.with("key", key.value());
            case ActionAgreed _, ActionStarted _, ActionCompleted _ -> sentence;
            case CommitmentDeclared(_, _, CommitmentOwner(var city, var participant), var text, var due) ->
                sentence.with("owner", city == null ? String.valueOf(participant) : new CityRef(city))
                        .with("text", text)
                        .with("due", day(due));
            case CommitmentFulfilled(_, var key) -> sentence.with("key", key.value());
            case ActionPostponed(_, var to, var reason) -> sentence.with("to", day(to)).with("reason", reason);
            case ActionRescheduled(_, var scheduled) -> sentence.with("scheduled", new Day(scheduled));
            case ActionCancelled(_, var reason) -> sentence.with("reason", reason);
            case LegAdded(_, _, Place(var city, var name), var on, var programme) ->
                in(city, sentence).with("place", city == null ? name : new CityRef(city))
                        .with("on", new Day(on))
                        .with("programme", programme);
            case OutcomeReported(_, _, var text, var kind) -> sentence.with("text", text).with("kind", term(kind));
            case NoOutcomeDeclared(_, var reason) -> sentence.with("reason", reason);
            case AttendanceCertified(_, var participants, var international, _) ->
                sentence.with("participants", participants).with("invitedInternational", international);
            case ActionEvaluated(_, var text) -> sentence.with("text", text);
            case ActionLinked(_, var to) -> sentence.with("to", new Term(to.kind()));
            case ActionSupportAttached(_, var organisation, var role, var programme) ->
                sentence.with("organisation", organisation.name())
                        .with("role", new Term(role))
                        .with("programme", programme);
            case ActionFigureReported(_, Figure(var kind, var value, var qualifier, var scope)) ->
                sentence.with("qualifier", new Term(qualifier))
                        .with("value", value)
                        .with("kind", new Term(kind))
                        .scope(scope);
            case DemandRaised(_, _, var text, var addressee) ->
                sentence.with("text", text).with("addressee", addressee == null ? null : addressee.name());
            case DemandTakenUp(_, var key, var note) -> sentence.with("key", key.value()).with("note", note);
            case DemandRejected(_, var key, var reason) -> sentence.with("key", key.value()).with("reason", reason);
            case DemandMet(_, var key, var note) -> sentence.with("key", key.value()).with("note", note);
            case StatementSigned(_, var city) -> sentence.with("city", new CityRef(city));
            case RecordSealed(_, var reason) -> sentence.with("reason", reason);
            case SealOpened(_, var reason) -> sentence.with("reason", reason);
        };
    }

    private static Strand planned(ActionPlanned planned, Recorded<ActionEvent> recorded) {
        var subjects = new ArrayList<UUID>();
        subjects.add(planned.actionId().value());
        planned.cities().forEach(city -> subjects.add(city.value()));
        if (recorded.envelope().party() instanceof NetworkId network) {
            subjects.add(network.value());
        }
        return new Strand(subjects, planned.themes());
    }

    private static Strand also(@Nullable Strand before, UUID subject) {
        var strand = requireNonNull(before);
        var more = new ArrayList<>(strand.subjects());
        more.add(subject);
        return new Strand(more, strand.themes());
    }

    private static Sentence in(@Nullable CityId city, Sentence sentence) {
        return city == null ? sentence : sentence.alsoOf(city.value());
    }

    private static @Nullable Object named(@Nullable CityId city, @Nullable Organisation organisation) {
        if (city != null) {
            return new CityRef(city);
        }
        return organisation == null ? null : organisation.name();
    }

    private static @Nullable Term term(@Nullable Enum<?> constant) {
        return constant == null ? null : new Term(constant);
    }

    private static @Nullable Day day(@Nullable Edtf date) {
        return date == null ? null : new Day(date);
    }
}
