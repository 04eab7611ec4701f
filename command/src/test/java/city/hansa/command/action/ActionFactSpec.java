package city.hansa.command.action;

import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.by;
import static city.hansa.api.action.ActionExamples.DELEGATION;
import static city.hansa.api.action.ActionExamples.committed;
import static city.hansa.api.action.ActionExamples.linked;
import static city.hansa.api.action.ActionExamples.osakaInvited;
import static city.hansa.api.action.ActionExamples.planned;
import static city.hansa.command.Spec.in;
import static city.hansa.command.Spec.refused;
import static city.hansa.command.Spec.said;

import city.hansa.api.Subject;
import city.hansa.api.action.ActionEvent.ActionLinked;
import city.hansa.api.action.ActionEvent.ActionPlanned;
import city.hansa.api.action.ActionEvent.CommitmentDeclared;
import city.hansa.api.action.ActionEvent.ParticipantInvited;
import city.hansa.api.fact.FactCommand.CorrectFact;
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
    }

    static Stream<Arguments> namesOfOthers() {
        return Stream.of(
                Arguments.of(ActionPlanned.class, "cities"),
                Arguments.of(ParticipantInvited.class, "participant"),
                Arguments.of(CommitmentDeclared.class, "owner"),
                Arguments.of(ActionLinked.class, "to"));
    }

    private UUID idOf(Class<?> event) {
        return action.fixture().getEventStore().readEvents(DELEGATION.toString()).asStream()
                .filter(message -> message.getPayloadType() == event)
                .map(message -> UUID.fromString(message.getIdentifier()))
                .findFirst()
                .orElseThrow();
    }
}
