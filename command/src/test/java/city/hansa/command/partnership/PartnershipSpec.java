package city.hansa.command.partnership;

import static city.hansa.api.Examples.DAR_ES_SALAAM;
import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.HARBOUR_CITIES;
import static city.hansa.api.Examples.OSAKA;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.on;
import static city.hansa.api.partnership.PartnershipExamples.PARTNERSHIP;
import static city.hansa.api.partnership.PartnershipExamples.WHY;
import static city.hansa.api.partnership.PartnershipExamples.accepted;
import static city.hansa.api.partnership.PartnershipExamples.convert;
import static city.hansa.api.partnership.PartnershipExamples.converted;
import static city.hansa.api.partnership.PartnershipExamples.entered;
import static city.hansa.api.partnership.PartnershipExamples.project;
import static city.hansa.api.partnership.PartnershipExamples.propose;
import static city.hansa.api.partnership.PartnershipExamples.proposed;
import static city.hansa.api.partnership.PartnershipExamples.resolve;
import static city.hansa.api.partnership.PartnershipExamples.resolved;
import static city.hansa.api.partnership.PartnershipExamples.rest;
import static city.hansa.api.partnership.PartnershipExamples.resting;
import static city.hansa.api.partnership.PartnershipExamples.sign;
import static city.hansa.api.partnership.PartnershipExamples.signed;
import static city.hansa.api.partnership.PartnershipExamples.started;
import static city.hansa.api.partnership.PartnershipExamples.terminate;
import static city.hansa.api.partnership.PartnershipExamples.terminated;
import static city.hansa.api.partnership.PartnershipKind.CONTACT;
import static city.hansa.api.partnership.PartnershipKind.FRIENDSHIP;
import static city.hansa.api.partnership.PartnershipKind.PROJECT;
import static city.hansa.api.partnership.PartnershipKind.SOLIDARITY;
import static city.hansa.api.partnership.PartnershipKind.TWINNING;
import static city.hansa.command.Spec.alreadySo;
import static city.hansa.command.Spec.in;
import static city.hansa.command.Spec.refused;
import static city.hansa.command.Spec.said;

import city.hansa.api.CityId;
import city.hansa.api.CommandRejected;
import city.hansa.api.PartnershipId;
import city.hansa.api.Subject;
import city.hansa.api.city.CityExamples;
import city.hansa.api.claim.ClaimEvent.ClaimMade;
import city.hansa.api.claim.ClaimId;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.fact.FactCommand.CorrectFact;
import city.hansa.api.fact.FactCommand.DisputeFact;
import city.hansa.api.fact.FactCommand.RetractEvent;
import city.hansa.api.fact.FactCommand.SettleDispute;
import city.hansa.api.fact.FactEvent;
import city.hansa.api.fact.FactEvent.DisputeSettled;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.fact.FactEvent.FactCorrected;
import city.hansa.api.fact.FactEvent.FactDisputed;
import city.hansa.api.partnership.PartnershipCommand.AddParty;
import city.hansa.api.partnership.PartnershipCommand.AttachSupport;
import city.hansa.api.partnership.PartnershipCommand.Basis;
import city.hansa.api.partnership.PartnershipCommand.ClaimSince;
import city.hansa.api.partnership.PartnershipCommand.ConvertKind;
import city.hansa.api.partnership.PartnershipCommand.ProposePartnership;
import city.hansa.api.partnership.PartnershipCommand.ReaffirmPartnership;
import city.hansa.api.partnership.PartnershipCommand.RecordEntryIntoForce;
import city.hansa.api.partnership.PartnershipCommand.RecordMilestone;
import city.hansa.api.partnership.PartnershipCommand.RenewTerm;
import city.hansa.api.partnership.PartnershipCommand.ReportPartnershipFigure;
import city.hansa.api.partnership.PartnershipCommand.ResumePartnership;
import city.hansa.api.partnership.PartnershipCommand.SetTerm;
import city.hansa.api.partnership.PartnershipCommand.WithdrawParty;
import city.hansa.api.partnership.PartnershipEvent.Decision;
import city.hansa.api.partnership.PartnershipEvent.Milestone;
import city.hansa.api.partnership.PartnershipEvent.MilestoneRecorded;
import city.hansa.api.partnership.PartnershipEvent.PartnershipDeclined;
import city.hansa.api.partnership.PartnershipEvent.PartnershipEnteredIntoForce;
import city.hansa.api.partnership.PartnershipEvent.PartnershipExpired;
import city.hansa.api.partnership.PartnershipEvent.PartnershipFigureReported;
import city.hansa.api.partnership.PartnershipEvent.PartnershipReaffirmed;
import city.hansa.api.partnership.PartnershipEvent.PartnershipResumed;
import city.hansa.api.partnership.PartnershipEvent.PartyJoined;
import city.hansa.api.partnership.PartnershipEvent.PartyWithdrew;
import city.hansa.api.partnership.PartnershipEvent.Scope;
import city.hansa.api.partnership.PartnershipEvent.SinceClaimed;
import city.hansa.api.partnership.PartnershipEvent.SupportAttached;
import city.hansa.api.partnership.PartnershipEvent.SupportRole;
import city.hansa.api.partnership.PartnershipEvent.TermRenewed;
import city.hansa.api.partnership.PartnershipEvent.TermSet;
import city.hansa.api.partnership.PartnershipKind;
import city.hansa.api.partnership.PartnershipRejection;
import city.hansa.api.value.Figure;
import city.hansa.api.value.FigureKind;
import city.hansa.api.value.Organisation;
import city.hansa.api.value.Qualifier;
import city.hansa.command.Spec;
import city.hansa.command.envelope.EnvelopeCorrelation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PartnershipSpec {

    private static final CityId NOWHERE = CityId.of("0199d5c0-0000-7000-8000-0000000000ff");

    private static final Subject SUBJECT = new Subject(Subject.Kind.PARTNERSHIP, PARTNERSHIP.value());

    private final Spec<Partnership> partnership = new Spec<>(Partnership.class);

    @BeforeEach
    void cities() {
        for (var city : List.of(HAMBURG, DAR_ES_SALAAM, OSAKA)) {
            partnership.elsewhere("City", city, said(by(city, "2026"), CityExamples.registered()));
        }
    }

    @Nested
    class Proposing {

        @Test
        void opens_a_partnership() {
            partnership
                    .given()
                    .when(propose(TWINNING, HAMBURG, DAR_ES_SALAAM), in(by(HAMBURG, "2007")))
                    .expectEvents(proposed());
        }

        @Test
        void may_be_recorded_by_a_network() {
            partnership
                    .given()
                    .when(propose(CONTACT, HAMBURG, DAR_ES_SALAAM, OSAKA), in(by(HARBOUR_CITIES, "2007")))
                    .expectEvents(proposed(CONTACT, HAMBURG, DAR_ES_SALAAM, OSAKA));
        }

        @Test
        void is_refused_to_a_city_that_is_no_party() {
            refused(proposing(propose(TWINNING, HAMBURG, DAR_ES_SALAAM), OSAKA), PartnershipRejection.NOT_A_PARTY);
        }

        @Test
        void is_refused_for_one_city_alone() {
            refused(proposing(propose(TWINNING, HAMBURG), HAMBURG), PartnershipRejection.TWO_DISTINCT_PARTIES);
        }

        @Test
        void is_refused_for_a_city_named_twice() {
            refused(
                    proposing(propose(TWINNING, HAMBURG, HAMBURG, OSAKA), HAMBURG),
                    PartnershipRejection.TWO_DISTINCT_PARTIES);
        }

        @Test
        void is_refused_with_a_city_that_nobody_registered() {
            refused(proposing(propose(TWINNING, HAMBURG, NOWHERE), HAMBURG), PartnershipRejection.NO_SUCH_CITY);
        }

        @Test
        void is_refused_with_a_city_that_was_merged_before() {
            partnership.elsewhere(
                    "City",
                    NOWHERE,
                    said(by(NOWHERE, "2026"), CityExamples.registered()),
                    said(by(NOWHERE, "1975"), CityExamples.mergedInto(OSAKA)));

            refused(proposing(propose(TWINNING, HAMBURG, NOWHERE), HAMBURG), PartnershipRejection.CITY_DID_NOT_EXIST);
        }

        @Test
        void is_refused_while_another_of_the_kind_is_open_between_the_same() {
            taken(TWINNING);

            refused(
                    proposing(propose(TWINNING, DAR_ES_SALAAM, HAMBURG), HAMBURG),
                    PartnershipRejection.PARTNERSHIP_IS_OPEN);
        }

        @Test
        void is_taken_while_one_of_another_kind_is_open_between_the_same() {
            taken(CONTACT);

            proposing(propose(TWINNING, HAMBURG, DAR_ES_SALAAM), HAMBURG).expectEvents(proposed());
        }

        @Test
        void of_a_project_is_refused_without_a_theme() {
            refused(
                    proposing(propose(PROJECT, HAMBURG, DAR_ES_SALAAM), HAMBURG),
                    PartnershipRejection.PROJECT_NEEDS_A_THEME);
        }

        @Test
        void of_a_project_is_content_with_a_topic() {
            proposing(onHarbours(), HAMBURG).expectEvents(project(null));
        }

        @Test
        void of_a_twinning_is_refused_with_a_term() {
            refused(proposing(limited(TWINNING, "2030"), HAMBURG), PartnershipRejection.KIND_HAS_NO_TERM);
        }

        @Test
        void is_refused_with_a_term_that_has_passed_before() {
            refused(proposing(limited(FRIENDSHIP, "2006"), HAMBURG), PartnershipRejection.TERM_ENDS_TOO_EARLY);
        }

        private ResultValidator<Partnership> proposing(ProposePartnership command, CityId by) {
            return partnership.given().when(command, in(by(by, "2007")));
        }

        private static ProposePartnership onHarbours() {
            return new ProposePartnership(
                    PARTNERSHIP,
                    PROJECT,
                    List.of(HAMBURG, DAR_ES_SALAAM),
                    List.of(),
                    List.of("harbours"),
                    null,
                    null);
        }

        private static ProposePartnership limited(PartnershipKind kind, String until) {
            return new ProposePartnership(
                    PARTNERSHIP, kind, List.of(HAMBURG, DAR_ES_SALAAM), List.of(), List.of(), null, on(until));
        }

    }

    @Nested
    class Remembering {

        private final RecordMilestone offer =
                new RecordMilestone(PARTNERSHIP, Milestone.OFFER, HAMBURG, DAR_ES_SALAAM, "in writing");
        private final MilestoneRecorded offered =
                new MilestoneRecorded(PARTNERSHIP, Milestone.OFFER, HAMBURG, DAR_ES_SALAAM, "in writing");

        @Test
        void records_a_milestone_on_whatever_day() {
            twinned().when(offer, in(by(HAMBURG, "1999"))).expectEvents(offered);
        }

        @Test
        void the_same_twice_changes_nothing() {
            alreadySo(twinned(said(by(HAMBURG, "1999"), offered)).when(offer, in(by(HAMBURG, "1999"))));
        }

        @Test
        void is_refused_to_a_city_that_is_no_party() {
            refused(twinned().when(offer, in(by(OSAKA, "1999"))), PartnershipRejection.NOT_A_PARTY);
        }
    }

    @Nested
    class Resolving {

        @Test
        void records_the_decision_of_a_party() {
            given().when(resolve(HAMBURG, Decision.APPROVED), in(by(HAMBURG, "2009")))
                    .expectEvents(resolved(HAMBURG, Decision.APPROVED));
        }

        @Test
        void the_same_twice_changes_nothing() {
            alreadySo(given(said(by(HAMBURG, "2009"), resolved(HAMBURG, Decision.APPROVED)))
                    .when(resolve(HAMBURG, Decision.APPROVED), in(by(HAMBURG, "2009"))));
        }

        @Test
        void by_the_last_to_approve_completes_a_twinning_that_all_have_signed() {
            given(
                            said(by(HAMBURG, "2009"), resolved(HAMBURG, Decision.APPROVED)),
                            said(by(HAMBURG, "2010-07-01"), signed(HAMBURG, DAR_ES_SALAAM)))
                    .when(resolve(DAR_ES_SALAAM, Decision.MANDATED), in(by(DAR_ES_SALAAM, "2011-04-26")))
                    .expectEvents(resolved(DAR_ES_SALAAM, Decision.MANDATED), entered("2011-04-26"));
        }

        @Test
        void in_favour_completes_a_twinning_that_was_terminated_since() {
            given(
                            said(by(HAMBURG, "2009"), resolved(HAMBURG, Decision.APPROVED)),
                            said(by(HAMBURG, "2010-07-01"), signed(HAMBURG, DAR_ES_SALAAM)),
                            said(by(HAMBURG, "2020"), terminated()))
                    .when(resolve(DAR_ES_SALAAM, Decision.APPROVED), in(by(DAR_ES_SALAAM, "2011")))
                    .expectEvents(resolved(DAR_ES_SALAAM, Decision.APPROVED), entered("2011"));
        }

        @Test
        void in_favour_leaves_what_was_declined_declined() {
            given(
                            said(by(HAMBURG, "2009"), resolved(HAMBURG, Decision.APPROVED)),
                            said(by(HAMBURG, "2010-07-01"), signed(HAMBURG, DAR_ES_SALAAM)),
                            said(by(HAMBURG, "2020"), new PartnershipDeclined(PARTNERSHIP, HAMBURG)))
                    .when(resolve(DAR_ES_SALAAM, Decision.APPROVED), in(by(DAR_ES_SALAAM, "2011")))
                    .expectEvents(resolved(DAR_ES_SALAAM, Decision.APPROVED));
        }

        @Test
        void against_a_proposal_declines_it() {
            given().when(resolve(HAMBURG, Decision.REJECTED), in(by(HAMBURG, "2009")))
                    .expectEvents(
                            resolved(HAMBURG, Decision.REJECTED), new PartnershipDeclined(PARTNERSHIP, HAMBURG));
        }

        @Test
        void against_a_proposal_is_refused_over_what_certainly_happened_later() {
            refused(
                    given(said(by(HAMBURG, "2015"), new PartyJoined(PARTNERSHIP, OSAKA)))
                            .when(resolve(HAMBURG, Decision.REJECTED), in(by(HAMBURG, "2009"))),
                    PartnershipRejection.LATER_FACTS_STAND);
        }

        @Test
        void against_it_before_the_same_party_approved_declines_nothing() {
            given(said(by(HAMBURG, "2009"), resolved(HAMBURG, Decision.APPROVED)))
                    .when(resolve(HAMBURG, Decision.REJECTED), in(by(HAMBURG, "2008")))
                    .expectEvents(resolved(HAMBURG, Decision.REJECTED));
        }

        @Test
        void against_it_in_the_year_of_the_approval_counts_as_the_later_decision() {
            given(said(by(HAMBURG, "2009"), resolved(HAMBURG, Decision.APPROVED)))
                    .when(resolve(HAMBURG, Decision.REJECTED), in(by(HAMBURG, "2009")))
                    .expectEvents(
                            resolved(HAMBURG, Decision.REJECTED), new PartnershipDeclined(PARTNERSHIP, HAMBURG));
        }

        @Test
        void against_a_proposal_frees_the_parties_to_open_another() {
            partnership.given().when(propose(TWINNING, HAMBURG, DAR_ES_SALAAM), in(by(HAMBURG, "2007")));
            given().when(resolve(HAMBURG, Decision.REJECTED), in(by(HAMBURG, "2009")));

            partnership
                    .given()
                    .when(another(TWINNING), in(by(HAMBURG, "2010")))
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void against_what_is_in_force_ends_nothing() {
            twinned()
                    .when(resolve(HAMBURG, Decision.REJECTED), in(by(HAMBURG, "2015")))
                    .expectEvents(resolved(HAMBURG, Decision.REJECTED));
        }

        @Test
        void is_refused_for_a_city_that_is_no_party() {
            refused(
                    given().when(resolve(OSAKA, Decision.APPROVED), in(by(HAMBURG, "2009"))),
                    PartnershipRejection.CITY_IS_NO_PARTY);
        }

        @Test
        void is_refused_to_a_city_that_is_no_party() {
            refused(
                    given().when(resolve(HAMBURG, Decision.APPROVED), in(by(OSAKA, "2009"))),
                    PartnershipRejection.NOT_A_PARTY);
        }

        @Test
        void in_favour_is_refused_after_the_end() {
            refused(
                    twinned(said(by(HAMBURG, "2020"), terminated()))
                            .when(resolve(HAMBURG, Decision.APPROVED), in(by(HAMBURG, "2021"))),
                    PartnershipRejection.PARTNERSHIP_HAS_ENDED);
        }
    }

    @Nested
    class Signing {

        @Test
        void by_one_party_of_two_is_an_act_of_its_own() {
            given().when(sign(null, HAMBURG), in(by(HAMBURG, "2010"))).expectEvents(signed(HAMBURG));
        }

        @Test
        void by_the_last_party_brings_into_force_what_all_have_approved() {
            given(
                            said(by(HAMBURG, "2009"), resolved(HAMBURG, Decision.APPROVED)),
                            said(by(DAR_ES_SALAAM, "2009"), resolved(DAR_ES_SALAAM, Decision.APPROVED)),
                            said(by(HAMBURG, "2010-07-01"), signed(HAMBURG)))
                    .when(sign(null, DAR_ES_SALAAM), in(by(DAR_ES_SALAAM, "2011-04")))
                    .expectEvents(signed(DAR_ES_SALAAM), entered("2011-04"));
        }

        @Test
        void recorded_last_but_done_first_leaves_the_basis_with_the_last_act() {
            given(
                            said(by(HAMBURG, "2009"), resolved(HAMBURG, Decision.APPROVED)),
                            said(by(DAR_ES_SALAAM, "2009"), resolved(DAR_ES_SALAAM, Decision.APPROVED)),
                            said(by(DAR_ES_SALAAM, "2011-04"), signed(DAR_ES_SALAAM)))
                    .when(sign(null, HAMBURG), in(by(HAMBURG, "2010-07-01")))
                    .expectEvents(signed(HAMBURG), entered("2011-04"));
        }

        @Test
        void leaves_the_basis_as_vague_as_which_act_was_the_last() {
            given(
                            said(by(HAMBURG, "1977-07-04"), resolved(HAMBURG, Decision.APPROVED)),
                            said(by(DAR_ES_SALAAM, "1978"), resolved(DAR_ES_SALAAM, Decision.APPROVED)))
                    .when(sign(null, HAMBURG, DAR_ES_SALAAM), in(by(HAMBURG, "1978-10-05")))
                    .expectEvents(signed(HAMBURG, DAR_ES_SALAAM), entered("1978-10-05/1978-12-31"));
        }

        @Test
        void by_all_leaves_a_twinning_proposed_while_an_approval_is_missing() {
            given().when(sign(null, HAMBURG, DAR_ES_SALAAM), in(by(HAMBURG, "2010-07-01")))
                    .expectEvents(signed(HAMBURG, DAR_ES_SALAAM));
        }

        @Test
        void with_a_reason_brings_into_force_what_lacks_approvals_and_signatures() {
            given().when(sign(WHY, HAMBURG), in(by(HAMBURG, "2010-07-01")))
                    .expectEvents(signed(HAMBURG), accepted("2010-07-01"));
        }

        @Test
        void again_with_a_reason_brings_into_force_what_is_signed_already() {
            given(said(by(HAMBURG, "2010-07-01"), signed(HAMBURG)))
                    .when(sign(WHY, HAMBURG), in(by(HAMBURG, "2010-07-01")))
                    .expectEvents(accepted("2010-07-01"));
        }

        @Test
        void by_all_brings_a_project_into_force_without_approvals() {
            partnership
                    .given(said(by(HAMBURG, "2007"), project("2012-12-31")))
                    .when(sign(null, HAMBURG, DAR_ES_SALAAM), in(by(HAMBURG, "2010-07-01")))
                    .expectEvents(signed(HAMBURG, DAR_ES_SALAAM), entered("2010-07-01"));
        }

        @Test
        void again_later_by_the_other_side_is_one_more_act() {
            twinned()
                    .when(sign(null, DAR_ES_SALAAM), in(by(DAR_ES_SALAAM, "2011")))
                    .expectEvents(signed(DAR_ES_SALAAM));
        }

        @Test
        void the_same_twice_changes_nothing() {
            alreadySo(twinned().when(sign(null, HAMBURG, DAR_ES_SALAAM), in(by(HAMBURG, "2010-07-01"))));
        }

        @Test
        void is_refused_for_a_city_that_is_no_party() {
            refused(
                    given().when(sign(null, OSAKA), in(by(HAMBURG, "2010"))),
                    PartnershipRejection.CITY_IS_NO_PARTY);
        }

        @Test
        void is_refused_to_a_city_that_is_no_party() {
            refused(given().when(sign(null, HAMBURG), in(by(OSAKA, "2010"))), PartnershipRejection.NOT_A_PARTY);
        }

        @Test
        void is_refused_after_the_termination_which_it_names() {
            refusedNaming(
                    "2020-05",
                    twinned(said(by(HAMBURG, "2020-05"), terminated())).when(sign(null, DAR_ES_SALAAM), in(by(DAR_ES_SALAAM, "2020-06"))),
                    PartnershipRejection.PARTNERSHIP_HAS_ENDED);
        }

        @Test
        void is_taken_in_the_month_of_the_termination() {
            twinned(said(by(HAMBURG, "2020-05"), terminated()))
                    .when(sign(null, DAR_ES_SALAAM), in(by(DAR_ES_SALAAM, "2020-05-31")))
                    .expectEvents(signed(DAR_ES_SALAAM));
        }
    }

    @Nested
    class Entering_into_force {

        @Test
        void a_project_is_simply_begun() {
            partnership
                    .given(said(by(HAMBURG, "2007"), project(null)))
                    .when(begin(Basis.STARTED, null), in(by(HAMBURG, "2008")))
                    .expectEvents(started("2008"));
        }

        @Test
        void a_twinning_needs_every_approval() {
            refused(
                    given().when(begin(Basis.STARTED, null), in(by(HAMBURG, "2008"))),
                    PartnershipRejection.NOT_EVERY_PARTY_APPROVED);
        }

        @Test
        void a_twinning_is_content_with_a_reason() {
            given().when(begin(Basis.STARTED, WHY), in(by(HAMBURG, "2008"))).expectEvents(accepted("2008"));
        }

        @Test
        void by_signing_needs_every_signature() {
            refused(
                    partnership
                            .given(said(by(HAMBURG, "2007"), project(null)))
                            .when(begin(Basis.SIGNING, null), in(by(HAMBURG, "2008"))),
                    PartnershipRejection.NOT_EVERY_PARTY_SIGNED);
        }

        @Test
        void by_signing_counts_from_the_last_act_of_signing() {
            partnership
                    .given(
                            said(by(HAMBURG, "2007"), project(null)),
                            said(by(HAMBURG, "2010-07-01"), signed(HAMBURG, DAR_ES_SALAAM)))
                    .when(begin(Basis.SIGNING, null), in(by(HAMBURG, "2012")))
                    .expectEvents(entered("2010-07-01"));
        }

        @Test
        void a_twinning_is_not_simply_begun_without_a_signature() {
            refused(
                    given(
                                    said(by(HAMBURG, "2007"), resolved(HAMBURG, Decision.APPROVED)),
                                    said(by(HAMBURG, "2007"), resolved(DAR_ES_SALAAM, Decision.APPROVED)))
                            .when(begin(Basis.STARTED, null), in(by(HAMBURG, "2008"))),
                    PartnershipRejection.NOT_EVERY_PARTY_SIGNED);
        }

        @Test
        void is_refused_before_it_was_declined() {
            refused(
                    given(said(by(HAMBURG, "2009"), new PartnershipDeclined(PARTNERSHIP, HAMBURG)))
                            .when(begin(Basis.STARTED, WHY), in(by(HAMBURG, "2008"))),
                    PartnershipRejection.LATER_FACTS_STAND);
        }

        @Test
        void a_friendship_needs_a_term_or_a_theme() {
            refused(
                    partnership
                            .given(said(by(HAMBURG, "2007"), proposed(FRIENDSHIP, HAMBURG, DAR_ES_SALAAM)))
                            .when(begin(Basis.STARTED, null), in(by(HAMBURG, "2008"))),
                    PartnershipRejection.TERM_OR_THEME_NEEDED);
        }

        @Test
        void a_contact_needs_nothing() {
            partnership
                    .given(said(by(HAMBURG, "2007"), proposed(CONTACT, HAMBURG, DAR_ES_SALAAM)))
                    .when(begin(Basis.STARTED, null), in(by(HAMBURG, "2008")))
                    .expectEvents(started("2008"));
        }

        @Test
        void happens_once() {
            alreadySo(twinned().when(begin(Basis.STARTED, WHY), in(by(HAMBURG, "2008"))));
        }

        @Test
        void is_refused_to_a_city_that_is_no_party() {
            refused(
                    given().when(begin(Basis.STARTED, WHY), in(by(OSAKA, "2008"))),
                    PartnershipRejection.NOT_A_PARTY);
        }

        @Test
        void is_refused_after_it_was_declined() {
            refused(
                    given(said(by(HAMBURG, "2007-05"), new PartnershipDeclined(PARTNERSHIP, HAMBURG)))
                            .when(begin(Basis.STARTED, WHY), in(by(HAMBURG, "2008"))),
                    PartnershipRejection.PARTNERSHIP_HAS_ENDED);
        }

        private static RecordEntryIntoForce begin(Basis basis, @Nullable String accept) {
            return new RecordEntryIntoForce(PARTNERSHIP, basis, accept);
        }
    }

    @Nested
    class Reaffirming {

        private final ReaffirmPartnership reaffirm = new ReaffirmPartnership(PARTNERSHIP, HAMBURG, "by both mayors");
        private final PartnershipReaffirmed reaffirmed = new PartnershipReaffirmed(PARTNERSHIP, HAMBURG, "by both mayors");

        @Test
        void is_recorded_of_what_is_in_force() {
            twinned().when(reaffirm, in(by(HAMBURG, "2018-04-16"))).expectEvents(reaffirmed);
        }

        @Test
        void the_same_twice_changes_nothing() {
            alreadySo(twinned(said(by(HAMBURG, "2018-04-16"), reaffirmed))
                    .when(reaffirm, in(by(DAR_ES_SALAAM, "2018-04-16"))));
        }

        @Test
        void is_refused_before_it_was_in_force() {
            refused(twinned().when(reaffirm, in(by(HAMBURG, "2009"))), PartnershipRejection.NOT_IN_FORCE);
        }

        @Test
        void is_taken_when_it_may_have_been_in_force() {
            twinned().when(reaffirm, in(by(HAMBURG, "2010"))).expectEvents(reaffirmed);
        }

        @Test
        void is_refused_while_it_rests_and_names_the_dormancy() {
            refusedNaming(
                    "2022-03-31",
                    twinned(said(by(HAMBURG, "2022-03-31"), resting(Scope.ACTIVITIES))).when(reaffirm, in(by(HAMBURG, "2023"))),
                    PartnershipRejection.NOT_IN_FORCE);
        }

        @Test
        void is_refused_after_the_end() {
            refused(
                    twinned(said(by(HAMBURG, "2020"), terminated())).when(reaffirm, in(by(HAMBURG, "2021"))),
                    PartnershipRejection.PARTNERSHIP_HAS_ENDED);
        }

        @Test
        void is_refused_to_a_city_that_is_no_party() {
            refused(twinned().when(reaffirm, in(by(OSAKA, "2018"))), PartnershipRejection.NOT_A_PARTY);
        }
    }

    @Nested
    class Converting {

        @Test
        void makes_a_twinning_of_a_project_with_a_reason_to_accept_what_is_missing() {
            projectInForce()
                    .when(convert(TWINNING, WHY), in(by(HAMBURG, "2011-05")))
                    .expectEvents(converted(PROJECT, TWINNING, WHY));
        }

        @Test
        void makes_a_twinning_of_what_all_have_approved() {
            projectInForce(
                            said(by(HAMBURG, "2010"), resolved(HAMBURG, Decision.APPROVED)),
                            said(by(HAMBURG, "2010"), resolved(DAR_ES_SALAAM, Decision.APPROVED)))
                    .when(convert(TWINNING, null), in(by(HAMBURG, "2011-05")))
                    .expectEvents(converted(PROJECT, TWINNING, null));
        }

        @Test
        void brings_an_expired_project_into_force_again() {
            projectInForce(said(by(HAMBURG, "2013-01-01"), expired()))
                    .when(convert(TWINNING, WHY), in(by(HAMBURG, "2014-05-14")))
                    .expectEvents(converted(PROJECT, TWINNING, WHY));
        }

        @Test
        void to_the_same_kind_changes_nothing() {
            alreadySo(projectInForce().when(convert(PROJECT, null), in(by(HAMBURG, "2011"))));
        }

        @Test
        void to_a_twinning_is_refused_while_approvals_are_missing() {
            refused(
                    projectInForce().when(convert(TWINNING, null), in(by(HAMBURG, "2011"))),
                    PartnershipRejection.NOT_EVERY_PARTY_APPROVED);
        }

        @Test
        void to_a_project_is_refused_without_a_theme() {
            refused(
                    twinned().when(convert(PROJECT, WHY), in(by(HAMBURG, "2011"))),
                    PartnershipRejection.PROJECT_NEEDS_A_THEME);
        }

        @Test
        void to_solidarity_is_refused_without_term_and_theme() {
            refused(
                    twinned().when(convert(SOLIDARITY, null), in(by(HAMBURG, "2011"))),
                    PartnershipRejection.TERM_OR_THEME_NEEDED);
        }

        @Test
        void to_a_contact_is_refused_with_a_term() {
            var limited = new ConvertKind(PARTNERSHIP, CONTACT, List.of(), List.of(), on("2030"), null, null);

            refused(twinned().when(limited, in(by(HAMBURG, "2011"))), PartnershipRejection.KIND_HAS_NO_TERM);
        }

        @Test
        void to_a_friendship_is_refused_with_a_term_that_has_passed() {
            var limited = new ConvertKind(PARTNERSHIP, FRIENDSHIP, List.of(), List.of(), on("2010"), null, null);

            refused(twinned().when(limited, in(by(HAMBURG, "2011"))), PartnershipRejection.TERM_ENDS_TOO_EARLY);
        }

        @Test
        void to_a_kind_that_is_open_elsewhere_between_the_same_is_refused() {
            taken(TWINNING);

            refused(
                    projectInForce().when(convert(TWINNING, WHY), in(by(HAMBURG, "2011"))),
                    PartnershipRejection.PARTNERSHIP_IS_OPEN);
        }

        @Test
        void claims_the_other_kind_in_place_of_the_one_before() {
            partnership
                    .given()
                    .when(
                            new ProposePartnership(
                                    PARTNERSHIP,
                                    PROJECT,
                                    List.of(HAMBURG, DAR_ES_SALAAM),
                                    List.of(),
                                    List.of("harbours"),
                                    null,
                                    null),
                            in(by(HAMBURG, "2007")));
            projectInForce().when(convert(TWINNING, WHY), in(by(HAMBURG, "2011-05")));

            refused(
                    partnership.given().when(another(TWINNING), in(by(HAMBURG, "2012"))),
                    PartnershipRejection.PARTNERSHIP_IS_OPEN);
            partnership
                    .given()
                    .when(another(PROJECT), in(by(HAMBURG, "2012")))
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void is_refused_with_a_term_that_later_facts_overrun() {
            var limited = new ConvertKind(PARTNERSHIP, FRIENDSHIP, List.of(), List.of(), on("2012"), null, null);

            refused(
                    twinned(said(by(HAMBURG, "2015"), resting(Scope.ALL))).when(limited, in(by(HAMBURG, "2011"))),
                    PartnershipRejection.LATER_FACTS_STAND);
        }

        @Test
        void is_refused_before_it_was_in_force() {
            refused(
                    projectInForce().when(convert(TWINNING, WHY), in(by(HAMBURG, "2007"))),
                    PartnershipRejection.NOT_IN_FORCE);
        }

        @Test
        void is_refused_after_the_end() {
            refused(
                    projectInForce(said(by(HAMBURG, "2011-06"), terminated()))
                            .when(convert(TWINNING, WHY), in(by(HAMBURG, "2012"))),
                    PartnershipRejection.PARTNERSHIP_HAS_ENDED);
        }

        @Test
        void is_refused_to_a_city_that_is_no_party() {
            refused(
                    projectInForce().when(convert(TWINNING, WHY), in(by(OSAKA, "2011"))),
                    PartnershipRejection.NOT_A_PARTY);
        }
    }

    @Nested
    class Putting_dormant {

        @Test
        void takes_one_party_alone() {
            twinned()
                    .when(rest(Scope.ACTIVITIES), in(by(HAMBURG, "2022-03-31")))
                    .expectEvents(resting(Scope.ACTIVITIES));
        }

        @Test
        void records_a_rest_that_is_over() {
            twinned(said(by(HAMBURG, "2022-03-31"), resting(Scope.ALL)))
                    .when(rest(Scope.ALL), in(by(HAMBURG, "2012-06/2013-07")))
                    .expectEvents(resting(Scope.ALL));
        }

        @Test
        void the_same_twice_changes_nothing() {
            alreadySo(twinned(said(by(HAMBURG, "2022-03-31"), resting(Scope.ALL)))
                    .when(rest(Scope.ALL), in(by(DAR_ES_SALAAM, "2022-03-31"))));
        }

        @Test
        void is_refused_while_it_rests() {
            refused(
                    twinned(said(by(HAMBURG, "2022-03-31"), resting(Scope.ACTIVITIES)))
                            .when(rest(Scope.ALL), in(by(HAMBURG, "2023"))),
                    PartnershipRejection.ALREADY_DORMANT);
        }

        @Test
        void is_refused_where_it_would_run_into_a_later_rest() {
            refused(
                    twinned(said(by(HAMBURG, "2022-03-31"), resting(Scope.ALL)))
                            .when(rest(Scope.ALL), in(by(HAMBURG, "2021/2023-07"))),
                    PartnershipRejection.LATER_FACTS_STAND);
        }

        @Test
        void is_refused_before_it_was_in_force() {
            refused(
                    twinned().when(rest(Scope.ALL), in(by(HAMBURG, "1989-06/1992-07"))),
                    PartnershipRejection.NOT_IN_FORCE);
        }

        @Test
        void is_refused_over_a_reaffirmation_which_it_names() {
            var reaffirmed = said(by(HAMBURG, "2018"), new PartnershipReaffirmed(PARTNERSHIP, null, null));

            refusedNaming(
                    "2018",
                    twinned(reaffirmed).when(rest(Scope.ALL), in(by(HAMBURG, "2017/2019"))),
                    PartnershipRejection.LATER_FACTS_STAND);
        }

        @Test
        void is_refused_without_a_beginning() {
            refused(
                    twinned().when(rest(Scope.ALL), in(by(HAMBURG, "../2019"))),
                    PartnershipRejection.DORMANCY_HAS_A_BEGINNING);
        }

        @Test
        void is_refused_after_the_end() {
            refused(
                    twinned(said(by(HAMBURG, "2020"), terminated())).when(rest(Scope.ALL), in(by(HAMBURG, "2021"))),
                    PartnershipRejection.PARTNERSHIP_HAS_ENDED);
        }

        @Test
        void is_refused_to_a_city_that_is_no_party() {
            refused(twinned().when(rest(Scope.ALL), in(by(OSAKA, "2022"))), PartnershipRejection.NOT_A_PARTY);
        }
    }

    @Nested
    class Resuming {

        private final EventMessage<?> rests = said(by(HAMBURG, "2022-03-31"), resting(Scope.ALL));

        @Test
        void is_for_the_party_that_put_it_dormant() {
            twinned(rests).when(resume(false), in(by(HAMBURG, "2025"))).expectEvents(resumed(false));
        }

        @Test
        void is_for_all_jointly() {
            twinned(rests).when(resume(true), in(by(DAR_ES_SALAAM, "2025"))).expectEvents(resumed(true));
        }

        @Test
        void may_be_recorded_by_a_network() {
            twinned(rests).when(resume(false), in(by(HARBOUR_CITIES, "2025"))).expectEvents(resumed(false));
        }

        @Test
        void is_refused_before_another_end_of_the_same_rest() {
            refused(
                    twinned(rests, said(by(HAMBURG, "2025"), resumed(false)))
                            .when(resume(true), in(by(HAMBURG, "2024"))),
                    PartnershipRejection.LATER_FACTS_STAND);
        }

        @Test
        void is_refused_to_another_party_alone() {
            refused(
                    twinned(rests).when(resume(false), in(by(DAR_ES_SALAAM, "2025"))),
                    PartnershipRejection.ONLY_WHO_PUT_IT_DORMANT);
        }

        @Test
        void the_same_twice_changes_nothing() {
            alreadySo(twinned(rests, said(by(HAMBURG, "2025"), resumed(false)))
                    .when(resume(false), in(by(HAMBURG, "2025"))));
        }

        @Test
        void is_refused_before_it_rested() {
            refused(
                    twinned(rests).when(resume(false), in(by(HAMBURG, "2021"))), PartnershipRejection.NOT_DORMANT);
        }

        @Test
        void is_refused_where_nothing_rests() {
            refused(twinned().when(resume(false), in(by(HAMBURG, "2025"))), PartnershipRejection.NOT_DORMANT);
        }

        @Test
        void is_refused_after_the_end() {
            refused(
                    twinned(rests, said(by(HAMBURG, "2023"), terminated()))
                            .when(resume(true), in(by(HAMBURG, "2025"))),
                    PartnershipRejection.PARTNERSHIP_HAS_ENDED);
        }

        @Test
        void is_refused_to_a_city_that_is_no_party() {
            refused(twinned(rests).when(resume(true), in(by(OSAKA, "2025"))), PartnershipRejection.NOT_A_PARTY);
        }

        private static ResumePartnership resume(boolean jointly) {
            return new ResumePartnership(PARTNERSHIP, jointly, null);
        }

        private static PartnershipResumed resumed(boolean jointly) {
            return new PartnershipResumed(PARTNERSHIP, jointly, null);
        }
    }

    @Nested
    class Limiting {

        private final SetTerm until2015 = new SetTerm(PARTNERSHIP, on("2015-12-31"));

        @Test
        void sets_a_term() {
            projectInForce()
                    .when(until2015, in(by(HAMBURG, "2009")))
                    .expectEvents(new TermSet(PARTNERSHIP, on("2015-12-31")));
        }

        @Test
        void the_same_twice_changes_nothing() {
            alreadySo(projectInForce(said(by(HAMBURG, "2009"), new TermSet(PARTNERSHIP, on("2015-12-31"))))
                    .when(until2015, in(by(HAMBURG, "2009"))));
        }

        @Test
        void completes_what_all_have_signed() {
            partnership
                    .given(
                            said(by(HAMBURG, "2007"), proposed(FRIENDSHIP, HAMBURG, DAR_ES_SALAAM)),
                            said(by(HAMBURG, "2010"), signed(HAMBURG, DAR_ES_SALAAM)))
                    .when(until2015, in(by(HAMBURG, "2011")))
                    .expectEvents(new TermSet(PARTNERSHIP, on("2015-12-31")), entered("2011"));
        }

        @Test
        void is_refused_after_the_end() {
            refused(
                    projectInForce(said(by(HAMBURG, "2010"), terminated())).when(until2015, in(by(HAMBURG, "2011"))),
                    PartnershipRejection.PARTNERSHIP_HAS_ENDED);
        }

        @Test
        void is_refused_for_a_twinning() {
            refused(twinned().when(until2015, in(by(HAMBURG, "2011"))), PartnershipRejection.KIND_HAS_NO_TERM);
        }

        @Test
        void is_taken_for_the_time_before_it_became_a_twinning() {
            projectInForce(said(by(HAMBURG, "2024-05-14"), converted(PROJECT, TWINNING, WHY)))
                    .when(new SetTerm(PARTNERSHIP, on("2011")), in(by(HAMBURG, "2009")))
                    .expectEvents(new TermSet(PARTNERSHIP, on("2011")));
        }

        @Test
        void is_refused_when_it_would_end_before_it_is_set() {
            refused(
                    projectInForce().when(until2015, in(by(HAMBURG, "2016"))),
                    PartnershipRejection.TERM_ENDS_TOO_EARLY);
        }

        @Test
        void is_refused_when_the_earlier_term_has_passed() {
            refused(projectInForce().when(until2015, in(by(HAMBURG, "2014"))), PartnershipRejection.NOT_IN_FORCE);
        }

        @Test
        void is_refused_over_later_facts() {
            refused(
                    projectInForce(said(by(HAMBURG, "2011"), resting(Scope.ALL)))
                            .when(new SetTerm(PARTNERSHIP, on("2010-05")), in(by(HAMBURG, "2009"))),
                    PartnershipRejection.LATER_FACTS_STAND);
        }

        @Test
        void is_refused_to_a_city_that_is_no_party() {
            refused(projectInForce().when(until2015, in(by(OSAKA, "2009"))), PartnershipRejection.NOT_A_PARTY);
        }
    }

    @Nested
    class Renewing {

        private final RenewTerm until2015 = new RenewTerm(PARTNERSHIP, on("2015-12-31"));
        private final TermRenewed renewed = new TermRenewed(PARTNERSHIP, on("2012-12-31"), on("2015-12-31"));

        @Test
        void extends_the_term() {
            projectInForce().when(until2015, in(by(HAMBURG, "2012-12-01"))).expectEvents(renewed);
        }

        @Test
        void brings_what_has_expired_into_force_again() {
            projectInForce(said(by(HAMBURG, "2013-01-01"), expired()))
                    .when(until2015, in(by(HAMBURG, "2013-06")))
                    .expectEvents(renewed);
        }

        @Test
        void is_refused_when_another_was_opened_since_it_expired() {
            taken(PROJECT);

            refused(
                    projectInForce(said(by(HAMBURG, "2013-01-01"), expired()))
                            .when(until2015, in(by(HAMBURG, "2013-06"))),
                    PartnershipRejection.PARTNERSHIP_IS_OPEN);
        }

        @Test
        void the_same_twice_changes_nothing() {
            alreadySo(projectInForce(said(by(HAMBURG, "2012-12-01"), renewed))
                    .when(until2015, in(by(HAMBURG, "2012-12-01"))));
        }

        @Test
        void extends_the_term_of_its_day_though_a_later_one_is_on_record() {
            projectInForce(said(by(HAMBURG, "2012-12-01"), renewed))
                    .when(new RenewTerm(PARTNERSHIP, on("2014-12-31")), in(by(HAMBURG, "2012-06")))
                    .expectEvents(new TermRenewed(PARTNERSHIP, on("2012-12-31"), on("2014-12-31")));
        }

        @Test
        void the_same_twice_changes_nothing_though_a_later_one_is_on_record() {
            alreadySo(projectInForce(
                            said(by(HAMBURG, "2012-12-01"), renewed),
                            said(by(HAMBURG, "2015"), new TermRenewed(PARTNERSHIP, on("2015-12-31"), on("2018"))))
                    .when(until2015, in(by(HAMBURG, "2012-12-01"))));
        }

        @Test
        void is_refused_where_it_extends_nothing() {
            refused(
                    projectInForce().when(new RenewTerm(PARTNERSHIP, on("2012-06")), in(by(HAMBURG, "2012"))),
                    PartnershipRejection.RENEWAL_EXTENDS);
        }

        @Test
        void is_refused_without_a_term() {
            refused(
                    partnership
                            .given(said(by(HAMBURG, "2007"), project(null)), said(by(HAMBURG, "2008"), started("2008")))
                            .when(until2015, in(by(HAMBURG, "2012"))),
                    PartnershipRejection.NO_TERM_TO_RENEW);
        }

        @Test
        void is_refused_for_a_twinning() {
            refused(twinned().when(until2015, in(by(HAMBURG, "2012"))), PartnershipRejection.KIND_HAS_NO_TERM);
        }

        @Test
        void is_refused_with_a_term_that_has_passed() {
            refused(
                    projectInForce().when(until2015, in(by(HAMBURG, "2016"))),
                    PartnershipRejection.TERM_ENDS_TOO_EARLY);
        }

        @Test
        void is_refused_after_the_end() {
            refused(
                    projectInForce(said(by(HAMBURG, "2010"), terminated()))
                            .when(until2015, in(by(HAMBURG, "2011"))),
                    PartnershipRejection.PARTNERSHIP_HAS_ENDED);
        }

        @Test
        void is_refused_to_a_city_that_is_no_party() {
            refused(projectInForce().when(until2015, in(by(OSAKA, "2012"))), PartnershipRejection.NOT_A_PARTY);
        }
    }

    @Nested
    class Terminating {

        @Test
        void takes_one_party_alone() {
            twinned().when(terminate(), in(by(DAR_ES_SALAAM, "2020"))).expectEvents(terminated());
        }

        @Test
        void frees_the_parties_to_open_another() {
            partnership.given().when(propose(TWINNING, HAMBURG, DAR_ES_SALAAM), in(by(HAMBURG, "2007")));

            twinned().when(terminate(), in(by(HAMBURG, "2020"))).expectEvents(terminated());

            partnership
                    .given()
                    .when(another(TWINNING), in(by(HAMBURG, "2021")))
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void ends_a_proposal_too() {
            given().when(terminate(), in(by(HAMBURG, "2009"))).expectEvents(terminated());
        }

        @Test
        void happens_once() {
            alreadySo(twinned(said(by(HAMBURG, "2020"), terminated())).when(terminate(), in(by(HAMBURG, "2021"))));
        }

        @Test
        void is_refused_of_what_was_declined() {
            refused(
                    given(said(by(HAMBURG, "2009"), new PartnershipDeclined(PARTNERSHIP, HAMBURG)))
                            .when(terminate(), in(by(HAMBURG, "2010"))),
                    PartnershipRejection.PARTNERSHIP_HAS_ENDED);
        }

        @Test
        void is_refused_of_what_has_expired() {
            refused(projectInForce().when(terminate(), in(by(HAMBURG, "2014"))), PartnershipRejection.NOT_IN_FORCE);
        }

        @Test
        void is_refused_before_what_certainly_happened_later() {
            refused(
                    twinned(said(by(HAMBURG, "2018"), new PartnershipReaffirmed(PARTNERSHIP, null, null)))
                            .when(terminate(), in(by(HAMBURG, "2017"))),
                    PartnershipRejection.LATER_FACTS_STAND);
        }

        @Test
        void is_refused_to_a_city_that_is_no_party() {
            refused(twinned().when(terminate(), in(by(OSAKA, "2020"))), PartnershipRejection.NOT_A_PARTY);
        }
    }

    @Nested
    class Joining_and_withdrawing {

        private final AddParty add = new AddParty(PARTNERSHIP, OSAKA);
        private final PartyJoined joined = new PartyJoined(PARTNERSHIP, OSAKA);
        private final WithdrawParty withdraw = new WithdrawParty(PARTNERSHIP, OSAKA, null);

        @Test
        void adds_a_party() {
            twinned().when(add, in(by(HAMBURG, "2015"))).expectEvents(joined);
        }

        @Test
        void adding_a_party_twice_changes_nothing() {
            alreadySo(twinned(said(by(HAMBURG, "2015"), joined)).when(add, in(by(HAMBURG, "2016"))));
        }

        @Test
        void adding_is_refused_to_a_city_that_is_no_party() {
            refused(twinned().when(add, in(by(OSAKA, "2015"))), PartnershipRejection.NOT_A_PARTY);
        }

        @Test
        void adding_is_refused_for_a_city_that_nobody_registered() {
            refused(
                    twinned().when(new AddParty(PARTNERSHIP, NOWHERE), in(by(HAMBURG, "2015"))),
                    PartnershipRejection.NO_SUCH_CITY);
        }

        @Test
        void adding_is_refused_for_a_city_that_had_ended() {
            partnership.elsewhere(
                    "City",
                    NOWHERE,
                    said(by(NOWHERE, "2026"), CityExamples.registered()),
                    said(by(NOWHERE, "1975"), CityExamples.mergedInto(OSAKA)));

            refused(
                    twinned().when(new AddParty(PARTNERSHIP, NOWHERE), in(by(HAMBURG, "2015"))),
                    PartnershipRejection.CITY_DID_NOT_EXIST);
        }

        @Test
        void adding_is_refused_when_the_term_has_passed() {
            refused(projectInForce().when(add, in(by(HAMBURG, "2014"))), PartnershipRejection.NOT_IN_FORCE);
        }

        @Test
        void adding_is_refused_before_the_same_city_joined_for_a_while() {
            refused(
                    twinned(
                                    said(by(HAMBURG, "2018"), joined),
                                    said(by(OSAKA, "2020"), new PartyWithdrew(PARTNERSHIP, OSAKA, null)))
                            .when(add, in(by(HAMBURG, "2015"))),
                    PartnershipRejection.LATER_FACTS_STAND);
        }

        @Test
        void adding_is_refused_after_the_end() {
            refused(
                    twinned(said(by(HAMBURG, "2014"), terminated())).when(add, in(by(HAMBURG, "2015"))),
                    PartnershipRejection.PARTNERSHIP_HAS_ENDED);
        }

        @Test
        void adding_is_refused_while_the_same_three_have_another() {
            taken(TWINNING, HAMBURG, DAR_ES_SALAAM, OSAKA);

            refused(twinned().when(add, in(by(HAMBURG, "2015"))), PartnershipRejection.PARTNERSHIP_IS_OPEN);
        }

        @Test
        void a_city_withdraws_from_three() {
            twinned(said(by(HAMBURG, "2015"), joined))
                    .when(withdraw, in(by(OSAKA, "2016")))
                    .expectEvents(new PartyWithdrew(PARTNERSHIP, OSAKA, null));
        }

        @Test
        void withdrawing_completes_what_the_others_have_signed() {
            partnership
                    .given(
                            said(by(HAMBURG, "2007"), proposed(CONTACT, HAMBURG, DAR_ES_SALAAM, OSAKA)),
                            said(by(HAMBURG, "2010"), signed(HAMBURG, DAR_ES_SALAAM)))
                    .when(withdraw, in(by(OSAKA, "2012")))
                    .expectEvents(new PartyWithdrew(PARTNERSHIP, OSAKA, null), entered("2012"));
        }

        @Test
        void withdrawing_twice_changes_nothing() {
            alreadySo(twinned(
                            said(by(HAMBURG, "2015"), joined),
                            said(by(OSAKA, "2016"), new PartyWithdrew(PARTNERSHIP, OSAKA, null)))
                    .when(withdraw, in(by(OSAKA, "2016"))));
        }

        @Test
        void withdrawing_from_two_is_refused() {
            refused(
                    twinned().when(new WithdrawParty(PARTNERSHIP, HAMBURG, null), in(by(HAMBURG, "2016"))),
                    PartnershipRejection.TWO_PARTIES_STAY);
        }

        @Test
        void withdrawing_from_what_were_two_on_that_day_is_refused() {
            refused(
                    twinned(said(by(HAMBURG, "2015"), joined))
                            .when(new WithdrawParty(PARTNERSHIP, HAMBURG, null), in(by(HAMBURG, "2014"))),
                    PartnershipRejection.TWO_PARTIES_STAY);
        }

        @Test
        void withdrawing_is_refused_when_the_term_has_passed() {
            refused(
                    projectInForce(said(by(HAMBURG, "2010"), joined)).when(withdraw, in(by(OSAKA, "2014"))),
                    PartnershipRejection.NOT_IN_FORCE);
        }

        @Test
        void withdrawing_is_refused_before_what_certainly_happened_later() {
            refused(
                    twinned(
                                    said(by(HAMBURG, "2015"), joined),
                                    said(by(OSAKA, "2018"), new PartyWithdrew(PARTNERSHIP, OSAKA, null)),
                                    said(by(HAMBURG, "2020"), joined))
                            .when(withdraw, in(by(OSAKA, "2016"))),
                    PartnershipRejection.LATER_FACTS_STAND);
        }

        @Test
        void withdrawing_may_be_recorded_by_a_network() {
            twinned(said(by(HAMBURG, "2015"), joined))
                    .when(withdraw, in(by(HARBOUR_CITIES, "2016")))
                    .expectEvents(new PartyWithdrew(PARTNERSHIP, OSAKA, null));
        }

        @Test
        void a_former_party_has_signed_and_resolved_while_it_was_one() {
            formerly().when(sign(null, OSAKA), in(by(HAMBURG, "2016"))).expectEvents(signed(OSAKA));
            formerly()
                    .when(resolve(OSAKA, Decision.REJECTED), in(by(HAMBURG, "2016")))
                    .expectEvents(resolved(OSAKA, Decision.REJECTED));
        }

        @Test
        void a_former_party_signs_and_resolves_nothing_later() {
            refused(formerly().when(sign(null, OSAKA), in(by(HAMBURG, "2019"))), PartnershipRejection.CITY_IS_NO_PARTY);
            refused(
                    formerly().when(resolve(OSAKA, Decision.APPROVED), in(by(HAMBURG, "2019"))),
                    PartnershipRejection.CITY_IS_NO_PARTY);
        }

        /** Osaka was a party from 2015 to 2018. */
        private TestExecutor<Partnership> formerly() {
            return twinned(
                    said(by(HAMBURG, "2015"), joined),
                    said(by(OSAKA, "2018"), new PartyWithdrew(PARTNERSHIP, OSAKA, null)));
        }

        @Test
        void withdrawing_another_city_is_refused() {
            refused(
                    twinned(said(by(HAMBURG, "2015"), joined)).when(withdraw, in(by(HAMBURG, "2016"))),
                    PartnershipRejection.ONLY_ITSELF_WITHDRAWS);
        }

        @Test
        void withdrawing_is_refused_to_a_city_that_never_was_a_party() {
            refused(twinned().when(withdraw, in(by(OSAKA, "2016"))), PartnershipRejection.CITY_IS_NO_PARTY);
        }

        @Test
        void withdrawing_before_joining_is_refused() {
            refused(
                    twinned(said(by(HAMBURG, "2015"), joined)).when(withdraw, in(by(OSAKA, "2014"))),
                    PartnershipRejection.CITY_IS_NO_PARTY);
        }
    }

    @Nested
    class Describing {

        private final ClaimSince claim =
                new ClaimSince(PARTNERSHIP, "the city's own page", DAR_ES_SALAAM, on("2007"));
        private final SinceClaimed claimed =
                new SinceClaimed(PARTNERSHIP, "the city's own page", DAR_ES_SALAAM, on("2007"));
        private final Organisation ministry = new Organisation("Ministry", Organisation.Kind.MINISTRY, null);
        private final Figure years = new Figure(FigureKind.YEARS_IN_FORCE, 40, Qualifier.OVER, null);

        @Test
        void records_who_claims_what() {
            twinned().when(claim, in(by(HAMBURG, "2015"))).expectEvents(claimed);
        }

        @Test
        void claiming_the_same_twice_changes_nothing() {
            alreadySo(twinned(said(by(HAMBURG, "2015"), claimed)).when(claim, in(by(HAMBURG, "2015"))));
        }

        @Test
        void a_claim_of_a_city_that_is_no_party_is_refused() {
            refused(
                    twinned().when(new ClaimSince(PARTNERSHIP, "Osaka", OSAKA, on("2007")), in(by(HAMBURG, "2015"))),
                    PartnershipRejection.CITY_IS_NO_PARTY);
        }

        @Test
        void claiming_is_refused_to_a_city_that_is_no_party() {
            refused(twinned().when(claim, in(by(OSAKA, "2015"))), PartnershipRejection.NOT_A_PARTY);
        }

        @Test
        void attaches_a_supporter() {
            twinned()
                    .when(
                            new AttachSupport(PARTNERSHIP, ministry, SupportRole.FUNDER, "NAKOPA"),
                            in(by(HAMBURG, "2015")))
                    .expectEvents(new SupportAttached(PARTNERSHIP, ministry, SupportRole.FUNDER, "NAKOPA"));
        }

        @Test
        void attaching_the_same_twice_changes_nothing() {
            alreadySo(twinned(said(
                            by(HAMBURG, "2015"),
                            new SupportAttached(PARTNERSHIP, ministry, SupportRole.FUNDER, null)))
                    .when(
                            new AttachSupport(PARTNERSHIP, ministry, SupportRole.FUNDER, null),
                            in(by(HAMBURG, "2015"))));
        }

        @Test
        void attaching_is_refused_to_a_city_that_is_no_party() {
            refused(
                    twinned().when(
                            new AttachSupport(PARTNERSHIP, ministry, SupportRole.FUNDER, null),
                            in(by(OSAKA, "2015"))),
                    PartnershipRejection.NOT_A_PARTY);
        }

        @Test
        void reports_a_figure() {
            twinned()
                    .when(new ReportPartnershipFigure(PARTNERSHIP, years), in(by(HAMBURG, "2022")))
                    .expectEvents(new PartnershipFigureReported(PARTNERSHIP, years));
        }

        @Test
        void reporting_the_same_twice_changes_nothing() {
            alreadySo(twinned(said(by(HAMBURG, "2022"), new PartnershipFigureReported(PARTNERSHIP, years)))
                    .when(new ReportPartnershipFigure(PARTNERSHIP, years), in(by(HAMBURG, "2022"))));
        }

        @Test
        void reporting_is_refused_to_a_city_that_is_no_party() {
            refused(
                    twinned().when(new ReportPartnershipFigure(PARTNERSHIP, years), in(by(OSAKA, "2022"))),
                    PartnershipRejection.NOT_A_PARTY);
        }
    }

    @Nested
    class Expiring {

        @BeforeEach
        void clock() {
            partnership.fixture().registerDeadlineHandlerInterceptor(
                    new CorrelationDataInterceptor<>(new EnvelopeCorrelation()));
            partnership.fixture().registerAnnotatedCommandHandler(new Policy(partnership.fixture().getEventStore()));
        }

        @Test
        void follows_on_the_day_after_the_term() {
            due("2012-12-31").whenTimeElapses(Duration.ofDays(8_000)).expectEvents(expired());
        }

        @Test
        void does_not_happen_before() {
            due("2012-12-31").whenTimeElapses(Duration.ofDays(1)).expectNoEvents();
        }

        @Test
        void does_not_happen_to_a_term_that_was_renewed() {
            due("2012-12-31", said(by(HAMBURG, "2012"), new TermRenewed(PARTNERSHIP, on("2012-12-31"), on("2030"))))
                    .whenTimeElapses(Duration.ofDays(8_000))
                    .expectNoEvents();
        }

        @Test
        void does_not_happen_to_what_was_terminated_before() {
            due("2012-12-31", said(by(HAMBURG, "2011"), terminated()))
                    .whenTimeElapses(Duration.ofDays(8_000))
                    .expectNoEvents();
        }

        @Test
        void happens_once() {
            due("2012-12-31", said(by(HAMBURG, "2013-01-01"), expired()))
                    .whenTimeElapses(Duration.ofDays(8_000))
                    .expectNoEvents();
        }

        @Test
        void follows_the_latest_day_of_a_vague_term() {
            at2008();
            partnership
                    .given(said(by(HAMBURG, "2007"), project("2012")), said(by(HAMBURG, "2008"), started("2008")))
                    .andGivenCommands(heard(new TermSet(PARTNERSHIP, on("2012"))))
                    .whenTimeElapses(Duration.ofDays(8_000))
                    .expectEvents(expiredOn("2012"))
                    .expectEventsMatching(effective("2013-01-01"));
        }

        @Test
        void does_not_happen_to_a_proposal() {
            at2008();
            partnership
                    .given(said(by(HAMBURG, "2007"), project("2012-12-31")))
                    .andGivenCommands(heard(new TermSet(PARTNERSHIP, on("2012-12-31"))))
                    .whenTimeElapses(Duration.ofDays(8_000))
                    .expectNoEvents();
        }

        @Test
        void follows_an_entry_into_force_that_is_recorded_after_the_term() {
            partnership.fixture().givenCurrentTime(Instant.parse("2026-01-01T00:00:00Z"));
            projectInForce()
                    .andGivenCommands(heard(started("2008")))
                    .whenTimeElapses(Duration.ofDays(1))
                    .expectEvents(expired())
                    .expectEventsMatching(effective("2013-01-01"));
        }

        @Test
        void does_not_happen_to_what_became_another_kind() {
            due("2012-12-31", said(by(HAMBURG, "2011"), converted(PROJECT, TWINNING, WHY)))
                    .whenTimeElapses(Duration.ofDays(8_000))
                    .expectNoEvents();
        }

        @Test
        void follows_a_term_that_a_retraction_leaves() {
            var given = in2008(said(by(HAMBURG, "2012"), new TermRenewed(PARTNERSHIP, on("2012-12-31"), on("2030"))));
            var renewal = idOf(TermRenewed.class);

            given.andGivenCommands(
                            command(new RetractEvent(SUBJECT, renewal, FactEvent.Cause.RECORDED_IN_ERROR, "unsigned")),
                            heard(new EventRetracted(SUBJECT, renewal, FactEvent.Cause.RECORDED_IN_ERROR, "unsigned")))
                    .whenTimeElapses(Duration.ofDays(8_000))
                    .expectEvents(expired());
        }

        @Test
        void follows_a_term_that_was_corrected() {
            corrected("2030-12-31", "2011-12-31")
                    .whenTimeElapses(Duration.ofDays(8_000))
                    .expectEvents(expiredOn("2011-12-31"))
                    .expectEventsMatching(effective("2012-01-01"));
        }

        @Test
        void follows_a_term_that_a_settled_dispute_prefers() {
            var given = in2008(said(by(HAMBURG, "2009"), new TermSet(PARTNERSHIP, on("2030-12-31"))));
            var disputed = given.andGivenCommands(command(
                    new DisputeFact(SUBJECT, idOf(TermSet.class), "until", "2011-12-31", "the paper says so")));
            var dispute = idOf(FactDisputed.class);

            disputed.andGivenCommands(
                            command(new SettleDispute(SUBJECT, dispute, FactEvent.Preferred.CLAIM, "it was found")),
                            heard(new DisputeSettled(SUBJECT, dispute, FactEvent.Preferred.CLAIM, "it was found")))
                    .whenTimeElapses(Duration.ofDays(8_000))
                    .expectEvents(expiredOn("2011-12-31"));
        }

        /** A term that was set, heard of, and corrected. */
        private TestExecutor<Partnership> corrected(String from, String to) {
            var set = new TermSet(PARTNERSHIP, on(from));
            var given = in2008(said(by(HAMBURG, "2009"), set));
            var target = idOf(TermSet.class);
            return given.andGivenCommands(
                    heard(set),
                    command(new CorrectFact(SUBJECT, target, "until", to, "misread")),
                    heard(new FactCorrected(SUBJECT, target, "until", from, to, "misread")));
        }

        /** The project's term as the policy hears of it; the clock stands at the beginning of 2008. */
        private TestExecutor<Partnership> due(String until, EventMessage<?>... further) {
            return in2008(further).andGivenCommands(heard(new TermSet(PARTNERSHIP, on(until))));
        }

        private TestExecutor<Partnership> in2008(EventMessage<?>... further) {
            at2008();
            return projectInForce(further);
        }

        private UUID idOf(Class<?> event) {
            return partnership.fixture().getEventStore().readEvents(PARTNERSHIP.toString()).asStream()
                    .filter(message -> event.isInstance(message.getPayload()))
                    .map(message -> UUID.fromString(message.getIdentifier()))
                    .findFirst()
                    .orElseThrow();
        }

        private static CommandMessage<?> command(Object command) {
            return new GenericCommandMessage<>(command, by(HAMBURG, "2026").toMetaData());
        }

        private void at2008() {
            partnership.fixture().givenCurrentTime(Instant.parse("2008-01-01T00:00:00Z"));
        }
    }

    private TestExecutor<Partnership> given(EventMessage<?>... further) {
        return after(List.of(said(by(HAMBURG, "2007"), proposed())), further);
    }

    private TestExecutor<Partnership> twinned(EventMessage<?>... further) {
        return after(
                List.of(
                        said(by(HAMBURG, "2007"), proposed()),
                        said(by(HAMBURG, "2010-07-01"), signed(HAMBURG, DAR_ES_SALAAM)),
                        said(by(HAMBURG, "2010-07-01"), accepted("2010-07-01"))),
                further);
    }

    /** In force from 2008 until the end of 2012. */
    private TestExecutor<Partnership> projectInForce(EventMessage<?>... further) {
        return after(
                List.of(
                        said(by(HAMBURG, "2007"), project("2012-12-31")),
                        said(by(HAMBURG, "2008"), started("2008"))),
                further);
    }

    private TestExecutor<Partnership> after(List<EventMessage<?>> first, EventMessage<?>... further) {
        var all = new ArrayList<>(first);
        all.addAll(List.of(further));
        return partnership.given(all.toArray(EventMessage<?>[]::new));
    }

    private static PartnershipExpired expired() {
        return expiredOn("2012-12-31");
    }

    private static PartnershipExpired expiredOn(String term) {
        return new PartnershipExpired(PARTNERSHIP, PROJECT, on(term));
    }

    /** What is written is said of that day. */
    private static Matcher<List<? super EventMessage<?>>> effective(String day) {
        return new CustomTypeSafeMatcher<>("effective " + day) {
            @Override
            protected boolean matchesSafely(List<? super EventMessage<?>> written) {
                return written.stream().allMatch(event -> event instanceof EventMessage<?> message
                        && Envelope.from(message.getMetaData()).effective().equals(on(day)));
            }
        };
    }

    /** Another partnership of that kind is open between these two, or between those named. */
    private void taken(PartnershipKind kind, CityId... parties) {
        var between = parties.length == 0 ? List.of(HAMBURG, DAR_ES_SALAAM) : List.of(parties);
        var what = kind.claimed(between);
        var other = new Subject(Subject.Kind.PARTNERSHIP, NOWHERE.value());
        partnership.elsewhere("Claim", ClaimId.of(what), said(by(OSAKA, "2026"), new ClaimMade(what, other, null, null)));
    }

    /** Another one between the same, on harbours. */
    private static ProposePartnership another(PartnershipKind kind) {
        return new ProposePartnership(
                PartnershipId.of("0199d5c0-0000-7000-8000-0000000000ab"),
                kind,
                List.of(HAMBURG, DAR_ES_SALAAM),
                List.of(),
                List.of("harbours"),
                null,
                null);
    }

    private static void refusedNaming(String day, ResultValidator<?> result, PartnershipRejection reason) {
        refused(result, reason);
        result.expectException(new CustomTypeSafeMatcher<CommandRejected>("naming " + day) {
            @Override
            protected boolean matchesSafely(CommandRejected rejected) {
                return day.equals(rejected.details().get("conflictingDay"));
            }
        });
    }

    /** Stands for the event processor: the policy hears of an event. */
    record Heard(@TargetAggregateIdentifier PartnershipId partnershipId, Object event) {}

    private static Heard heard(Object event) {
        return new Heard(PARTNERSHIP, event);
    }

    record Policy(EventStore events) {

        @CommandHandler
        void handle(Heard heard, DeadlineManager deadlines) {
            var policy = new WhenTermSetThenExpire(deadlines, events);
            var envelope = by(HAMBURG, "2007");
            switch (heard.event()) {
                case TermSet set -> policy.on(set, envelope);
                case PartnershipEnteredIntoForce entered -> policy.on(entered, envelope);
                case FactEvent said -> policy.on(said, envelope);
                default -> throw new IllegalArgumentException("the policy does not hear of " + heard.event());
            }
        }
    }
}
