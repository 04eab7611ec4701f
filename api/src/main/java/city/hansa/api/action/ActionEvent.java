package city.hansa.api.action;

import city.hansa.api.ActionId;
import city.hansa.api.CityId;
import city.hansa.api.Stored;
import city.hansa.api.Subject;
import city.hansa.api.date.Edtf;
import city.hansa.api.narrative.Narrative;
import city.hansa.api.narrative.SealedText;
import city.hansa.api.value.Figure;
import city.hansa.api.value.Key;
import city.hansa.api.value.Organisation;
import city.hansa.api.value.Theme;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to a joint action. Stored for ever: add a record, never change one.
 *
 * <p>What the commands check is checked here too, since a correction makes an event anew.
 */
public sealed interface ActionEvent {

    ActionId actionId();

    /**
     * The action exists as an intention.
     *
     * @param scheduled when it is to happen; the day of planning is the event's own
     * @param text the context, or the position that an advocacy takes
     * @param series whether it is held again and again, as a lecture series is
     */
    @Stored("action.planned")
    record ActionPlanned(
            ActionId actionId,
            ActionKind kind,
            String title,
            List<CityId> cities,
            List<Theme> themes,
            List<String> topics,
            Edtf scheduled,
            @Nullable String venue,
            boolean online,
            @Narrative @Nullable String text,
            boolean series)
            implements ActionEvent {

        public ActionPlanned {
            cities = List.copyOf(cities);
            themes = List.copyOf(themes);
            topics = List.copyOf(topics);
            checkTitle(title);
            checkNamedOnce(cities);
        }
    }

    @Stored("action.participant-invited")
    record ParticipantInvited(ActionId actionId, Key key, Participant participant, @Nullable ParticipantRole role)
            implements ActionEvent {}

    @Stored("action.participation-confirmed")
    record ParticipationConfirmed(ActionId actionId, Key key) implements ActionEvent {}

    @Stored("action.agreed")
    record ActionAgreed(ActionId actionId) implements ActionEvent {}

    @Stored("action.commitment-declared")
    record CommitmentDeclared(ActionId actionId, Key key, CommitmentOwner owner, @Narrative String text, @Nullable Edtf due)
            implements ActionEvent {

        public CommitmentDeclared {
            checkText(text);
        }
    }

    @Stored("action.commitment-fulfilled")
    record CommitmentFulfilled(ActionId actionId, Key key) implements ActionEvent {}

    /** The action no longer takes place when it was to; {@code to} is the new day, where one is known already. */
    @Stored("action.postponed")
    record ActionPostponed(ActionId actionId, @Nullable Edtf to, @Narrative String reason) implements ActionEvent {

        public ActionPostponed {
            checkText(reason);
        }
    }

    @Stored("action.rescheduled")
    record ActionRescheduled(ActionId actionId, Edtf scheduled) implements ActionEvent {}

    @Stored("action.cancelled")
    record ActionCancelled(ActionId actionId, @Narrative String reason) implements ActionEvent {

        public ActionCancelled {
            checkText(reason);
        }
    }

    @Stored("action.started")
    record ActionStarted(ActionId actionId) implements ActionEvent {}

    @Stored("action.leg-added")
    record LegAdded(ActionId actionId, Key key, Place place, Edtf on, @Narrative @Nullable String programme)
            implements ActionEvent {}

    @Stored("action.outcome-reported")
    record OutcomeReported(ActionId actionId, Key key, @Narrative String text, @Nullable OutcomeKind kind)
            implements ActionEvent {

        public OutcomeReported {
            checkText(text);
        }
    }

    @Stored("action.no-outcome-declared")
    record NoOutcomeDeclared(ActionId actionId, @Narrative String reason) implements ActionEvent {

        public NoOutcomeDeclared {
            checkText(reason);
        }
    }

    /** Counts only. {@code signedOnly}: only those who signed a list were counted, as some funders demand. */
    @Stored("action.attendance-certified")
    record AttendanceCertified(
            ActionId actionId, long participants, @Nullable Long invitedInternational, boolean signedOnly)
            implements ActionEvent {

        public AttendanceCertified {
            checkCount(participants);
            checkCount(invitedInternational);
        }
    }

    @Stored("action.completed")
    record ActionCompleted(ActionId actionId) implements ActionEvent {}

    @Stored("action.evaluated")
    record ActionEvaluated(ActionId actionId, @Narrative String text) implements ActionEvent {

        public ActionEvaluated {
            checkText(text);
        }
    }

    @Stored("action.linked")
    record ActionLinked(ActionId actionId, Subject to) implements ActionEvent {}

    @Stored("action.support-attached")
    record ActionSupportAttached(
            ActionId actionId, Organisation organisation, SupportRole role, @Narrative @Nullable String programme)
            implements ActionEvent {}

    @Stored("action.figure-reported")
    record ActionFigureReported(ActionId actionId, Figure figure) implements ActionEvent {}

    @Stored("action.demand-raised")
    record DemandRaised(ActionId actionId, Key key, @Narrative String text, @Nullable Organisation addressee)
            implements ActionEvent {

        public DemandRaised {
            checkText(text);
        }
    }

    @Stored("action.demand-taken-up")
    record DemandTakenUp(ActionId actionId, Key key, @Narrative @Nullable String note) implements ActionEvent {}

    @Stored("action.demand-rejected")
    record DemandRejected(ActionId actionId, Key key, @Narrative String reason) implements ActionEvent {

        public DemandRejected {
            checkText(reason);
        }
    }

    @Stored("action.demand-met")
    record DemandMet(ActionId actionId, Key key, @Narrative @Nullable String note) implements ActionEvent {}

    @Stored("action.statement-signed")
    record StatementSigned(ActionId actionId, CityId city) implements ActionEvent {}

    /** From the next event on nobody reads the record who may not read what is sealed. */
    @Stored("action.record-sealed")
    record RecordSealed(ActionId actionId, @Narrative String reason) implements ActionEvent {

        public RecordSealed {
            checkText(reason);
        }
    }

    /** The record is open again, to the readers that the envelope's visibility names. */
    @Stored("action.seal-opened")
    record SealOpened(ActionId actionId, @Narrative String reason) implements ActionEvent {

        public SealOpened {
            checkText(reason);
        }
    }

    /** A title has 1 to 200 characters, not all blank. */
    static void checkTitle(String title) {
        if (title.isBlank() || title.length() > 200) {
            throw new IllegalArgumentException("an action's title has 1 to 200 characters");
        }
    }

    /** Free text says something, in at most 4,000 characters. */
    static void checkText(String text) {
        if (!SealedText.isOne(text) && (text.isBlank() || text.length() > 4000)) {
            throw new IllegalArgumentException("a text has 1 to 4000 characters");
        }
    }

    /** Who plans an action together is a set, in the order in which they are named. */
    static void checkNamedOnce(List<CityId> cities) {
        if (Set.copyOf(cities).size() < cities.size()) {
            throw new IllegalArgumentException("a city is named once");
        }
    }

    /** A count that was not stated is absent. */
    static void checkCount(@Nullable Long count) {
        if (count != null && count < 0) {
            throw new IllegalArgumentException("a count is not negative");
        }
    }
}
