package city.hansa.command.membership;

import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.HARBOUR_CITIES;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.on;
import static city.hansa.api.membership.MembershipExamples.MEMBERSHIP;
import static city.hansa.api.membership.MembershipExamples.MONITORING_1;
import static city.hansa.api.membership.MembershipExamples.MONITORING_2;
import static city.hansa.api.membership.MembershipExamples.PLAN_1;
import static city.hansa.api.membership.MembershipExamples.admitted;
import static city.hansa.api.membership.MembershipExamples.applied;
import static city.hansa.api.membership.MembershipExamples.expelled;
import static city.hansa.api.membership.MembershipExamples.fulfilled;
import static city.hansa.api.membership.MembershipExamples.missed;
import static city.hansa.api.membership.MembershipExamples.monitoringDue;
import static city.hansa.api.membership.MembershipExamples.monitoringDueAgain;
import static city.hansa.api.membership.MembershipExamples.onHold;
import static city.hansa.api.membership.MembershipExamples.planDue;
import static city.hansa.api.membership.MembershipExamples.planExtendedTo;
import static city.hansa.api.membership.MembershipExamples.signed;
import static city.hansa.api.membership.MembershipExamples.warned;
import static city.hansa.api.membership.MembershipExamples.withdrew;
import static city.hansa.api.network.NetworkExamples.FIRST_RULES;
import static city.hansa.api.network.NetworkExamples.PLAN;
import static city.hansa.command.Spec.in;
import static city.hansa.command.Spec.refused;
import static city.hansa.command.Spec.said;

import city.hansa.api.Subject;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Visibility;
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
import city.hansa.api.membership.MembershipEvent.CommitmentSigned;
import city.hansa.api.membership.MembershipEvent.MemberAdmitted;
import city.hansa.api.membership.MembershipEvent.MemberExpelled;
import city.hansa.api.membership.MembershipEvent.MemberWithdrew;
import city.hansa.api.membership.MembershipEvent.MembershipPutOnHold;
import city.hansa.api.membership.MembershipEvent.NoticeGiven;
import city.hansa.api.membership.MembershipEvent.ObligationFulfilled;
import city.hansa.api.membership.MembershipEvent.ObligationOpened;
import city.hansa.api.value.Key;
import city.hansa.command.Spec;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whose word counts about a membership's facts. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MembershipFactSpec {

    private static final Subject SUBJECT = new Subject(Subject.Kind.MEMBERSHIP, MEMBERSHIP.value());

    private static final Envelope MISSED = Deadlines.clock("2012-01-01");

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

    @Test
    void with_a_signature_go_the_obligations_that_it_opened() {
        var given = signatory();
        var all = retracted(signed(), planDue("2011"), monitoringDue("2011"));

        given.when(retract(idOf(CommitmentSigned.class)), in(by(HAMBURG, "2026"))).expectEvents(all);
    }

    @Test
    void with_a_signature_goes_what_the_clock_said_and_opened_since() {
        var given = signatory(
                said(MISSED, missed(MONITORING_1, "2011")),
                said(MISSED, monitoringDueAgain("2013")),
                said(MISSED, missed(PLAN_1, "2011")),
                said(MISSED, onHold()));
        var all = retracted(
                signed(),
                planDue("2011"),
                monitoringDue("2011"),
                missed(MONITORING_1, "2011"),
                monitoringDueAgain("2013"),
                missed(PLAN_1, "2011"),
                onHold());

        given.when(retract(idOf(CommitmentSigned.class)), in(by(HARBOUR_CITIES, "2026"))).expectEvents(all);
    }

    @Test
    void what_was_said_discreetly_is_taken_back_discreetly() {
        var discreet = MISSED.visibility(Visibility.NETWORK);
        var given = signatory(said(discreet, missed(PLAN_1, "2011")));
        var network = by(HARBOUR_CITIES, "2026");
        var all = retracted(signed(), planDue("2011"), monitoringDue("2011"), missed(PLAN_1, "2011"));

        given.when(retract(idOf(CommitmentSigned.class)), in(network))
                .expectEvents(
                        said(network, all[0]),
                        said(network, all[1]),
                        said(network, all[2]),
                        said(network.visibility(Visibility.NETWORK), all[3]));
    }

    @Test
    void a_signature_leaves_what_another_one_opened() {
        var given = signatory(
                said(by(HAMBURG, "2010"), new CommitmentSigned(MEMBERSHIP, "Quiet Harbours", null)),
                said(by(HAMBURG, "2010"), planOpened("plan-2", "2012")));
        var all = retracted(signed(), planDue("2011"), monitoringDue("2011"));

        given.when(retract(idOf(signed())), in(by(HAMBURG, "2026"))).expectEvents(all);
    }

    @Test
    void a_signature_leaves_the_hold_to_what_another_one_opened() {
        var given = signatory(
                said(by(HAMBURG, "2010"), new CommitmentSigned(MEMBERSHIP, "Quiet Harbours", null)),
                said(by(HAMBURG, "2010"), planOpened("plan-2", "2012")),
                said(by(HARBOUR_CITIES, "2012-11"), new NoticeGiven(MEMBERSHIP, new Key("plan-2"))),
                said(MISSED, missed(PLAN_1, "2011")),
                said(MISSED, onHold()),
                said(Deadlines.clock("2013-01-01"), missed(new Key("plan-2"), "2012")));
        var network = by(HARBOUR_CITIES, "2026");
        var all = retracted(signed(), planDue("2011"), monitoringDue("2011"), missed(PLAN_1, "2011"), onHold());
        var next = new MembershipPutOnHold(MEMBERSHIP, new Key("plan-2"));

        given.when(retract(idOf(signed())), in(network))
                .expectEvents(
                        said(network, all[0]),
                        said(network, all[1]),
                        said(network, all[2]),
                        said(network, all[3]),
                        said(network, all[4]),
                        said(network.effective(on("2013-01-01")), next));
    }

    @ParameterizedTest
    @MethodSource
    void a_signature_stays_once_somebody_has_dealt_with_what_it_obliged_to(MembershipEvent dealing) {
        var given = signatory(said(by(HARBOUR_CITIES, "2011"), dealing));

        refused(
                given.when(retract(idOf(CommitmentSigned.class)), in(by(HAMBURG, "2026"))),
                FactRejection.CORRECTION_CONTRADICTS,
                idOf(dealing));
    }

    static List<MembershipEvent> a_signature_stays_once_somebody_has_dealt_with_what_it_obliged_to() {
        return List.of(fulfilled(PLAN_1, 0), planExtendedTo("2012-06-30"), warned());
    }

    @Test
    void a_signature_stays_once_somebody_has_dealt_with_what_went_on_from_it() {
        var given = signatory(
                said(MISSED, missed(MONITORING_1, "2011")),
                said(MISSED, monitoringDueAgain("2013")),
                said(by(HAMBURG, "2013"), fulfilled(MONITORING_2, 0)));

        refused(
                given.when(retract(idOf(CommitmentSigned.class)), in(by(HAMBURG, "2026"))),
                FactRejection.CORRECTION_CONTRADICTS,
                idOf(ObligationFulfilled.class));
    }

    @Test
    void a_signature_goes_once_what_dealt_with_it_was_taken_back() {
        var given = signatory(said(by(HARBOUR_CITIES, "2011"), warned()));
        given.andGiven(said(by(HARBOUR_CITIES, "2026"), retracted(warned())[0]));
        var all = retracted(signed(), planDue("2011"), monitoringDue("2011"));

        given.when(retract(idOf(CommitmentSigned.class)), in(by(HAMBURG, "2026"))).expectEvents(all);
    }

    @Test
    void the_opening_of_an_obligation_goes_alone() {
        var given = signatory();
        var opening = idOf(planDue("2011"));

        given.when(retract(opening), in(by(HARBOUR_CITIES, "2026")))
                .expectEvents(new EventRetracted(SUBJECT, opening, Cause.RECORDED_IN_ERROR, "a slip"));
    }

    private TestExecutor<NetworkMembership> signatory(EventMessage<?>... further) {
        return membership.given(Stream.concat(
                        Stream.of(
                                said(by(HAMBURG, "2009"), applied()),
                                said(by(HARBOUR_CITIES, "2009"), admitted()),
                                said(by(HAMBURG, "2009"), signed()),
                                said(by(HAMBURG, "2009"), planDue("2011")),
                                said(by(HAMBURG, "2009"), monitoringDue("2011"))),
                        Stream.of(further))
                .toArray(EventMessage<?>[]::new));
    }

    private static ObligationOpened planOpened(String key, String due) {
        return new ObligationOpened(MEMBERSHIP, HARBOUR_CITIES, new Key(key), PLAN, on(due), FIRST_RULES, null);
    }

    /** Of the events that were given: the first is the one that somebody takes back, the others follow it. */
    private Object[] retracted(MembershipEvent... events) {
        return Stream.of(events)
                .map(event -> new EventRetracted(
                        SUBJECT,
                        idOf(event),
                        Cause.RECORDED_IN_ERROR,
                        event.equals(events[0]) ? "a slip" : "it rested on a signature that was taken back"))
                .toArray();
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

    private UUID idOf(MembershipEvent event) {
        return idOf(message -> message.getPayload().equals(event));
    }

    private UUID idOf(Class<?> event) {
        return idOf(message -> message.getPayloadType() == event);
    }

    private UUID idOf(Predicate<EventMessage<?>> which) {
        return membership.fixture().getEventStore().readEvents(MEMBERSHIP.toString()).asStream()
                .filter(which)
                .map(message -> UUID.fromString(message.getIdentifier()))
                .findFirst()
                .orElseThrow();
    }
}
