package city.hansa.command.partnership;

import static city.hansa.api.Examples.DAR_ES_SALAAM;
import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.HARBOUR_CITIES;
import static city.hansa.api.Examples.OSAKA;
import static city.hansa.api.Examples.by;
import static city.hansa.api.partnership.PartnershipExamples.PARTNERSHIP;
import static city.hansa.api.partnership.PartnershipExamples.accepted;
import static city.hansa.api.partnership.PartnershipExamples.propose;
import static city.hansa.api.partnership.PartnershipExamples.proposed;
import static city.hansa.api.partnership.PartnershipExamples.resting;
import static city.hansa.api.partnership.PartnershipExamples.signed;
import static city.hansa.api.partnership.PartnershipExamples.terminated;
import static city.hansa.api.partnership.PartnershipKind.CONTACT;
import static city.hansa.api.partnership.PartnershipKind.TWINNING;
import static city.hansa.command.Spec.in;
import static city.hansa.command.Spec.refused;
import static city.hansa.command.Spec.said;

import city.hansa.api.PartnershipId;
import city.hansa.api.Subject;
import city.hansa.api.city.CityExamples;
import city.hansa.api.claim.ClaimEvent.ClaimMade;
import city.hansa.api.claim.ClaimId;
import city.hansa.api.fact.FactCommand.CorrectFact;
import city.hansa.api.fact.FactCommand.RetractEvent;
import city.hansa.api.fact.FactEvent.Cause;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.fact.FactRejection;
import city.hansa.api.partnership.PartnershipCommand.ProposePartnership;
import city.hansa.api.partnership.PartnershipEvent.AgreementSigned;
import city.hansa.api.partnership.PartnershipEvent.PartnershipProposed;
import city.hansa.api.partnership.PartnershipEvent.PartnershipPutDormant;
import city.hansa.api.partnership.PartnershipEvent.PartnershipTerminated;
import city.hansa.api.partnership.PartnershipEvent.Scope;
import city.hansa.api.partnership.PartnershipKind;
import city.hansa.command.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whose word counts about a partnership's facts, and what follows for what the partnership claims. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PartnershipFactSpec {

    private static final Subject SUBJECT = new Subject(Subject.Kind.PARTNERSHIP, PARTNERSHIP.value());

    private static final PartnershipId OTHER = PartnershipId.of("0199d5c0-0000-7000-8000-0000000000ab");

    private final Spec<Partnership> partnership = new Spec<>(Partnership.class);

    @BeforeEach
    void the_cities_are_registered() {
        for (var city : List.of(HAMBURG, DAR_ES_SALAAM)) {
            partnership.elsewhere("City", city, said(by(city, "2026"), CityExamples.registered()));
        }
    }

    @Test
    void a_party_does_not_retract_the_termination_by_the_other() {
        var given = twinned(said(by(HAMBURG, "2020"), terminated()));

        refused(
                given.when(retract(idOf(PartnershipTerminated.class)), in(by(DAR_ES_SALAAM, "2026"))),
                FactRejection.ONLY_WHO_MAY_SAY_IT);
    }

    @Test
    void a_party_does_not_retract_the_dormancy_that_the_other_declared() {
        var given = twinned(said(by(HAMBURG, "2020"), resting(Scope.ALL)));

        refused(
                given.when(retract(idOf(PartnershipPutDormant.class)), in(by(DAR_ES_SALAAM, "2026"))),
                FactRejection.ONLY_WHO_MAY_SAY_IT);
    }

    @Test
    void a_network_retracts_a_dormancy_that_was_recorded_in_error() {
        var given = twinned(said(by(HAMBURG, "2020"), resting(Scope.ALL)));
        var rest = idOf(PartnershipPutDormant.class);

        given.when(retract(rest), in(by(HARBOUR_CITIES, "2026"))).expectEvents(retracted(rest));
    }

    @Test
    void a_party_retracts_its_own_termination() {
        var given = twinned(said(by(HAMBURG, "2020"), terminated()));
        var end = idOf(PartnershipTerminated.class);

        given.when(retract(end), in(by(HAMBURG, "2026"))).expectEvents(retracted(end));
    }

    @Test
    void a_retracted_termination_is_refused_once_the_parties_have_another() {
        taken(TWINNING);
        var given = twinned(said(by(HAMBURG, "2020"), terminated()));

        refused(
                given.when(retract(idOf(PartnershipTerminated.class)), in(by(HAMBURG, "2026"))),
                FactRejection.CLAIMED_BY_ANOTHER);
    }

    @Test
    void a_corrected_kind_is_refused_while_another_of_that_kind_is_open() {
        taken(CONTACT);
        var given = partnership.given(said(by(HAMBURG, "2007"), proposed()));

        refused(given.when(ofKind(CONTACT), in(by(HAMBURG, "2026"))), FactRejection.CLAIMED_BY_ANOTHER);
    }

    @Test
    void a_corrected_kind_frees_the_parties_to_open_one_of_the_kind_before() {
        partnership.given().when(propose(TWINNING, HAMBURG, DAR_ES_SALAAM), in(by(HAMBURG, "2007")));
        var given = partnership.given(said(by(HAMBURG, "2007"), proposed()));

        given.when(ofKind(CONTACT), in(by(HAMBURG, "2026"))).expectSuccessfulHandlerExecution();

        partnership
                .given()
                .when(
                        new ProposePartnership(
                                OTHER, TWINNING, List.of(HAMBURG, DAR_ES_SALAAM), List.of(), List.of(), null, null),
                        in(by(HAMBURG, "2026")))
                .expectSuccessfulHandlerExecution();
    }

    @ParameterizedTest
    @MethodSource
    void takes_no_value_that_the_command_would_not_take(Class<?> event, String field, String to) {
        var given = twinned(said(by(HAMBURG, "2020"), resting(Scope.ALL)));

        refused(
                given.when(new CorrectFact(SUBJECT, idOf(event), field, to, "?"), in(by(HAMBURG, "2026"))),
                FactRejection.NOT_A_VALUE);
    }

    static Stream<Arguments> takes_no_value_that_the_command_would_not_take() {
        return Stream.of(
                Arguments.of(PartnershipProposed.class, "topics", "[\" \"]"),
                Arguments.of(PartnershipProposed.class, "termEnd", "2030/2031"),
                Arguments.of(PartnershipProposed.class, "termEnd", "9999-12-31"),
                Arguments.of(AgreementSigned.class, "documentSha256", "none"),
                Arguments.of(PartnershipPutDormant.class, "reason", "x".repeat(2_001)));
    }

    /** Another partnership of that kind is open between the two. */
    private void taken(PartnershipKind kind) {
        var what = kind.claimed(List.of(HAMBURG, DAR_ES_SALAAM));
        var other = new Subject(Subject.Kind.PARTNERSHIP, OTHER.value());
        var made = said(by(OSAKA, "2026"), new ClaimMade(what, other, null, null));
        partnership.elsewhere("Claim", ClaimId.of(what), made);
    }

    private CorrectFact ofKind(PartnershipKind kind) {
        return new CorrectFact(SUBJECT, idOf(PartnershipProposed.class), "kind", kind.name(), "a slip");
    }

    private TestExecutor<Partnership> twinned(EventMessage<?>... further) {
        var all = new ArrayList<EventMessage<?>>(List.of(
                said(by(HAMBURG, "2007"), proposed()),
                said(by(HAMBURG, "2010-07-01"), signed(HAMBURG, DAR_ES_SALAAM)),
                said(by(HAMBURG, "2010-07-01"), accepted("2010-07-01"))));
        all.addAll(List.of(further));
        return partnership.given(all.toArray(EventMessage<?>[]::new));
    }

    private static RetractEvent retract(UUID event) {
        return new RetractEvent(SUBJECT, event, Cause.RECORDED_IN_ERROR, "a slip");
    }

    private static EventRetracted retracted(UUID event) {
        return new EventRetracted(SUBJECT, event, Cause.RECORDED_IN_ERROR, "a slip");
    }

    private UUID idOf(Class<?> event) {
        return partnership.fixture().getEventStore().readEvents(PARTNERSHIP.toString()).asStream()
                .filter(message -> message.getPayloadType() == event)
                .map(message -> UUID.fromString(message.getIdentifier()))
                .findFirst()
                .orElseThrow();
    }
}
