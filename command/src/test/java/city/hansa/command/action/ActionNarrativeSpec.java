package city.hansa.command.action;

import static city.hansa.api.Examples.DAR_ES_SALAAM;
import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.OSAKA;
import static city.hansa.api.Examples.by;
import static city.hansa.api.action.ActionExamples.DELEGATION;
import static city.hansa.api.action.ActionExamples.opened;
import static city.hansa.api.action.ActionExamples.planned;
import static city.hansa.api.action.ActionExamples.sealed;
import static city.hansa.command.Spec.alreadySo;
import static city.hansa.command.Spec.refused;
import static city.hansa.command.Spec.said;

import city.hansa.api.CityId;
import city.hansa.api.Subject;
import city.hansa.api.action.ActionCommand.ReportOutcome;
import city.hansa.api.action.ActionEvent.ActionPlanned;
import city.hansa.api.action.ActionEvent.OutcomeReported;
import city.hansa.api.action.ActionRejection;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.fact.FactCommand.ApproveErasure;
import city.hansa.api.fact.FactCommand.CorrectFact;
import city.hansa.api.fact.FactCommand.OpenNarrative;
import city.hansa.api.fact.FactCommand.RequestErasure;
import city.hansa.api.fact.FactCommand.RetractEvent;
import city.hansa.api.fact.FactEvent.Cause;
import city.hansa.api.fact.FactEvent.ErasureRequested;
import city.hansa.api.fact.FactEvent.FactCorrected;
import city.hansa.api.fact.FactEvent.NarrativeErased;
import city.hansa.api.fact.FactEvent.NarrativeOpened;
import city.hansa.api.fact.FactRejection;
import city.hansa.api.value.Key;
import city.hansa.command.Spec;
import city.hansa.command.fact.NarrativeKeys.State;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Who has sealed narratives shown, and erased. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ActionNarrativeSpec {

    private static final Subject SUBJECT = new Subject(Subject.Kind.ACTION, DELEGATION.value());
    private static final UUID KEY = UUID.fromString("0199d5c0-0000-7000-8000-00000000000c");
    private static final String TOKEN = "sealed:1:" + KEY + ":AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIj";
    private final Spec<JointAction> action = new Spec<>(JointAction.class);

    /** The event whose text is sealed, once it is given. */
    private UUID target = new UUID(0, 0);

    /** The request to erase it, once it is given. */
    private UUID request = new UUID(0, 0);

    @Nested
    class Opening {

        @Test
        void is_recorded_each_time_for_a_party() {
            var given = given().andGiven(said(secret(HAMBURG), new NarrativeOpened(SUBJECT, target, "asked")));

            given.when(open(target), as("bo", DAR_ES_SALAAM)).expectEvents(new NarrativeOpened(SUBJECT, target, "asked"));
        }

        @Test
        void is_refused_to_others() {
            var given = given();

            refused(given.when(open(target), as("bo", OSAKA)), FactRejection.ONLY_A_PARTY);
        }

        @Test
        void is_no_less_discreet_than_the_record() {
            var given = given();

            refused(given.when(open(target), told("bo", by(HAMBURG, "2026"))), FactRejection.WIDER_THAN_THE_FACT);
        }

        @Test
        void seals_no_record_again_that_was_opened_since() {
            var given = given().andGiven(said(by(HAMBURG, "2024"), opened()));

            given.when(open(target), told("bo", by(HAMBURG, "2026")))
                    .expectEvents(new NarrativeOpened(SUBJECT, target, "asked"));
        }

        @Test
        void is_refused_of_what_is_not_sealed() {
            var given = given();

            refused(given.when(open(idOf(ActionPlanned.class)), as("bo", HAMBURG)), FactRejection.NARRATIVE_NOT_SEALED);
        }

        @Test
        void is_refused_of_what_there_is_not() {
            refused(given().when(open(new UUID(1, 1)), as("bo", HAMBURG)), FactRejection.NO_SUCH_EVENT);
        }

        @Test
        void is_refused_once_it_was_erased() {
            var given = erased();

            refused(given.when(open(target), as("bo", HAMBURG)), FactRejection.NARRATIVE_ERASED);
        }

        /** The record was put back from before its erasure. */
        @Test
        void is_refused_once_its_key_was_destroyed() {
            var given = given();
            action.keys().set(KEY, State.DESTROYED);

            refused(given.when(open(target), as("bo", HAMBURG)), FactRejection.NARRATIVE_ERASED);
        }

        @Test
        void is_refused_where_the_key_is_lost() {
            var given = given();
            action.keys().set(KEY, State.MISSING);

            refused(given.when(open(target), as("bo", HAMBURG)), FactRejection.NARRATIVE_LOST);
        }
    }

    @Nested
    class Erasing {

        @Test
        void is_asked_for_under_a_pseudonym() {
            var given = given();

            given.when(toErase(), as("ada", HAMBURG))
                    .expectEvents(new ErasureRequested(SUBJECT, target, KEY + "/ada", "no longer needed"));
        }

        @Test
        void is_asked_for_once_by_each() {
            var given = requested();

            alreadySo(given.when(toErase(), as("ada", HAMBURG)));
        }

        @Test
        void is_approved_by_somebody_else() {
            var given = requested();

            given.when(new ApproveErasure(SUBJECT, request), as("bo", HAMBURG))
                    .expectEvents(new NarrativeErased(SUBJECT, target, request, KEY));
        }

        @Test
        void is_not_approved_by_who_asked_whoever_they_speak_for() {
            var given = requested();

            refused(
                    given.when(new ApproveErasure(SUBJECT, request), as("ada", DAR_ES_SALAAM)),
                    FactRejection.SAME_PERSON);
        }

        @Test
        void is_approved_once() {
            var given = erased();

            alreadySo(given.when(new ApproveErasure(SUBJECT, request), as("ada", HAMBURG)));
        }

        @Test
        void is_not_asked_for_again() {
            var given = erased();

            refused(given.when(toErase(), as("bo", HAMBURG)), FactRejection.NARRATIVE_ERASED);
        }

        @Test
        void needs_a_request() {
            var given = requested();

            refused(given.when(new ApproveErasure(SUBJECT, target), as("bo", HAMBURG)), FactRejection.NO_SUCH_REQUEST);
        }

        @Test
        void is_approved_by_no_other() {
            var given = requested();

            refused(given.when(new ApproveErasure(SUBJECT, request), as("bo", OSAKA)), FactRejection.ONLY_A_PARTY);
        }

        @Test
        void is_not_taken_back() {
            var given = erased();
            var slip = new RetractEvent(SUBJECT, idOf(NarrativeErased.class), Cause.RECORDED_IN_ERROR, "a slip");

            refused(given.when(slip, as("bo", HAMBURG)), FactRejection.NO_SUCH_EVENT);
        }
    }

    @Nested
    class What_is_sealed {

        @Test
        void is_corrected_without_being_said_again() {
            var given = given();

            given.when(new CorrectFact(SUBJECT, target, "text", "they met", "a slip"), as("bo", HAMBURG))
                    .expectEvents(new FactCorrected(SUBJECT, target, "text", null, "they met", "a slip"));
        }

        /** Nothing is dropped because it might be what nobody can read, and nobody learns by guessing. */
        @Test
        void is_not_compared() {
            var given = given();

            refused(
                    given.when(new ReportOutcome(DELEGATION, new Key("talk"), "they met", null), as("bo", HAMBURG)),
                    ActionRejection.KEY_TAKEN);
        }
    }

    private TestExecutor<JointAction> given() {
        var given = action.given(
                said(by(HAMBURG, "2018"), planned()),
                said(secret(HAMBURG), sealed()),
                said(secret(HAMBURG), new OutcomeReported(DELEGATION, new Key("talk"), TOKEN, null)));
        target = idOf(OutcomeReported.class);
        return given;
    }

    private TestExecutor<JointAction> requested() {
        var given = given();
        given.andGiven(said(secret(HAMBURG), new ErasureRequested(SUBJECT, target, KEY + "/ada", "no longer needed")));
        request = idOf(ErasureRequested.class);
        return given;
    }

    private TestExecutor<JointAction> erased() {
        return requested().andGiven(said(secret(HAMBURG), new NarrativeErased(SUBJECT, target, request, KEY)));
    }

    private static OpenNarrative open(UUID target) {
        return new OpenNarrative(SUBJECT, target, "asked");
    }

    private RequestErasure toErase() {
        return new RequestErasure(SUBJECT, target, "no longer needed");
    }

    private static Map<String, String> as(String person, CityId city) {
        return told(person, secret(city));
    }

    private static Map<String, String> told(String person, Envelope envelope) {
        var data = new TreeMap<>(envelope.toMetaData());
        data.put("principal", person);
        return data;
    }

    private static Envelope secret(CityId city) {
        return by(city, "2026").visibility(Visibility.SEALED);
    }

    private UUID idOf(Class<?> event) {
        return action.fixture().getEventStore().readEvents(DELEGATION.toString()).asStream()
                .filter(message -> message.getPayloadType() == event)
                .map(message -> UUID.fromString(message.getIdentifier()))
                .findFirst()
                .orElseThrow();
    }
}
