package city.hansa.command.membership;

import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.HARBOUR_CITIES;
import static city.hansa.api.Examples.by;
import static city.hansa.api.membership.MembershipExamples.MEMBERSHIP;
import static city.hansa.api.membership.MembershipExamples.admitted;
import static city.hansa.api.membership.MembershipExamples.applied;
import static city.hansa.api.membership.MembershipExamples.expelled;
import static city.hansa.api.membership.MembershipExamples.withdrew;
import static city.hansa.command.Spec.in;
import static city.hansa.command.Spec.refused;
import static city.hansa.command.Spec.said;

import city.hansa.api.Subject;
import city.hansa.api.fact.FactCommand.CorrectFact;
import city.hansa.api.fact.FactCommand.DisputeFact;
import city.hansa.api.fact.FactCommand.RetractEvent;
import city.hansa.api.fact.FactCommand.SettleDispute;
import city.hansa.api.fact.FactEvent.Cause;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.fact.FactEvent.FactDisputed;
import city.hansa.api.fact.FactEvent.Preferred;
import city.hansa.api.fact.FactRejection;
import city.hansa.api.membership.MembershipEvent;
import city.hansa.api.membership.MembershipEvent.MemberAdmitted;
import city.hansa.api.membership.MembershipEvent.MemberExpelled;
import city.hansa.api.membership.MembershipEvent.MemberWithdrew;
import city.hansa.command.Spec;
import java.util.UUID;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Whose word counts about a membership's facts. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MembershipFactSpec {

    private static final Subject SUBJECT = new Subject(Subject.Kind.MEMBERSHIP, MEMBERSHIP.value());

    private final Spec<NetworkMembership> membership = new Spec<>(NetworkMembership.class);

    @Test
    void a_city_does_not_retract_its_own_expulsion() {
        var given = member(expelled());

        refused(
                given.when(retract(idOf(MemberExpelled.class)), in(by(HAMBURG, "2026"))),
                FactRejection.ONLY_WHO_MAY_SAY_IT);
    }

    @Test
    void a_city_does_not_move_the_day_of_its_own_expulsion() {
        var given = member(expelled());

        refused(
                given.when(
                        new CorrectFact(SUBJECT, idOf(MemberExpelled.class), "effective", "2030", "?"),
                        in(by(HAMBURG, "2026"))),
                FactRejection.ONLY_WHO_MAY_SAY_IT);
    }

    @Test
    void a_city_disputes_its_own_expulsion() {
        var given = member(expelled());
        var expulsion = idOf(MemberExpelled.class);

        given.when(new DisputeFact(SUBJECT, expulsion, "effective", "2021", "the letter"), in(by(HAMBURG, "2026")))
                .expectEvents(new FactDisputed(SUBJECT, expulsion, "effective", "2021", "the letter"));
    }

    @Test
    void a_city_does_not_settle_what_it_disputes_about_its_own_expulsion() {
        var given = member(expelled());
        var expulsion = idOf(MemberExpelled.class);
        given.andGiven(said(
                by(HAMBURG, "2026"), new FactDisputed(SUBJECT, expulsion, "effective", "2021", "the letter")));

        refused(
                given.when(
                        new SettleDispute(SUBJECT, idOf(FactDisputed.class), Preferred.CLAIM, "?"),
                        in(by(HAMBURG, "2026"))),
                FactRejection.ONLY_WHO_MAY_SAY_IT);
    }

    @Test
    void a_network_retracts_an_expulsion_that_it_recorded_in_error() {
        var given = member(expelled());
        var expulsion = idOf(MemberExpelled.class);

        given.when(retract(expulsion), in(by(HARBOUR_CITIES, "2026")))
                .expectEvents(new EventRetracted(SUBJECT, expulsion, Cause.RECORDED_IN_ERROR, "a slip"));
    }

    @Test
    void a_class_is_corrected_to_nothing_that_is_no_class() {
        var given = member(withdrew());

        refused(
                given.when(
                        new CorrectFact(SUBJECT, idOf(MemberAdmitted.class), "memberClass", "x".repeat(200), "?"),
                        in(by(HARBOUR_CITIES, "2026"))),
                FactRejection.NOT_A_VALUE);
    }

    @Test
    void a_city_retracts_its_own_withdrawal() {
        var given = member(withdrew());
        var withdrawal = idOf(MemberWithdrew.class);

        given.when(retract(withdrawal), in(by(HAMBURG, "2026")))
                .expectEvents(new EventRetracted(SUBJECT, withdrawal, Cause.RECORDED_IN_ERROR, "a slip"));
    }

    private TestExecutor<NetworkMembership> member(MembershipEvent last) {
        return membership.given(
                said(by(HAMBURG, "2009"), applied()),
                said(by(HARBOUR_CITIES, "2009"), admitted()),
                said(by(HARBOUR_CITIES, "2020"), last));
    }

    private static RetractEvent retract(UUID event) {
        return new RetractEvent(SUBJECT, event, Cause.RECORDED_IN_ERROR, "a slip");
    }

    private UUID idOf(Class<?> event) {
        return membership.fixture().getEventStore().readEvents(MEMBERSHIP.toString()).asStream()
                .filter(message -> message.getPayloadType() == event)
                .map(message -> UUID.fromString(message.getIdentifier()))
                .findFirst()
                .orElseThrow();
    }
}
