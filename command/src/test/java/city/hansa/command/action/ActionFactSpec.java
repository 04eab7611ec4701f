package city.hansa.command.action;

import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.by;
import static city.hansa.api.action.ActionExamples.DELEGATION;
import static city.hansa.api.action.ActionExamples.committed;
import static city.hansa.api.action.ActionExamples.completed;
import static city.hansa.api.action.ActionExamples.linked;
import static city.hansa.api.action.ActionExamples.opened;
import static city.hansa.api.action.ActionExamples.osakaInvited;
import static city.hansa.api.action.ActionExamples.planned;
import static city.hansa.api.action.ActionExamples.reaffirmed;
import static city.hansa.api.action.ActionExamples.sealed;
import static city.hansa.command.Spec.in;
import static city.hansa.command.Spec.refused;
import static city.hansa.command.Spec.said;

import city.hansa.api.Subject;
import city.hansa.api.action.ActionEvent.ActionLinked;
import city.hansa.api.action.ActionEvent.ActionPlanned;
import city.hansa.api.action.ActionEvent.AttendanceCertified;
import city.hansa.api.action.ActionEvent.CommitmentDeclared;
import city.hansa.api.action.ActionEvent.OutcomeReported;
import city.hansa.api.action.ActionEvent.ParticipantInvited;
import city.hansa.api.action.ActionEvent.RecordSealed;
import city.hansa.api.action.ActionEvent.SealOpened;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.fact.FactCommand.CorrectFact;
import city.hansa.api.fact.FactCommand.RetractEvent;
import city.hansa.api.fact.FactEvent.Cause;
import city.hansa.api.fact.FactRejection;
import city.hansa.command.Spec;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be said about an action's facts. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ActionFactSpec {

    private static final Subject SUBJECT = new Subject(Subject.Kind.ACTION, DELEGATION.value());

    private final Spec<JointAction> action = new Spec<>(JointAction.class);

    @Nested
    class Correcting {

        @ParameterizedTest
        @MethodSource("city.hansa.command.action.ActionFactSpec#namesOfOthers")
        void does_not_reach_whom_or_what_an_event_names(Class<?> event, String field) {
            var given = action.given(
                    said(by(HAMBURG, "2018"), planned()),
                    said(by(HAMBURG, "2018"), osakaInvited()),
                    said(by(HAMBURG, "2018"), committed()),
                    said(by(HAMBURG, "2018"), linked()));

            refused(
                    given.when(new CorrectFact(SUBJECT, idOf(event), field, "{}", "?"), in(by(HAMBURG, "2026"))),
                    FactRejection.NOT_CORRECTABLE);
        }

        @ParameterizedTest
        @MethodSource("city.hansa.command.action.ActionFactSpec#valuesOfNoForm")
        void takes_no_value_that_the_command_would_not_take(Class<?> event, String field, String to) {
            var given = action.given(
                    said(by(HAMBURG, "2018"), planned()),
                    said(by(HAMBURG, "2018"), committed()),
                    said(by(HAMBURG, "2018-04-20"), attended()));

            refused(
                    given.when(new CorrectFact(SUBJECT, idOf(event), field, to, "?"), in(by(HAMBURG, "2026"))),
                    FactRejection.NOT_A_VALUE);
        }
    }

    @Nested
    class Retracting {

        @Test
        void is_refused_of_the_outcome_of_what_is_completed() {
            var given = action.given(
                    said(by(HAMBURG, "2018"), planned()),
                    said(by(HAMBURG, "2018-04-16"), reaffirmed()),
                    said(by(HAMBURG, "2018-04-20"), completed()));

            refused(
                    given.when(retract(idOf(OutcomeReported.class)), in(by(HAMBURG, "2026"))),
                    FactRejection.CORRECTION_CONTRADICTS);
        }

        @Test
        void opens_no_seal() {
            var given = action.given(said(by(HAMBURG, "2018"), planned()), said(secret("2020"), sealed()));

            refused(
                    given.when(retract(idOf(RecordSealed.class)), in(secret("2026"))),
                    FactRejection.SEAL_STAYS);
        }

        @Test
        void closes_no_seal() {
            var given = action.given(
                    said(by(HAMBURG, "2018"), planned()),
                    said(secret("2020"), sealed()),
                    said(by(HAMBURG, "2024"), opened()));

            refused(
                    given.when(retract(idOf(SealOpened.class)), in(by(HAMBURG, "2026"))),
                    FactRejection.SEAL_STAYS);
        }
    }

    @Nested
    class Speaking_of_a_sealed_record {

        @Test
        void is_as_discreet_as_the_record_even_about_what_was_public() {
            var given = action.given(said(by(HAMBURG, "2018"), planned()), said(secret("2020"), sealed()));

            refused(given.when(titled(), in(by(HAMBURG, "2026"))), FactRejection.WIDER_THAN_THE_FACT);
        }

        @Test
        void is_possible_under_the_seal() {
            var given = action.given(said(by(HAMBURG, "2018"), planned()), said(secret("2020"), sealed()));

            given.when(titled(), in(secret("2026"))).expectSuccessfulHandlerExecution();
        }

        @Test
        void is_public_again_once_it_is_open() {
            var given = action.given(
                    said(by(HAMBURG, "2018"), planned()),
                    said(secret("2020"), sealed()),
                    said(by(HAMBURG, "2024"), opened()));

            given.when(titled(), in(by(HAMBURG, "2026"))).expectSuccessfulHandlerExecution();
        }

        private CorrectFact titled() {
            return new CorrectFact(SUBJECT, idOf(ActionPlanned.class), "title", "A visit", "a slip");
        }
    }

    private static RetractEvent retract(UUID event) {
        return new RetractEvent(SUBJECT, event, Cause.RECORDED_IN_ERROR, "a slip");
    }

    private static Envelope secret(String day) {
        var told = by(HAMBURG, day);
        return new Envelope(
                told.actor(), null, told.confidence(), Visibility.SEALED, told.effective(), null, null, null);
    }

    static Stream<Arguments> namesOfOthers() {
        return Stream.of(
                Arguments.of(ActionPlanned.class, "cities"),
                Arguments.of(ParticipantInvited.class, "participant"),
                Arguments.of(CommitmentDeclared.class, "owner"),
                Arguments.of(ActionLinked.class, "to"));
    }

    static Stream<Arguments> valuesOfNoForm() {
        return Stream.of(
                Arguments.of(ActionPlanned.class, "title", "x".repeat(201)),
                Arguments.of(CommitmentDeclared.class, "text", " "),
                Arguments.of(AttendanceCertified.class, "participants", "-1"));
    }

    private static AttendanceCertified attended() {
        return new AttendanceCertified(DELEGATION, 72, null, true);
    }

    private UUID idOf(Class<?> event) {
        return action.fixture().getEventStore().readEvents(DELEGATION.toString()).asStream()
                .filter(message -> message.getPayloadType() == event)
                .map(message -> UUID.fromString(message.getIdentifier()))
                .findFirst()
                .orElseThrow();
    }
}
