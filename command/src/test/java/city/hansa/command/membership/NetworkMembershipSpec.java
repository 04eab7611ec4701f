package city.hansa.command.membership;

import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.HARBOUR_CITIES;
import static city.hansa.api.Examples.OSAKA;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.on;
import static city.hansa.api.city.CityExamples.mergedInto;
import static city.hansa.api.city.CityExamples.registered;
import static city.hansa.api.membership.MembershipExamples.COMMITMENT;
import static city.hansa.api.membership.MembershipExamples.MEMBERSHIP;
import static city.hansa.api.membership.MembershipExamples.MONITORING_1;
import static city.hansa.api.membership.MembershipExamples.PLAN_1;
import static city.hansa.api.membership.MembershipExamples.admitted;
import static city.hansa.api.membership.MembershipExamples.applied;
import static city.hansa.api.membership.MembershipExamples.applyAs;
import static city.hansa.api.membership.MembershipExamples.chairUntil;
import static city.hansa.api.membership.MembershipExamples.dues;
import static city.hansa.api.membership.MembershipExamples.expelled;
import static city.hansa.api.membership.MembershipExamples.fulfilled;
import static city.hansa.api.membership.MembershipExamples.lapsed;
import static city.hansa.api.membership.MembershipExamples.missed;
import static city.hansa.api.membership.MembershipExamples.monitoringDue;
import static city.hansa.api.membership.MembershipExamples.monitoringDueAgain;
import static city.hansa.api.membership.MembershipExamples.onHold;
import static city.hansa.api.membership.MembershipExamples.planDue;
import static city.hansa.api.membership.MembershipExamples.planExtendedTo;
import static city.hansa.api.membership.MembershipExamples.reactivated;
import static city.hansa.api.membership.MembershipExamples.rejoined;
import static city.hansa.api.membership.MembershipExamples.signed;
import static city.hansa.api.membership.MembershipExamples.suspended;
import static city.hansa.api.membership.MembershipExamples.warned;
import static city.hansa.api.membership.MembershipExamples.withdrew;
import static city.hansa.api.network.NetworkExamples.FIRST_RULES;
import static city.hansa.api.network.NetworkExamples.FULL;
import static city.hansa.api.network.NetworkExamples.MOBILITY;
import static city.hansa.api.network.NetworkExamples.PLAN;
import static city.hansa.api.network.NetworkExamples.dissolved;
import static city.hansa.api.network.NetworkExamples.founded;
import static city.hansa.api.network.NetworkExamples.mobilityForum;
import static city.hansa.api.network.NetworkExamples.published;
import static city.hansa.command.Spec.alreadySo;
import static city.hansa.command.Spec.in;
import static city.hansa.command.Spec.refused;
import static city.hansa.command.Spec.said;

import city.hansa.api.Subject;
import city.hansa.api.city.CityEvent.CityFigureReported;
import city.hansa.api.city.CityEvent.CityRegistered;
import city.hansa.api.city.CityEvent.CountryChanged;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Source;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.fact.FactCommand.CorrectFact;
import city.hansa.api.fact.FactCommand.RetractEvent;
import city.hansa.api.fact.FactEvent.Cause;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.fact.FactEvent.FactCorrected;
import city.hansa.api.fact.FactRejection;
import city.hansa.api.membership.DuesState;
import city.hansa.api.membership.EligibilityWarning;
import city.hansa.api.membership.MembershipCommand.AdmitMember;
import city.hansa.api.membership.MembershipCommand.ChangeClass;
import city.hansa.api.membership.MembershipCommand.ExpelMember;
import city.hansa.api.membership.MembershipCommand.ExtendObligation;
import city.hansa.api.membership.MembershipCommand.FulfilObligation;
import city.hansa.api.membership.MembershipCommand.GiveNotice;
import city.hansa.api.membership.MembershipCommand.JoinWorkingGroup;
import city.hansa.api.membership.MembershipCommand.LapseMembership;
import city.hansa.api.membership.MembershipCommand.ReactivateMembership;
import city.hansa.api.membership.MembershipCommand.RecordDues;
import city.hansa.api.membership.MembershipCommand.RejoinNetwork;
import city.hansa.api.membership.MembershipCommand.SignCommitment;
import city.hansa.api.membership.MembershipCommand.SuspendMembership;
import city.hansa.api.membership.MembershipCommand.TakeOffice;
import city.hansa.api.membership.MembershipCommand.WithdrawMember;
import city.hansa.api.membership.MembershipEvent;
import city.hansa.api.membership.MembershipEvent.MemberAdmitted;
import city.hansa.api.membership.MembershipEvent.MemberClassChanged;
import city.hansa.api.membership.MembershipEvent.MemberRejoined;
import city.hansa.api.membership.MembershipEvent.MembershipApplied;
import city.hansa.api.membership.MembershipEvent.MembershipPutOnHold;
import city.hansa.api.membership.MembershipEvent.NoticeGiven;
import city.hansa.api.membership.MembershipEvent.ObligationOpened;
import city.hansa.api.membership.MembershipEvent.WorkingGroupJoined;
import city.hansa.api.membership.MembershipRejection;
import city.hansa.api.membership.Office;
import city.hansa.api.membership.SuspensionCause;
import city.hansa.api.network.NetworkEvent.RulesPublished;
import city.hansa.api.network.ObligationRule;
import city.hansa.api.value.Figure;
import city.hansa.api.value.FigureKind;
import city.hansa.api.value.Key;
import city.hansa.api.value.Qualifier;
import city.hansa.command.Spec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NetworkMembershipSpec {

    private static final Key PLAN_2 = new Key("plan-2");
    private static final Subject SUBJECT = new Subject(Subject.Kind.MEMBERSHIP, MEMBERSHIP.value());

    private final Spec<NetworkMembership> membership = new Spec<>(NetworkMembership.class);

    NetworkMembershipSpec() {
        Deadlines.register(membership.fixture());
    }

    @Nested
    class Applying {

        @Test
        void opens_a_membership() {
            networkAndCity();

            membership.given().when(applyAs("FULL"), in(by(HAMBURG, "2009"))).expectEvents(applied());
        }

        @Test
        void is_recorded_by_the_network_too() {
            networkAndCity();

            membership.given().when(applyAs("FULL"), in(by(HARBOUR_CITIES, "2009"))).expectEvents(applied());
        }

        @Test
        void is_possible_from_the_founding_on_and_without_a_class() {
            networkAndCity();

            membership.given()
                    .when(applyAs(null), in(by(HAMBURG, "1986")))
                    .expectEvents(appliedWithoutClass());
        }

        @Test
        void is_possible_some_time_before_a_year() {
            networkAndCity();

            membership.given().when(applyAs("FULL"), in(by(HAMBURG, "../2019"))).expectEvents(applied());
        }

        @Test
        void is_taken_with_a_warning_where_no_population_is_on_record() {
            network();
            membership.elsewhere("City", HAMBURG, said(by(HAMBURG, "2026"), registered()));

            membership.given()
                    .when(applyAs("FULL"), in(by(HAMBURG, "2009")))
                    .expectEvents(applied(EligibilityWarning.POPULATION_UNKNOWN));
        }

        @Test
        void is_taken_with_a_warning_where_the_class_warns() {
            networkAndCity();

            membership.given()
                    .when(applyAs("ASSOCIATE"), in(by(HAMBURG, "2009")))
                    .expectEvents(new MembershipApplied(
                            MEMBERSHIP, HARBOUR_CITIES, HAMBURG, "ASSOCIATE", List.of(EligibilityWarning.IN_EU)));
        }

        @Test
        void is_refused_where_the_class_rejects() {
            network();
            city(100_000);

            refused(
                    membership.given().when(applyAs("FULL"), in(by(HAMBURG, "2009"))),
                    MembershipRejection.NOT_ELIGIBLE);
        }

        @Test
        void is_not_refused_in_the_year_in_which_the_city_came_into_the_union() {
            network();
            membership.elsewhere(
                    "City",
                    HAMBURG,
                    said(by(HAMBURG, "2026"), new CityRegistered(HAMBURG, "Hamburg", "CH", null, List.of())),
                    said(by(HAMBURG, "2009-10-03"), new CountryChanged(HAMBURG, "CH", "DE")));

            membership.given()
                    .when(applyAs("FULL"), in(by(HAMBURG, "2009")))
                    .expectEvents(applied(EligibilityWarning.POPULATION_UNKNOWN));
        }

        @Test
        void is_judged_by_no_rules_before_there_were_any() {
            network();
            city(100_000);

            membership.given().when(applyAs("FULL"), in(by(HAMBURG, "1999"))).expectEvents(applied());
        }

        @Test
        void is_refused_for_a_class_that_the_rules_do_not_name() {
            networkAndCity();

            refused(
                    membership.given().when(applyAs("PARTNER"), in(by(HAMBURG, "2009"))),
                    MembershipRejection.NO_SUCH_CLASS);
        }

        @Test
        void is_refused_to_another_city() {
            refused(
                    membership.given().when(applyAs("FULL"), in(by(OSAKA, "2009"))),
                    MembershipRejection.NOT_THE_CITY);
        }

        @Test
        void is_refused_to_a_network_that_nobody_recorded() {
            refused(
                    membership.given().when(applyAs("FULL"), in(by(HAMBURG, "2009"))),
                    MembershipRejection.NO_SUCH_NETWORK);
        }

        @Test
        void is_refused_before_the_network_was_founded() {
            networkAndCity();

            refused(
                    membership.given().when(applyAs("FULL"), in(by(HAMBURG, "1985"))),
                    MembershipRejection.NETWORK_NOT_IN_BEING);
        }

        @Test
        void is_refused_after_the_network_ended() {
            dissolvedIn("2008");

            refused(
                    membership.given().when(applyAs("FULL"), in(by(HAMBURG, "2009"))),
                    MembershipRejection.NETWORK_NOT_IN_BEING);
        }

        @Test
        void is_refused_to_a_city_that_nobody_registered() {
            network();

            refused(
                    membership.given().when(applyAs("FULL"), in(by(HAMBURG, "2009"))),
                    MembershipRejection.NO_SUCH_CITY);
        }

        @Test
        void is_refused_to_a_city_that_had_ended() {
            network();
            cityMergedIn("1975");

            refused(
                    membership.given().when(applyAs("FULL"), in(by(HAMBURG, "2009"))),
                    MembershipRejection.CITY_HAS_ENDED);
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(applicant().when(applyAs("FULL"), in(by(HAMBURG, "2009"))));
        }

        @Test
        void is_refused_to_a_member() {
            refused(member().when(applyAs("FULL"), in(by(HAMBURG, "2012"))), MembershipRejection.ALREADY_A_MEMBER);
        }

        @Test
        void again_for_the_day_of_an_application_that_was_withdrawn_since_changes_nothing() {
            alreadySo(applicant(said(by(HAMBURG, "2010"), withdrew())).when(applyAs("FULL"), in(by(HAMBURG, "2009"))));
        }

        @Test
        void again_is_possible_after_an_application_that_was_withdrawn() {
            networkAndCity();

            applicant(said(by(HAMBURG, "2010"), withdrew()))
                    .when(applyAs("FULL"), in(by(HAMBURG, "2012")))
                    .expectEvents(applied());
        }

        @Test
        void again_is_possible_after_an_application_that_lapsed() {
            networkAndCity();

            applicant(said(by(HARBOUR_CITIES, "2010"), lapsed()))
                    .when(applyAs("FULL"), in(by(HAMBURG, "2012")))
                    .expectEvents(applied());
        }

        @Test
        void again_is_refused_for_a_day_on_which_the_first_was_still_to_come() {
            networkAndCity();

            refused(
                    applicant(said(by(HAMBURG, "2010"), withdrew())).when(applyAs("FULL"), in(by(HAMBURG, "2008"))),
                    MembershipRejection.NOT_POSSIBLE_THEN);
        }

        @Test
        void is_refused_to_an_applicant_for_another_class() {
            refused(
                    applicant().when(applyAs("ASSOCIATE"), in(by(HAMBURG, "2010"))),
                    MembershipRejection.ALREADY_A_MEMBER);
        }

        @Test
        void is_refused_to_a_former_member_which_rejoins() {
            refused(
                    member(said(by(HAMBURG, "2012"), withdrew())).when(applyAs("FULL"), in(by(HAMBURG, "2015"))),
                    MembershipRejection.REJOIN_INSTEAD);
        }
    }

    @Nested
    class Admitting {

        @Test
        void makes_a_member_by_the_rules_in_force() {
            networkAndCity();

            applicant().when(admitAs("FULL", FIRST_RULES), in(by(HARBOUR_CITIES, "2009"))).expectEvents(admitted());
        }

        @Test
        void takes_class_and_rules_as_they_are_when_left_out() {
            networkAndCity();

            applicant().when(admitAs(null, null), in(by(HARBOUR_CITIES, "2009"))).expectEvents(admitted());
        }

        @Test
        void needs_no_rules_where_there_were_none() {
            networkAndCity();

            membership.given(said(by(HAMBURG, "1990"), applied()))
                    .when(admitAs("FULL", null), in(by(HARBOUR_CITIES, "1990")))
                    .expectEvents(new MemberAdmitted(MEMBERSHIP, "FULL", null));
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(member().when(admitAs("FULL", FIRST_RULES), in(by(HARBOUR_CITIES, "2009"))));
        }

        @Test
        void is_refused_to_the_city_itself() {
            refused(
                    applicant().when(admitAs("FULL", null), in(by(HAMBURG, "2009"))),
                    MembershipRejection.NOT_THE_NETWORK);
        }

        @Test
        void is_possible_by_either_version_of_one_year() {
            networkWithRulesOf("2009", "2009");
            city(1_700_000);

            applicant()
                    .when(admitAs("FULL", FIRST_RULES), in(by(HARBOUR_CITIES, "2009-05")))
                    .expectEvents(admitted());
        }

        @Test
        void is_possible_by_rules_that_were_replaced_in_the_course_of_the_year() {
            networkWithRulesOf("2000", "2009-07-01");
            city(1_700_000);

            applicant().when(admitAs("FULL", FIRST_RULES), in(by(HARBOUR_CITIES, "2009"))).expectEvents(admitted());
        }

        @Test
        void is_refused_by_rules_that_had_been_replaced() {
            networkWithRulesOf("2000", "2009-07-01");
            city(1_700_000);

            refused(
                    applicant().when(admitAs("FULL", FIRST_RULES), in(by(HARBOUR_CITIES, "2009-07-01"))),
                    MembershipRejection.RULES_NOT_IN_FORCE);
        }

        @Test
        void is_refused_by_rules_that_were_not_in_force() {
            networkAndCity();

            refused(
                    applicant().when(admitAs("FULL", new Key("2020")), in(by(HARBOUR_CITIES, "2009"))),
                    MembershipRejection.RULES_NOT_IN_FORCE);
        }

        @Test
        void is_refused_for_a_class_that_the_rules_do_not_name() {
            networkAndCity();

            refused(
                    applicant().when(admitAs("PARTNER", null), in(by(HARBOUR_CITIES, "2009"))),
                    MembershipRejection.NO_SUCH_CLASS);
        }

        @Test
        void is_refused_where_the_class_rejects() {
            network();
            city(100_000);

            refused(
                    applicant().when(admitAs("FULL", null), in(by(HARBOUR_CITIES, "2009"))),
                    MembershipRejection.NOT_ELIGIBLE);
        }

        @Test
        void is_refused_to_a_city_that_had_ended() {
            network();
            cityMergedIn("2008");

            refused(
                    applicant().when(admitAs("FULL", null), in(by(HARBOUR_CITIES, "2009"))),
                    MembershipRejection.CITY_HAS_ENDED);
        }

        @Test
        void is_refused_without_a_class_where_the_rules_name_classes() {
            networkAndCity();
            var classless = membership.given(said(by(HAMBURG, "2009"), appliedWithoutClass()));

            refused(
                    classless.when(admitAs(null, null), in(by(HARBOUR_CITIES, "2009"))),
                    MembershipRejection.NO_SUCH_CLASS);
        }

        @Test
        void needs_no_class_where_there_were_no_rules() {
            networkAndCity();

            membership.given(said(by(HAMBURG, "1990"), appliedWithoutClass()))
                    .when(admitAs(null, null), in(by(HARBOUR_CITIES, "1990")))
                    .expectEvents(new MemberAdmitted(MEMBERSHIP, null, null));
        }

        @Test
        void is_refused_after_the_network_ended() {
            dissolvedIn("2010");

            refused(
                    applicant().when(admitAs("FULL", null), in(by(HARBOUR_CITIES, "2011"))),
                    MembershipRejection.NETWORK_NOT_IN_BEING);
        }

        @Test
        void follows_a_second_application() {
            networkAndCity();

            applicant(said(by(HAMBURG, "2010"), withdrew()), said(by(HAMBURG, "2012"), applied()))
                    .when(admitAs("FULL", null), in(by(HARBOUR_CITIES, "2012")))
                    .expectEvents(admitted());
        }

        @Test
        void is_refused_before_the_application() {
            networkAndCity();

            refused(
                    applicant().when(admitAs("FULL", null), in(by(HARBOUR_CITIES, "2008"))),
                    MembershipRejection.NOT_POSSIBLE_THEN);
        }
    }

    @Nested
    class Signing_the_commitment {

        private final SignCommitment sign = new SignCommitment(MEMBERSHIP, COMMITMENT, null);

        @Test
        void opens_what_the_rules_oblige_to() {
            networkAndCity();

            member().when(sign, in(by(HAMBURG, "2009-02-10")))
                    .expectEvents(signed(), planDue("2011-02-10"), monitoringDue("2011-02-10"));
        }

        @Test
        void in_some_year_makes_it_due_in_some_year() {
            networkAndCity();

            applicant()
                    .when(sign, in(by(HAMBURG, "2009")))
                    .expectEvents(signed(), planDue("2011"), monitoringDue("2011"));
        }

        @Test
        void opens_nothing_where_there_were_no_rules() {
            networkAndCity();

            membership.given(said(by(HAMBURG, "1990"), applied()))
                    .when(sign, in(by(HARBOUR_CITIES, "1990")))
                    .expectEvents(signed());
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(member(said(by(HAMBURG, "2009"), signed())).when(sign, in(by(HAMBURG, "2009"))));
        }

        @Test
        void is_refused_to_another_city() {
            refused(member().when(sign, in(by(OSAKA, "2009"))), MembershipRejection.NOT_A_PARTY);
        }

        @Test
        void of_the_first_period_again_changes_nothing_after_rejoining() {
            alreadySo(rejoinedIn2018(said(by(HAMBURG, "2009"), signed())).when(sign, in(by(HAMBURG, "2009"))));
        }

        @Test
        void again_after_rejoining_opens_what_the_rules_oblige_to_anew() {
            networkAndCity();

            rejoinedIn2018(said(by(HAMBURG, "2009"), signed()), said(by(HAMBURG, "2009"), planDue("2011")))
                    .when(sign, in(by(HAMBURG, "2018")))
                    .expectEvents(signed(), opened("plan-2", PLAN, "2020"), monitoringDue("2020"));
        }

        @Test
        void gives_no_key_twice() {
            networkAndCity();

            member(said(by(HAMBURG, "2009"), opened("plan-2", PLAN, "2011")))
                    .when(sign, in(by(HAMBURG, "2010")))
                    .expectEvents(signed(), opened("plan-3", PLAN, "2012"), monitoringDue("2012"));
        }

        @Test
        void gives_no_key_again_that_was_taken_back() {
            networkAndCity();
            var member = member(said(by(HAMBURG, "2009"), planDue("2011")));
            member.andGiven(said(by(HARBOUR_CITIES, "2010"), retracted(planDue("2011"))));

            member.when(sign, in(by(HAMBURG, "2010")))
                    .expectEvents(signed(), opened("plan-2", PLAN, "2012"), monitoringDue("2012"));
        }

        @Test
        void never_due_is_possible_at_the_end_of_time() {
            networkAndCity();

            member().when(sign, in(by(HAMBURG, "9999")))
                    .expectEvents(
                            signed(), planDue("9999-12-31/9999-12-31"), monitoringDue("9999-12-31/9999-12-31"));
        }

        @Test
        void is_refused_before_the_application() {
            refused(member().when(sign, in(by(HAMBURG, "2008"))), MembershipRejection.NOT_POSSIBLE_THEN);
        }

        @Test
        void is_refused_after_the_network_ended() {
            dissolvedIn("2010");
            city(1_700_000);

            refused(member().when(sign, in(by(HAMBURG, "2011"))), MembershipRejection.NETWORK_NOT_IN_BEING);
        }

        @Test
        void is_refused_to_a_city_that_had_ended() {
            network();
            cityMergedIn("2010");

            refused(member().when(sign, in(by(HAMBURG, "2011"))), MembershipRejection.CITY_HAS_ENDED);
        }

        @Test
        void is_refused_after_the_city_left() {
            refused(
                    member(said(by(HAMBURG, "2012"), withdrew())).when(sign, in(by(HAMBURG, "2013"))),
                    MembershipRejection.NOT_POSSIBLE_THEN);
        }
    }

    @Nested
    class Fulfilling_an_obligation {

        private final FulfilObligation plan = new FulfilObligation(MEMBERSHIP, PLAN_1, null);
        private final FulfilObligation monitoring = new FulfilObligation(MEMBERSHIP, MONITORING_1, null);

        @Test
        void in_time_is_recorded_as_such() {
            bound().when(plan, in(by(HAMBURG, "2011-12"))).expectEvents(fulfilled(PLAN_1, 0));
        }

        @Test
        void late_says_by_how_many_days_at_least() {
            networkAndCity();

            bound().when(plan, in(by(HARBOUR_CITIES, "2012-02")))
                    .expectEvents(missed(PLAN_1, "2011"), fulfilled(PLAN_1, 32));
        }

        @Test
        void late_says_first_that_it_was_missed_as_the_clock_would_have_said_it() {
            networkAndCity();
            var bound = bound();
            var clock = clock("2012-01-01", Visibility.PUBLIC, idOf(planDue("2011")));
            var city = by(HAMBURG, "2012-02").source(new Source(Source.Kind.PRESS, "Harbour News", null, null, null));

            bound.when(plan, in(city))
                    .expectEvents(said(clock, missed(PLAN_1, "2011")), said(city, fulfilled(PLAN_1, 32)));
        }

        @Test
        void late_after_an_extension_was_missed_on_the_day_after_that() {
            networkAndCity();
            var bound = bound(said(by(HARBOUR_CITIES, "2011"), planExtendedTo("2012-06-30")));
            var clock = clock("2012-07-01", Visibility.PUBLIC, idOf(planExtendedTo("2012-06-30")));
            var city = by(HAMBURG, "2012-07-02");

            bound.when(plan, in(city))
                    .expectEvents(said(clock, missed(PLAN_1, "2012-06-30")), said(city, fulfilled(PLAN_1, 2)));
        }

        @Test
        void late_by_a_day_that_was_corrected_discreetly_is_said_as_discreetly() {
            networkAndCity();
            var bound = bound();
            var opening = idOf(planDue("2011"));
            bound.andGiven(said(
                    discreetly(by(HARBOUR_CITIES, "2026")),
                    new FactCorrected(SUBJECT, opening, "dueBy", "2011", "2010", "the minutes")));
            var clock = clock("2011-01-01", Visibility.NETWORK, opening);
            var city = by(HAMBURG, "2011-02");

            bound.when(plan, in(city))
                    .expectEvents(said(clock, missed(PLAN_1, "2010")), said(city, fulfilled(PLAN_1, 32)));
        }

        @Test
        void late_after_notice_puts_the_membership_on_hold_before() {
            networkAndCity();

            bound(said(by(HARBOUR_CITIES, "2011-11"), warned()))
                    .when(plan, in(by(HAMBURG, "2012-02")))
                    .expectEvents(missed(PLAN_1, "2011"), onHold(), fulfilled(PLAN_1, 32));
        }

        @Test
        void late_opens_the_next_one_of_those_that_repeat_as_the_miss_does() {
            networkAndCity();

            bound().when(monitoring, in(by(HAMBURG, "2012-01-11")))
                    .expectEvents(
                            missed(MONITORING_1, "2011"), monitoringDueAgain("2013"), fulfilled(MONITORING_1, 11));
        }

        @Test
        void late_leaves_the_clock_nothing_to_say() {
            networkAndCity();

            alreadySo(bound().andGivenCommands(GenericCommandMessage.asCommandMessage(plan)
                            .withMetaData(in(by(HAMBURG, "2012-02"))))
                    .when(new ObligationDue(MEMBERSHIP, PLAN_1), in(Deadlines.clock("2012-01-01"))));
        }

        @Test
        void late_does_not_say_again_that_it_was_missed() {
            networkAndCity();

            overdue().when(plan, in(by(HAMBURG, "2012-02"))).expectEvents(fulfilled(PLAN_1, 32));
        }

        @Test
        void late_does_not_say_again_what_somebody_took_back() {
            networkAndCity();
            var bound = bound(said(by(HARBOUR_CITIES, "2012-01-01"), missed(PLAN_1, "2011")));
            bound.andGiven(said(by(HARBOUR_CITIES, "2026"), retracted(missed(PLAN_1, "2011"))));

            bound.when(plan, in(by(HAMBURG, "2012-02"))).expectEvents(fulfilled(PLAN_1, 32));
        }

        @Test
        void late_says_of_no_miss_after_the_network_was_dissolved() {
            dissolvedIn("2011");
            city(1_700_000);

            bound().when(plan, in(by(HAMBURG, "2012-02"))).expectEvents(fulfilled(PLAN_1, 32));
        }

        @Test
        void is_never_late_where_the_due_day_has_no_end() {
            member(said(by(HAMBURG, "2009"), planDue("2011/..")))
                    .when(plan, in(by(HAMBURG, "9999")))
                    .expectEvents(fulfilled(PLAN_1, 0));
        }

        @Test
        void opens_the_next_one_of_those_that_repeat() {
            bound().when(monitoring, in(by(HAMBURG, "2011")))
                    .expectEvents(fulfilled(MONITORING_1, 0), monitoringDueAgain("2013"));
        }

        @Test
        void late_opens_no_second_next_one() {
            bound(
                            said(by(HARBOUR_CITIES, "2012-01-01"), missed(MONITORING_1, "2011")),
                            said(by(HARBOUR_CITIES, "2012-01-01"), monitoringDueAgain("2013")))
                    .when(monitoring, in(by(HAMBURG, "2012-01-11")))
                    .expectEvents(fulfilled(MONITORING_1, 11));
        }

        @Test
        void in_time_as_is_learned_after_it_was_missed_takes_back_miss_and_hold() {
            var overdue = overdue();
            var miss = retracted(missed(PLAN_1, "2011"));
            var hold = retracted(onHold());

            overdue.when(plan, in(by(HAMBURG, "2011-11"))).expectEvents(fulfilled(PLAN_1, 0), miss, hold);
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(bound(said(by(HAMBURG, "2011"), fulfilled(PLAN_1, 0))).when(plan, in(by(HAMBURG, "2011"))));
        }

        @Test
        void is_refused_to_another_city() {
            refused(bound().when(plan, in(by(OSAKA, "2011"))), MembershipRejection.NOT_A_PARTY);
        }

        @Test
        void is_refused_where_there_is_none() {
            refused(member().when(plan, in(by(HAMBURG, "2011"))), MembershipRejection.NO_SUCH_OBLIGATION);
        }

        @Test
        void in_time_leaves_the_hold_to_another_one_that_is_overdue() {
            var overdue = overdue(
                    said(by(HAMBURG, "2009"), opened("plan-2", PLAN, "2012")),
                    said(by(HARBOUR_CITIES, "2012-11"), new NoticeGiven(MEMBERSHIP, PLAN_2)),
                    said(by(HARBOUR_CITIES, "2013-01-01"), missed(PLAN_2, "2012")));
            var city = by(HAMBURG, "2011-11");
            var miss = said(city, retracted(missed(PLAN_1, "2011")));
            var hold = said(city, retracted(onHold()));
            var next = said(by(HAMBURG, "2013-01-01"), new MembershipPutOnHold(MEMBERSHIP, PLAN_2));

            overdue.when(plan, in(city)).expectEvents(said(city, fulfilled(PLAN_1, 0)), miss, hold, next);
        }

        @Test
        void is_refused_before_it_was_opened() {
            var bound = member(said(by(HAMBURG, "2010"), signed()), said(by(HAMBURG, "2010"), planDue("2012")));

            refused(bound.when(plan, in(by(HAMBURG, "2009"))), MembershipRejection.NOT_POSSIBLE_THEN);
        }

        @Test
        void is_refused_after_rejoining_for_one_of_the_period_before() {
            refused(
                    rejoinedIn2018(said(by(HAMBURG, "2009"), planDue("2011"))).when(plan, in(by(HAMBURG, "2019"))),
                    MembershipRejection.NO_SUCH_OBLIGATION);
        }

        @Test
        void is_refused_before_the_application() {
            refused(bound().when(plan, in(by(HAMBURG, "2008"))), MembershipRejection.NOT_POSSIBLE_THEN);
        }
    }

    @Nested
    class Extending_an_obligation {

        private final ExtendObligation extend =
                new ExtendObligation(MEMBERSHIP, PLAN_1, on("2012-06-30"), "elections");

        @Test
        void puts_it_off() {
            bound().when(extend, in(by(HARBOUR_CITIES, "2011-09"))).expectEvents(planExtendedTo("2012-06-30"));
        }

        @Test
        void in_time_as_is_learned_after_it_was_missed_takes_back_miss_and_hold() {
            var overdue = overdue();
            var miss = retracted(missed(PLAN_1, "2011"));
            var hold = retracted(onHold());

            overdue.when(extend, in(by(HARBOUR_CITIES, "2011-09")))
                    .expectEvents(planExtendedTo("2012-06-30"), miss, hold);
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(bound(said(by(HARBOUR_CITIES, "2011"), planExtendedTo("2012-06-30")))
                    .when(extend, in(by(HARBOUR_CITIES, "2011"))));
        }

        @Test
        void is_refused_to_the_city_itself() {
            refused(bound().when(extend, in(by(HAMBURG, "2011"))), MembershipRejection.NOT_THE_NETWORK);
        }

        @Test
        void is_refused_where_there_is_none() {
            refused(member().when(extend, in(by(HARBOUR_CITIES, "2011"))), MembershipRejection.NO_SUCH_OBLIGATION);
        }

        @Test
        void is_refused_once_it_was_fulfilled() {
            refused(
                    bound(said(by(HAMBURG, "2011"), fulfilled(PLAN_1, 0))).when(extend, in(by(HARBOUR_CITIES, "2011"))),
                    MembershipRejection.OBLIGATION_FULFILLED);
        }

        @Test
        void is_refused_once_its_day_has_passed() {
            refused(bound().when(extend, in(by(HARBOUR_CITIES, "2012"))), MembershipRejection.OBLIGATION_MISSED);
        }

        @Test
        void is_refused_when_no_extension_is_left() {
            refused(
                    bound(said(by(HARBOUR_CITIES, "2011"), planExtendedTo("2012-01-31")))
                            .when(extend, in(by(HARBOUR_CITIES, "2012-01-01"))),
                    MembershipRejection.NO_EXTENSION_LEFT);
        }

        @Test
        void is_refused_to_an_earlier_day() {
            refused(
                    bound().when(
                                    new ExtendObligation(MEMBERSHIP, PLAN_1, on("2011-12"), "a slip"),
                                    in(by(HARBOUR_CITIES, "2011"))),
                    MembershipRejection.EXTENSION_NOT_LATER);
        }

        @Test
        void is_refused_before_it_was_opened() {
            var bound = member(said(by(HAMBURG, "2010"), signed()), said(by(HAMBURG, "2010"), planDue("2012-01")));

            refused(bound.when(extend, in(by(HARBOUR_CITIES, "2009"))), MembershipRejection.NOT_POSSIBLE_THEN);
        }

        @Test
        void is_refused_after_the_city_left() {
            refused(
                    bound(said(by(HAMBURG, "2010"), withdrew())).when(extend, in(by(HARBOUR_CITIES, "2011"))),
                    MembershipRejection.NOT_POSSIBLE_THEN);
        }
    }

    @Nested
    class Giving_notice {

        private final GiveNotice notice = new GiveNotice(MEMBERSHIP, PLAN_1);

        @Test
        void is_recorded() {
            bound().when(notice, in(by(HARBOUR_CITIES, "2011-11"))).expectEvents(warned());
        }

        @Test
        void of_what_was_missed_puts_the_membership_on_hold() {
            bound(said(by(HARBOUR_CITIES, "2012-01-01"), missed(PLAN_1, "2011")))
                    .when(notice, in(by(HARBOUR_CITIES, "2012-03")))
                    .expectEvents(warned(), onHold());
        }

        @Test
        void dated_before_the_miss_holds_from_the_miss_on() {
            bound(said(by(HARBOUR_CITIES, "2012-01-01"), missed(PLAN_1, "2011")))
                    .when(notice, in(by(HARBOUR_CITIES, "2011-11")))
                    .expectEvents(
                            said(by(HARBOUR_CITIES, "2011-11"), warned()),
                            said(by(HARBOUR_CITIES, "2012-01-01"), onHold()));
        }

        @Test
        void is_given_anew_of_the_day_to_which_it_was_put_off() {
            bound(
                            said(by(HARBOUR_CITIES, "2011-08"), warned()),
                            said(by(HARBOUR_CITIES, "2011-09"), planExtendedTo("2012-06-30")))
                    .when(notice, in(by(HARBOUR_CITIES, "2012-05")))
                    .expectEvents(warned());
        }

        @Test
        void is_refused_before_it_was_opened() {
            var bound = member(said(by(HAMBURG, "2010"), signed()), said(by(HAMBURG, "2010"), planDue("2012")));

            refused(bound.when(notice, in(by(HARBOUR_CITIES, "2009"))), MembershipRejection.NOT_POSSIBLE_THEN);
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(bound(said(by(HARBOUR_CITIES, "2011-11"), warned()))
                    .when(notice, in(by(HARBOUR_CITIES, "2011-12"))));
        }

        @Test
        void is_refused_to_the_city_itself() {
            refused(bound().when(notice, in(by(HAMBURG, "2011-11"))), MembershipRejection.NOT_THE_NETWORK);
        }

        @Test
        void is_refused_where_there_is_no_obligation() {
            refused(member().when(notice, in(by(HARBOUR_CITIES, "2011"))), MembershipRejection.NO_SUCH_OBLIGATION);
        }

        @Test
        void is_refused_once_it_was_fulfilled() {
            refused(
                    bound(said(by(HAMBURG, "2011"), fulfilled(PLAN_1, 0))).when(notice, in(by(HARBOUR_CITIES, "2011"))),
                    MembershipRejection.OBLIGATION_FULFILLED);
        }

        @Test
        void is_refused_after_the_city_left() {
            refused(
                    bound(said(by(HAMBURG, "2010"), withdrew())).when(notice, in(by(HARBOUR_CITIES, "2011"))),
                    MembershipRejection.NOT_POSSIBLE_THEN);
        }
    }

    @Nested
    class When_an_obligation_is_due {

        private final ObligationDue plan = new ObligationDue(MEMBERSHIP, PLAN_1);
        private final ObligationDue monitoring = new ObligationDue(MEMBERSHIP, MONITORING_1);

        @BeforeEach
        void to_a_network_by_a_city() {
            networkAndCity();
        }

        @Test
        void it_is_missed_and_without_notice_that_is_all() {
            bound().when(plan, in(Deadlines.clock("2012-01-01"))).expectEvents(missed(PLAN_1, "2011"));
        }

        @Test
        void it_puts_the_membership_on_hold_after_notice() {
            bound(said(by(HARBOUR_CITIES, "2011-11"), warned()))
                    .when(plan, in(Deadlines.clock("2012-01-01")))
                    .expectEvents(missed(PLAN_1, "2011"), onHold());
        }

        @Test
        void it_says_so_as_the_clock_of_the_network_on_the_day_after() {
            var clock = Deadlines.clock("2012-01-01");

            membership.given(bindings())
                    .when(plan, in(clock))
                    .expectEvents(new GenericEventMessage<>(
                            missed(PLAN_1, "2011"), MetaData.from(clock.toMetaData())));
        }

        @Test
        void the_next_one_is_opened_of_those_that_repeat() {
            bound().when(monitoring, in(Deadlines.clock("2012-01-01")))
                    .expectEvents(missed(MONITORING_1, "2011"), monitoringDueAgain("2013"));
        }

        @Test
        void nothing_happens_if_it_was_fulfilled() {
            alreadySo(bound(said(by(HAMBURG, "2011"), fulfilled(PLAN_1, 0)))
                    .when(plan, in(Deadlines.clock("2012-01-01"))));
        }

        @Test
        void nothing_happens_if_it_was_put_off() {
            alreadySo(bound(said(by(HARBOUR_CITIES, "2011"), planExtendedTo("2012-06-30")))
                    .when(plan, in(Deadlines.clock("2012-01-01"))));
        }

        @Test
        void it_is_missed_when_the_extension_has_passed() {
            bound(said(by(HARBOUR_CITIES, "2011"), planExtendedTo("2012-06-30")))
                    .when(plan, in(Deadlines.clock("2012-07-01")))
                    .expectEvents(missed(PLAN_1, "2012-06-30"));
        }

        @Test
        void a_second_deadline_changes_nothing() {
            alreadySo(overdue().when(plan, in(Deadlines.clock("2012-01-01"))));
        }

        @Test
        void it_puts_the_membership_on_hold_from_a_later_notice_on() {
            bound(said(by(HARBOUR_CITIES, "2012-03-15"), warned()))
                    .when(plan, in(Deadlines.clock("2012-01-01")))
                    .expectEvents(
                            said(Deadlines.clock("2012-01-01"), missed(PLAN_1, "2011")),
                            said(Deadlines.clock("2012-03-15"), onHold()));
        }

        @Test
        void a_notice_of_the_day_before_it_was_put_off_does_not_count() {
            bound(
                            said(by(HARBOUR_CITIES, "2011-08"), warned()),
                            said(by(HARBOUR_CITIES, "2011-09"), planExtendedTo("2012-06-30")))
                    .when(plan, in(Deadlines.clock("2012-07-01")))
                    .expectEvents(missed(PLAN_1, "2012-06-30"));
        }

        @Test
        void a_second_one_is_missed_while_the_first_holds_the_membership_up() {
            overdue(
                            said(by(HAMBURG, "2009"), opened("plan-2", PLAN, "2012")),
                            said(by(HARBOUR_CITIES, "2012-11"), new NoticeGiven(MEMBERSHIP, PLAN_2)))
                    .when(new ObligationDue(MEMBERSHIP, PLAN_2), in(Deadlines.clock("2013-01-01")))
                    .expectEvents(missed(PLAN_2, "2012"));
        }

        @Test
        void a_miss_and_its_hold_are_taken_back_if_the_due_day_was_corrected_to_a_later_one() {
            var overdue = overdue();
            var correct = correct(planDue("2011"), "dueBy", "2013");
            var miss = retracted(missed(PLAN_1, "2011"));
            var hold = retracted(onHold());

            overdue.andGivenCommands(correct)
                    .when(plan, in(Deadlines.clock("2012-01-01")))
                    .expectEvents(miss, hold);
        }

        @Test
        void it_is_missed_anew_when_the_corrected_day_has_passed_too() {
            var overdue = overdue();
            var correct = correct(planDue("2011"), "dueBy", "2012-06-30");
            var miss = retracted(missed(PLAN_1, "2011"));
            var hold = retracted(onHold());

            overdue.andGivenCommands(correct)
                    .when(plan, in(Deadlines.clock("2012-07-01")))
                    .expectEvents(miss, hold, missed(PLAN_1, "2012-06-30"), onHold());
        }

        @Test
        void a_miss_and_its_hold_are_taken_back_if_the_day_of_fulfilment_was_corrected_to_one_in_time() {
            var overdue = overdue(said(by(HAMBURG, "2012-02"), fulfilled(PLAN_1, 32)));
            var correct = correct(fulfilled(PLAN_1, 32), "effective", "2011-12");
            var miss = retracted(missed(PLAN_1, "2011"));
            var hold = retracted(onHold());

            overdue.andGivenCommands(correct)
                    .when(plan, in(Deadlines.clock("2012-01-01")))
                    .expectEvents(miss, hold);
        }

        @Test
        void nothing_happens_after_rejoining_for_one_of_the_period_before() {
            alreadySo(given(
                            Arrays.stream(bindings()),
                            said(by(HAMBURG, "2010"), withdrew()),
                            said(by(HAMBURG, "2010-06"), rejoined()))
                    .when(plan, in(Deadlines.clock("2012-01-01"))));
        }

        @Test
        void nothing_happens_if_the_city_had_left() {
            alreadySo(bound(said(by(HAMBURG, "2010"), withdrew())).when(plan, in(Deadlines.clock("2012-01-01"))));
        }

        @Test
        void nothing_happens_if_the_obligation_was_never_opened() {
            alreadySo(member().when(plan, in(Deadlines.clock("2012-01-01"))));
        }

        @Test
        void a_suspended_membership_is_not_put_on_hold_as_well() {
            bound(
                            said(by(HARBOUR_CITIES, "2011-10"), suspended(SuspensionCause.DECISION, "statutes")),
                            said(by(HARBOUR_CITIES, "2011-11"), warned()))
                    .when(plan, in(Deadlines.clock("2012-01-01")))
                    .expectEvents(missed(PLAN_1, "2011"));
        }
    }

    @Nested
    class When_an_obligation_is_due_to_a_network_or_by_a_city_that_ended {

        private final ObligationDue plan = new ObligationDue(MEMBERSHIP, PLAN_1);

        @Test
        void nothing_happens_after_the_network_was_dissolved() {
            dissolvedIn("2011");
            city(1_700_000);

            alreadySo(bound().when(plan, in(Deadlines.clock("2012-01-01"))));
        }

        @Test
        void nothing_happens_after_the_city_was_merged() {
            network();
            cityMergedIn("2011-06");

            alreadySo(bound().when(plan, in(Deadlines.clock("2012-01-01"))));
        }

        @Test
        void it_is_missed_while_both_may_still_have_existed() {
            dissolvedIn("2012");
            cityMergedIn("2012");

            bound().when(plan, in(Deadlines.clock("2012-01-01"))).expectEvents(missed(PLAN_1, "2011"));
        }
    }

    @Nested
    class Reactivating {

        private final ReactivateMembership reactivate = new ReactivateMembership(MEMBERSHIP, null);

        @Test
        void ends_the_hold_once_what_was_missed_is_made_good() {
            overdue(said(by(HAMBURG, "2012-08"), fulfilled(PLAN_1, 213)))
                    .when(reactivate, in(by(HARBOUR_CITIES, "2012-09-01")))
                    .expectEvents(reactivated());
        }

        @Test
        void ends_a_suspension_by_decision() {
            member(said(by(HARBOUR_CITIES, "2015"), suspended(SuspensionCause.DECISION, "statutes")))
                    .when(reactivate, in(by(HARBOUR_CITIES, "2016")))
                    .expectEvents(reactivated());
        }

        @Test
        void ends_a_suspension_for_arrears_that_were_paid() {
            inArrears(said(by(HARBOUR_CITIES, "2016-03"), dues("2014", DuesState.PAID)))
                    .when(reactivate, in(by(HARBOUR_CITIES, "2016-04")))
                    .expectEvents(reactivated());
        }

        @Test
        void ends_a_later_suspension_by_decision_whatever_the_dues() {
            inArrears(
                            said(by(HARBOUR_CITIES, "2016-03"), dues("2014", DuesState.PAID)),
                            said(by(HARBOUR_CITIES, "2016-04"), reactivated()),
                            said(by(HARBOUR_CITIES, "2020"), dues("2019", DuesState.ARREARS)),
                            said(by(HARBOUR_CITIES, "2020-02"), suspended(SuspensionCause.DECISION, "statutes")))
                    .when(reactivate, in(by(HARBOUR_CITIES, "2020-03")))
                    .expectEvents(reactivated());
        }

        @Test
        void is_judged_by_the_suspension_of_its_day_whichever_was_recorded_last() {
            member(
                            said(by(HARBOUR_CITIES, "2016-01"), suspended(SuspensionCause.DECISION, "statutes")),
                            said(by(HARBOUR_CITIES, "2018-01"), dues("2016", DuesState.ARREARS)),
                            said(by(HARBOUR_CITIES, "2018-01"), suspended(SuspensionCause.ARREARS, "dues of 2016")))
                    .when(reactivate, in(by(HARBOUR_CITIES, "2016-06")))
                    .expectEvents(reactivated());
        }

        @Test
        void is_refused_while_the_dues_are_in_arrears_though_a_decision_suspended_it_as_well() {
            refused(
                    inArrears(said(by(HARBOUR_CITIES, "2016-02"), suspended(SuspensionCause.DECISION, "statutes")))
                            .when(reactivate, in(by(HARBOUR_CITIES, "2016-04"))),
                    MembershipRejection.DUES_IN_ARREARS);
        }

        @Test
        void is_refused_on_a_day_before_what_was_missed_was_made_good() {
            refused(
                    overdue(said(by(HAMBURG, "2012-08"), fulfilled(PLAN_1, 213)))
                            .when(reactivate, in(by(HARBOUR_CITIES, "2012-03-01"))),
                    MembershipRejection.OBLIGATION_OVERDUE);
        }

        @Test
        void is_refused_on_a_day_before_the_dues_were_paid() {
            refused(
                    inArrears(said(by(HARBOUR_CITIES, "2016-03"), dues("2014", DuesState.PAID)))
                            .when(reactivate, in(by(HARBOUR_CITIES, "2016-02"))),
                    MembershipRejection.DUES_IN_ARREARS);
        }

        @Test
        void looks_at_what_was_told_of_the_dues_last_by_its_day_and_not_by_its_recording() {
            inArrears(
                            said(by(HARBOUR_CITIES, "2016-03"), dues("2014", DuesState.PAID)),
                            said(by(HARBOUR_CITIES, "2016-02"), dues("2014", DuesState.ARREARS)))
                    .when(reactivate, in(by(HARBOUR_CITIES, "2016-04")))
                    .expectEvents(reactivated());
        }

        @Test
        void is_refused_while_the_dues_are_in_arrears_though_a_hold_was_recorded_before_the_suspension() {
            refused(
                    overdue(
                                    said(by(HARBOUR_CITIES, "2011-03"), dues("2009", DuesState.ARREARS)),
                                    said(
                                            by(HARBOUR_CITIES, "2011-03"),
                                            suspended(SuspensionCause.ARREARS, "dues of 2009")),
                                    said(by(HAMBURG, "2012-08"), fulfilled(PLAN_1, 213)))
                            .when(reactivate, in(by(HARBOUR_CITIES, "2012-09"))),
                    MembershipRejection.DUES_IN_ARREARS);
        }

        @Test
        void an_active_membership_changes_nothing() {
            alreadySo(member().when(reactivate, in(by(HARBOUR_CITIES, "2012"))));
        }

        @Test
        void is_refused_to_the_city_itself() {
            refused(overdue().when(reactivate, in(by(HAMBURG, "2012-09"))), MembershipRejection.NOT_THE_NETWORK);
        }

        @Test
        void is_refused_while_the_obligation_is_overdue() {
            refused(
                    overdue().when(reactivate, in(by(HARBOUR_CITIES, "2012-09"))),
                    MembershipRejection.OBLIGATION_OVERDUE);
        }

        @Test
        void is_refused_while_another_obligation_is_overdue() {
            refused(
                    overdue(
                                    said(by(HAMBURG, "2009"), opened("plan-2", PLAN, "2012")),
                                    said(by(HARBOUR_CITIES, "2012-11"), new NoticeGiven(MEMBERSHIP, PLAN_2)),
                                    said(by(HARBOUR_CITIES, "2013-01-01"), missed(PLAN_2, "2012")),
                                    said(by(HAMBURG, "2013-02"), fulfilled(PLAN_1, 398)))
                            .when(reactivate, in(by(HARBOUR_CITIES, "2013-03"))),
                    MembershipRejection.OBLIGATION_OVERDUE);
        }

        @Test
        void does_not_ask_for_what_was_missed_without_holding_the_membership_up() {
            overdue(
                            said(by(HARBOUR_CITIES, "2012-01-01"), missed(MONITORING_1, "2011")),
                            said(by(HAMBURG, "2012-08"), fulfilled(PLAN_1, 213)))
                    .when(reactivate, in(by(HARBOUR_CITIES, "2012-09-01")))
                    .expectEvents(reactivated());
        }

        @Test
        void does_not_ask_for_the_dues_and_plans_of_an_earlier_period() {
            given(
                            Arrays.stream(bindings()),
                            said(by(HARBOUR_CITIES, "2011-11"), warned()),
                            said(by(HARBOUR_CITIES, "2012-01-01"), missed(PLAN_1, "2011")),
                            said(by(HARBOUR_CITIES, "2012-01-01"), onHold()),
                            said(by(HARBOUR_CITIES, "2012-02"), dues("2010", DuesState.ARREARS)),
                            said(by(HAMBURG, "2012-03"), withdrew()),
                            said(by(HAMBURG, "2018"), rejoined()),
                            said(by(HARBOUR_CITIES, "2020"), suspended(SuspensionCause.ARREARS, "dues of 2018")))
                    .when(reactivate, in(by(HARBOUR_CITIES, "2021")))
                    .expectEvents(reactivated());
        }

        @Test
        void is_refused_while_the_dues_are_in_arrears() {
            refused(
                    inArrears().when(reactivate, in(by(HARBOUR_CITIES, "2016-04"))),
                    MembershipRejection.DUES_IN_ARREARS);
        }

        @Test
        void is_refused_after_the_city_left() {
            refused(
                    member(said(by(HAMBURG, "2012"), withdrew())).when(reactivate, in(by(HARBOUR_CITIES, "2013"))),
                    MembershipRejection.NOT_POSSIBLE_THEN);
        }
    }

    @Nested
    class Recording_dues {

        private final RecordDues unpaid = new RecordDues(MEMBERSHIP, on("2014"), DuesState.ARREARS, null);
        private final RecordDues paid = new RecordDues(MEMBERSHIP, on("2014"), DuesState.PAID, null);

        @Test
        void says_that_they_were_paid() {
            networkAndCity();

            member().when(paid, in(by(HARBOUR_CITIES, "2014"))).expectEvents(dues("2014", DuesState.PAID));
        }

        @Test
        void in_arrears_for_less_than_the_rule_allows_has_no_consequence() {
            networkAndCity();

            member().when(unpaid, in(by(HARBOUR_CITIES, "2015-12"))).expectEvents(dues("2014", DuesState.ARREARS));
        }

        @Test
        void in_arrears_for_longer_suspends_the_membership() {
            networkAndCity();

            member().when(unpaid, in(by(HARBOUR_CITIES, "2016-01-01")))
                    .expectEvents(
                            dues("2014", DuesState.ARREARS), suspended(SuspensionCause.ARREARS, "dues of 2014"));
        }

        @Test
        void has_no_consequence_where_there_were_no_rules() {
            networkAndCity();

            membership.given(said(by(HAMBURG, "1990"), applied()), said(by(HARBOUR_CITIES, "1990"), admitted()))
                    .when(
                            new RecordDues(MEMBERSHIP, on("1991"), DuesState.ARREARS, null),
                            in(by(HARBOUR_CITIES, "1995")))
                    .expectEvents(dues("1991", DuesState.ARREARS));
        }

        @Test
        void in_arrears_told_again_when_that_has_become_too_long_suspends_the_membership() {
            networkAndCity();

            member(said(by(HARBOUR_CITIES, "2015-12"), dues("2014", DuesState.ARREARS)))
                    .when(unpaid, in(by(HARBOUR_CITIES, "2016-01-01")))
                    .expectEvents(suspended(SuspensionCause.ARREARS, "dues of 2014"));
        }

        @Test
        void in_arrears_told_again_of_one_suspended_for_them_changes_nothing() {
            alreadySo(inArrears().when(unpaid, in(by(HARBOUR_CITIES, "2017"))));
        }

        @Test
        void in_arrears_suspends_one_that_a_decision_has_suspended_for_this_as_well() {
            networkAndCity();

            member(said(by(HARBOUR_CITIES, "2015"), suspended(SuspensionCause.DECISION, "statutes")))
                    .when(unpaid, in(by(HARBOUR_CITIES, "2016-01-01")))
                    .expectEvents(
                            dues("2014", DuesState.ARREARS), suspended(SuspensionCause.ARREARS, "dues of 2014"));
        }

        @Test
        void in_arrears_suspends_a_member_on_hold() {
            networkAndCity();

            overdue()
                    .when(unpaid, in(by(HARBOUR_CITIES, "2016-01-01")))
                    .expectEvents(
                            dues("2014", DuesState.ARREARS), suspended(SuspensionCause.ARREARS, "dues of 2014"));
        }

        @Test
        void after_rejoining_leaves_the_arrears_of_the_period_before_alone() {
            networkAndCity();

            rejoinedIn2018(said(by(HARBOUR_CITIES, "2015"), dues("2014", DuesState.ARREARS)))
                    .when(
                            new RecordDues(MEMBERSHIP, on("2019"), DuesState.PAID, null),
                            in(by(HARBOUR_CITIES, "2020")))
                    .expectEvents(dues("2019", DuesState.PAID));
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(member(said(by(HARBOUR_CITIES, "2014"), dues("2014", DuesState.PAID)))
                    .when(paid, in(by(HARBOUR_CITIES, "2014"))));
        }

        @Test
        void is_refused_to_the_city_itself() {
            refused(member().when(paid, in(by(HAMBURG, "2014"))), MembershipRejection.NOT_THE_NETWORK);
        }

        @Test
        void is_refused_before_admission() {
            refused(applicant().when(paid, in(by(HARBOUR_CITIES, "2014"))), MembershipRejection.NOT_POSSIBLE_THEN);
        }
    }

    @Nested
    class Suspending {

        private final SuspendMembership suspend = new SuspendMembership(MEMBERSHIP, "statutes");

        @Test
        void takes_the_rights() {
            member().when(suspend, in(by(HARBOUR_CITIES, "2015")))
                    .expectEvents(suspended(SuspensionCause.DECISION, "statutes"));
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(member(said(by(HARBOUR_CITIES, "2015"), suspended(SuspensionCause.DECISION, "statutes")))
                    .when(suspend, in(by(HARBOUR_CITIES, "2015"))));
        }

        @Test
        void by_decision_is_recorded_of_a_member_suspended_for_arrears() {
            inArrears()
                    .when(suspend, in(by(HARBOUR_CITIES, "2017")))
                    .expectEvents(suspended(SuspensionCause.DECISION, "statutes"));
        }

        @Test
        void takes_the_rights_of_a_member_on_hold() {
            overdue()
                    .when(suspend, in(by(HARBOUR_CITIES, "2013")))
                    .expectEvents(suspended(SuspensionCause.DECISION, "statutes"));
        }

        @Test
        void is_refused_to_the_city_itself() {
            refused(member().when(suspend, in(by(HAMBURG, "2015"))), MembershipRejection.NOT_THE_NETWORK);
        }

        @Test
        void is_refused_after_the_city_left() {
            refused(
                    member(said(by(HAMBURG, "2012"), withdrew())).when(suspend, in(by(HARBOUR_CITIES, "2013"))),
                    MembershipRejection.NOT_POSSIBLE_THEN);
        }

        @Test
        void is_taken_when_it_may_have_been_before_the_city_left() {
            member(said(by(HAMBURG, "2012"), withdrew()))
                    .when(suspend, in(by(HARBOUR_CITIES, "2012-03")))
                    .expectEvents(suspended(SuspensionCause.DECISION, "statutes"));
        }
    }

    @Nested
    class Changing_the_class {

        @Test
        void moves_a_member_to_another_one() {
            networkAndCity();

            member().when(new ChangeClass(MEMBERSHIP, "ASSOCIATE"), in(by(HARBOUR_CITIES, "2020")))
                    .expectEvents(new MemberClassChanged(MEMBERSHIP, "FULL", "ASSOCIATE"));
        }

        @Test
        void to_its_own_changes_nothing() {
            alreadySo(member().when(new ChangeClass(MEMBERSHIP, "FULL"), in(by(HARBOUR_CITIES, "2020"))));
        }

        @Test
        void is_refused_to_the_city_itself() {
            refused(
                    member().when(new ChangeClass(MEMBERSHIP, "ASSOCIATE"), in(by(HAMBURG, "2020"))),
                    MembershipRejection.NOT_THE_NETWORK);
        }

        @Test
        void is_refused_for_a_class_that_the_rules_do_not_name() {
            networkAndCity();

            refused(
                    member().when(new ChangeClass(MEMBERSHIP, "PARTNER"), in(by(HARBOUR_CITIES, "2020"))),
                    MembershipRejection.NO_SUCH_CLASS);
        }

        @Test
        void is_refused_where_the_class_rejects() {
            network();
            city(100_000);

            refused(
                    membership.given(
                                    said(by(HAMBURG, "1990"), applied()),
                                    said(by(HARBOUR_CITIES, "1990"), new MemberAdmitted(MEMBERSHIP, "GUEST", null)))
                            .when(new ChangeClass(MEMBERSHIP, "FULL"), in(by(HARBOUR_CITIES, "2020"))),
                    MembershipRejection.NOT_ELIGIBLE);
        }

        @Test
        void is_refused_while_suspended() {
            networkAndCity();

            refused(
                    member(said(by(HARBOUR_CITIES, "2015"), suspended(SuspensionCause.DECISION, "statutes")))
                            .when(new ChangeClass(MEMBERSHIP, "ASSOCIATE"), in(by(HARBOUR_CITIES, "2020"))),
                    MembershipRejection.NOT_POSSIBLE_THEN);
        }

        @Test
        void is_refused_to_a_city_that_had_ended() {
            network();
            cityMergedIn("2015");

            refused(
                    member().when(new ChangeClass(MEMBERSHIP, "ASSOCIATE"), in(by(HARBOUR_CITIES, "2020"))),
                    MembershipRejection.CITY_HAS_ENDED);
        }

        @Test
        void to_the_one_in_which_some_time_in_the_year_it_was_admitted_changes_nothing() {
            var vaguelyAdmitted = membership.given(
                    said(by(HAMBURG, "2009-03"), applied()),
                    said(by(HARBOUR_CITIES, "2009"), new MemberAdmitted(MEMBERSHIP, "ASSOCIATE", FIRST_RULES)));

            alreadySo(vaguelyAdmitted.when(new ChangeClass(MEMBERSHIP, "ASSOCIATE"), in(by(HARBOUR_CITIES, "2012"))));
        }
    }

    @Nested
    class Taking_office {

        private final TakeOffice chair = new TakeOffice(MEMBERSHIP, Office.FORUM_CHAIR, on("2024"));

        @Test
        void is_recorded() {
            networkAndCity();

            member().when(chair, in(by(HAMBURG, "2022"))).expectEvents(chairUntil("2024"));
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(member(said(by(HAMBURG, "2022"), chairUntil("2024"))).when(chair, in(by(HAMBURG, "2022"))));
        }

        @Test
        void again_is_another_term() {
            networkAndCity();

            member(said(by(HAMBURG, "2020"), chairUntil("2022")))
                    .when(chair, in(by(HAMBURG, "2022")))
                    .expectEvents(chairUntil("2024"));
        }

        @Test
        void is_refused_to_another_city() {
            refused(member().when(chair, in(by(OSAKA, "2022"))), MembershipRejection.NOT_A_PARTY);
        }

        @Test
        void is_refused_after_the_network_ended() {
            dissolvedIn("2021");

            refused(member().when(chair, in(by(HAMBURG, "2022"))), MembershipRejection.NETWORK_NOT_IN_BEING);
        }

        @Test
        void is_refused_to_a_city_that_had_ended() {
            network();
            cityMergedIn("2021");

            refused(member().when(chair, in(by(HAMBURG, "2022"))), MembershipRejection.CITY_HAS_ENDED);
        }

        @Test
        void is_refused_if_it_ends_before_it_begins() {
            refused(member().when(chair, in(by(HAMBURG, "2025"))), MembershipRejection.ENDS_BEFORE_IT_BEGINS);
        }

        @Test
        void is_refused_while_suspended() {
            refused(
                    member(said(by(HARBOUR_CITIES, "2015"), suspended(SuspensionCause.DECISION, "statutes")))
                            .when(chair, in(by(HAMBURG, "2022"))),
                    MembershipRejection.NOT_POSSIBLE_THEN);
        }

        @Test
        void is_taken_for_a_day_before_the_suspension() {
            networkAndCity();

            member(said(by(HARBOUR_CITIES, "2015"), suspended(SuspensionCause.DECISION, "statutes")))
                    .when(chair, in(by(HAMBURG, "2014")))
                    .expectEvents(chairUntil("2024"));
        }
    }

    @Nested
    class Joining_a_working_group {

        private final JoinWorkingGroup join = new JoinWorkingGroup(MEMBERSHIP, MOBILITY);

        @Test
        void is_recorded() {
            networkAndCity();

            member().when(join, in(by(HAMBURG, "2021"))).expectEvents(new WorkingGroupJoined(MEMBERSHIP, MOBILITY));
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(member(said(by(HAMBURG, "2021"), new WorkingGroupJoined(MEMBERSHIP, MOBILITY)))
                    .when(join, in(by(HAMBURG, "2021"))));
        }

        @Test
        void is_refused_to_another_city() {
            refused(member().when(join, in(by(OSAKA, "2021"))), MembershipRejection.NOT_A_PARTY);
        }

        @Test
        void is_refused_where_the_network_has_none_of_that_key() {
            networkAndCity();

            refused(
                    member().when(new JoinWorkingGroup(MEMBERSHIP, new Key("culture")), in(by(HAMBURG, "2021"))),
                    MembershipRejection.NO_SUCH_WORKING_GROUP);
        }

        @Test
        void is_refused_before_the_group_was_set_up() {
            networkAndCity();
            var early = given(
                    Stream.of(said(by(HAMBURG, "1987"), applied()), said(by(HARBOUR_CITIES, "1987"), admitted())));

            refused(early.when(join, in(by(HAMBURG, "1988"))), MembershipRejection.NO_SUCH_WORKING_GROUP);
        }

        @Test
        void is_refused_after_the_city_has_ended() {
            network();
            cityMergedIn("2015");

            refused(member().when(join, in(by(HAMBURG, "2020"))), MembershipRejection.CITY_HAS_ENDED);
        }

        @Test
        void is_refused_before_admission() {
            networkAndCity();

            refused(applicant().when(join, in(by(HAMBURG, "2021"))), MembershipRejection.NOT_POSSIBLE_THEN);
        }
    }

    @Nested
    class Ending {

        private final WithdrawMember withdraw = new WithdrawMember(MEMBERSHIP, "budget");
        private final ExpelMember expel = new ExpelMember(MEMBERSHIP, "assembly, item 7");
        private final LapseMembership lapse = new LapseMembership(MEMBERSHIP, "not renewed");

        @Test
        void by_the_citys_will() {
            member().when(withdraw, in(by(HAMBURG, "2012"))).expectEvents(withdrew());
        }

        @Test
        void by_the_networks_decision() {
            member().when(expel, in(by(HARBOUR_CITIES, "2012"))).expectEvents(expelled());
        }

        @Test
        void by_itself() {
            member().when(lapse, in(by(HARBOUR_CITIES, "2012"))).expectEvents(lapsed());
        }

        @Test
        void of_an_application_is_possible() {
            applicant().when(withdraw, in(by(HAMBURG, "2010"))).expectEvents(withdrew());
        }

        @Test
        void of_an_application_by_itself_is_possible() {
            applicant().when(lapse, in(by(HARBOUR_CITIES, "2010"))).expectEvents(lapsed());
        }

        @Test
        void of_an_application_by_expulsion_is_refused() {
            refused(applicant().when(expel, in(by(HARBOUR_CITIES, "2010"))), MembershipRejection.NOT_POSSIBLE_THEN);
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(member(said(by(HAMBURG, "2012"), withdrew())).when(withdraw, in(by(HAMBURG, "2012"))));
            alreadySo(member(said(by(HAMBURG, "2012"), expelled())).when(expel, in(by(HARBOUR_CITIES, "2012"))));
            alreadySo(member(said(by(HAMBURG, "2012"), lapsed())).when(lapse, in(by(HARBOUR_CITIES, "2012"))));
        }

        @Test
        void is_not_withdrawn_by_another_city() {
            refused(member().when(withdraw, in(by(OSAKA, "2012"))), MembershipRejection.NOT_A_PARTY);
        }

        @Test
        void is_neither_expelled_nor_lapsed_by_the_city_itself() {
            refused(member().when(expel, in(by(HAMBURG, "2012"))), MembershipRejection.NOT_THE_NETWORK);
            refused(member().when(lapse, in(by(HAMBURG, "2012"))), MembershipRejection.NOT_THE_NETWORK);
        }

        @Test
        void happens_once_in_a_period() {
            refused(
                    member(said(by(HAMBURG, "2012"), withdrew())).when(expel, in(by(HARBOUR_CITIES, "2013"))),
                    MembershipRejection.NOT_POSSIBLE_THEN);
            refused(
                    member(said(by(HAMBURG, "2012"), withdrew())).when(lapse, in(by(HARBOUR_CITIES, "2013"))),
                    MembershipRejection.NOT_POSSIBLE_THEN);
            refused(
                    member(said(by(HARBOUR_CITIES, "2012"), expelled())).when(withdraw, in(by(HAMBURG, "2013"))),
                    MembershipRejection.NOT_POSSIBLE_THEN);
        }

        @Test
        void is_refused_before_what_certainly_happened_later() {
            refused(
                    member(said(by(HAMBURG, "2020"), chairUntil("2024"))).when(withdraw, in(by(HAMBURG, "2012"))),
                    MembershipRejection.NOT_POSSIBLE_THEN);
        }
    }

    @Nested
    class Rejoining {

        private final RejoinNetwork rejoin = new RejoinNetwork(MEMBERSHIP, "FULL");

        @Test
        void opens_a_new_period_in_the_same_stream() {
            networkAndCity();

            member(said(by(HAMBURG, "2012"), withdrew()))
                    .when(rejoin, in(by(HAMBURG, "2018")))
                    .expectEvents(rejoined());
        }

        @Test
        void without_any_class_is_refused_where_the_rules_name_classes() {
            networkAndCity();
            var former = membership.given(
                    said(by(HAMBURG, "1990"), appliedWithoutClass()),
                    said(by(HARBOUR_CITIES, "1990"), new MemberAdmitted(MEMBERSHIP, null, null)),
                    said(by(HAMBURG, "2012"), withdrew()));

            refused(
                    former.when(new RejoinNetwork(MEMBERSHIP, null), in(by(HAMBURG, "2018"))),
                    MembershipRejection.NO_SUCH_CLASS);
        }

        @Test
        void leaves_the_class_open() {
            networkAndCity();

            member(said(by(HARBOUR_CITIES, "2012"), lapsed()))
                    .when(new RejoinNetwork(MEMBERSHIP, null), in(by(HARBOUR_CITIES, "2018")))
                    .expectEvents(new MemberRejoined(MEMBERSHIP, null));
        }

        @Test
        void after_an_expulsion_is_the_networks_decision() {
            networkAndCity();

            refused(
                    member(said(by(HARBOUR_CITIES, "2012"), expelled())).when(rejoin, in(by(HAMBURG, "2018"))),
                    MembershipRejection.NOT_THE_NETWORK);
            member(said(by(HARBOUR_CITIES, "2012"), expelled()))
                    .when(rejoin, in(by(HARBOUR_CITIES, "2018")))
                    .expectEvents(rejoined());
        }

        @Test
        void twice_changes_nothing() {
            alreadySo(member(said(by(HAMBURG, "2012"), withdrew()), said(by(HAMBURG, "2018"), rejoined()))
                    .when(rejoin, in(by(HAMBURG, "2018"))));
        }

        @Test
        void is_refused_to_another_city() {
            refused(
                    member(said(by(HAMBURG, "2012"), withdrew())).when(rejoin, in(by(OSAKA, "2018"))),
                    MembershipRejection.NOT_A_PARTY);
        }

        @Test
        void is_refused_to_a_member() {
            networkAndCity();

            refused(member().when(rejoin, in(by(HAMBURG, "2018"))), MembershipRejection.ALREADY_A_MEMBER);
        }

        @Test
        void is_refused_to_one_that_was_never_admitted() {
            networkAndCity();

            refused(
                    applicant(said(by(HAMBURG, "2010"), withdrew())).when(rejoin, in(by(HAMBURG, "2012"))),
                    MembershipRejection.APPLY_INSTEAD);
        }

        @Test
        void is_refused_before_the_city_left() {
            networkAndCity();

            refused(
                    member(said(by(HAMBURG, "2012"), withdrew())).when(rejoin, in(by(HAMBURG, "2011"))),
                    MembershipRejection.ALREADY_A_MEMBER);
        }

        @Test
        void is_refused_where_the_class_rejects() {
            network();
            city(100_000);

            refused(
                    member(said(by(HAMBURG, "2012"), withdrew())).when(rejoin, in(by(HAMBURG, "2018"))),
                    MembershipRejection.NOT_ELIGIBLE);
        }

        @Test
        void is_refused_for_a_class_that_the_rules_do_not_name() {
            networkAndCity();

            refused(
                    member(said(by(HAMBURG, "2012"), withdrew()))
                            .when(new RejoinNetwork(MEMBERSHIP, "PARTNER"), in(by(HAMBURG, "2018"))),
                    MembershipRejection.NO_SUCH_CLASS);
        }

        @Test
        void is_refused_after_the_network_ended() {
            dissolvedIn("2016");

            refused(
                    member(said(by(HAMBURG, "2012"), withdrew())).when(rejoin, in(by(HAMBURG, "2018"))),
                    MembershipRejection.NETWORK_NOT_IN_BEING);
        }

        @Test
        void is_refused_to_a_city_that_had_ended() {
            network();
            cityMergedIn("2015");

            refused(
                    member(said(by(HAMBURG, "2012"), withdrew())).when(rejoin, in(by(HAMBURG, "2018"))),
                    MembershipRejection.CITY_HAS_ENDED);
        }

        @Test
        void lets_the_first_period_be_completed_afterwards() {
            networkAndCity();

            member(said(by(HAMBURG, "2012"), withdrew()), said(by(HAMBURG, "2018"), rejoined()))
                    .when(new TakeOffice(MEMBERSHIP, Office.FORUM_CHAIR, null), in(by(HAMBURG, "2010")))
                    .expectEvents(chairUntil(null));
        }

        @Test
        void leaves_the_gap_a_gap() {
            refused(
                    member(said(by(HAMBURG, "2012"), withdrew()), said(by(HAMBURG, "2018"), rejoined()))
                            .when(new TakeOffice(MEMBERSHIP, Office.FORUM_CHAIR, null), in(by(HAMBURG, "2015"))),
                    MembershipRejection.NOT_POSSIBLE_THEN);
        }
    }

    @Nested
    class Correcting {

        @Test
        void the_joining_date_to_one_before_the_application_is_refused() {
            var member = member();

            refused(
                    member.when(admittedOn("2008"), in(by(HARBOUR_CITIES, "2026"))),
                    FactRejection.CORRECTION_CONTRADICTS);
        }

        @Test
        void the_joining_date_to_one_that_fits_is_recorded() {
            var member = member();
            var correct = admittedOn("2009-03");

            member.when(correct, in(by(HARBOUR_CITIES, "2026")))
                    .expectEvents(new FactCorrected(
                            correct.subject(), correct.target(), "effective", "2009", "2009-03", "the minutes"));
        }

        @Test
        void an_obligation_away_that_was_fulfilled_is_refused() {
            var bound = bound(said(by(HAMBURG, "2011"), fulfilled(MONITORING_1, 0)));
            var opened = idOf(monitoringDue("2011"));

            refused(
                    bound.when(
                            new RetractEvent(SUBJECT, opened, Cause.RECORDED_IN_ERROR, "a slip"),
                            in(by(HARBOUR_CITIES, "2026"))),
                    FactRejection.CORRECTION_CONTRADICTS);
        }

        private CorrectFact admittedOn(String day) {
            return new CorrectFact(SUBJECT, idOf(admitted()), "effective", day, "the minutes");
        }
    }

    private static AdmitMember admitAs(@Nullable String memberClass,
            @Nullable Key rules) {
        return new AdmitMember(MEMBERSHIP, memberClass, rules);
    }

    private EventRetracted retracted(MembershipEvent event) {
        return new EventRetracted(SUBJECT, idOf(event), Cause.RECORDED_IN_ERROR, "plan-1 was not missed");
    }

    /** As the policy gives it along, in consequence of that event. */
    private static Envelope clock(String day, Visibility visibility, UUID cause) {
        var clock = Deadlines.clock(day);
        return new Envelope(
                clock.actor(),
                null,
                clock.confidence(),
                visibility,
                clock.effective(),
                null,
                null,
                cause.toString());
    }

    private static Envelope discreetly(Envelope envelope) {
        var discreet = new HashMap<>(envelope.toMetaData());
        discreet.put("visibility", Visibility.NETWORK.name());
        return Envelope.from(discreet);
    }

    private CommandMessage<?> correct(MembershipEvent event, String field, String to) {
        return GenericCommandMessage.asCommandMessage(new CorrectFact(SUBJECT, idOf(event), field, to, "the minutes"))
                .withMetaData(in(by(HARBOUR_CITIES, "2026")));
    }

    /** Of the event that was given. */
    private UUID idOf(MembershipEvent event) {
        return membership.fixture().getEventStore().readEvents(MEMBERSHIP.toString()).asStream()
                .filter(message -> message.getPayload().equals(event))
                .map(message -> UUID.fromString(message.getIdentifier()))
                .findFirst()
                .orElseThrow();
    }

    private static MembershipApplied appliedWithoutClass() {
        return new MembershipApplied(MEMBERSHIP, HARBOUR_CITIES, HAMBURG, null, List.of());
    }

    private static ObligationOpened opened(String key, ObligationRule rule, String due) {
        return new ObligationOpened(MEMBERSHIP, HARBOUR_CITIES, new Key(key), rule, on(due), FIRST_RULES, null);
    }

    private TestExecutor<NetworkMembership> applicant(EventMessage<?>... further) {
        return given(Stream.of(said(by(HAMBURG, "2009"), applied())), further);
    }

    private TestExecutor<NetworkMembership> member(EventMessage<?>... further) {
        return given(
                Stream.of(said(by(HAMBURG, "2009"), applied()), said(by(HARBOUR_CITIES, "2009"), admitted())),
                further);
    }

    private TestExecutor<NetworkMembership> rejoinedIn2018(EventMessage<?>... before) {
        return given(
                Stream.concat(
                        Stream.of(said(by(HAMBURG, "2009"), applied()), said(by(HARBOUR_CITIES, "2009"), admitted())),
                        Arrays.stream(before)),
                said(by(HAMBURG, "2017"), withdrew()),
                said(by(HAMBURG, "2018"), rejoined()));
    }

    private static EventMessage<?>[] bindings() {
        return new EventMessage<?>[] {
            said(by(HAMBURG, "2009"), applied()),
            said(by(HARBOUR_CITIES, "2009"), admitted()),
            said(by(HAMBURG, "2009"), signed()),
            said(by(HAMBURG, "2009"), planDue("2011")),
            said(by(HAMBURG, "2009"), monitoringDue("2011"))
        };
    }

    private TestExecutor<NetworkMembership> bound(EventMessage<?>... further) {
        return given(Arrays.stream(bindings()), further);
    }

    private TestExecutor<NetworkMembership> overdue(EventMessage<?>... further) {
        return given(
                Stream.concat(
                        Arrays.stream(bindings()),
                        Stream.of(
                                said(by(HARBOUR_CITIES, "2011-11"), warned()),
                                said(by(HARBOUR_CITIES, "2012-01-01"), missed(PLAN_1, "2011")),
                                said(by(HARBOUR_CITIES, "2012-01-01"), onHold()))),
                further);
    }

    private TestExecutor<NetworkMembership> inArrears(EventMessage<?>... further) {
        return given(
                Stream.of(
                        said(by(HAMBURG, "2009"), applied()),
                        said(by(HARBOUR_CITIES, "2009"), admitted()),
                        said(by(HARBOUR_CITIES, "2016"), dues("2014", DuesState.ARREARS)),
                        said(by(HARBOUR_CITIES, "2016"), suspended(SuspensionCause.ARREARS, "dues of 2014"))),
                further);
    }

    private TestExecutor<NetworkMembership> given(Stream<EventMessage<?>> first, EventMessage<?>... further) {
        return membership.given(Stream.concat(first, Arrays.stream(further)).toArray(EventMessage<?>[]::new));
    }

    private void networkAndCity() {
        network();
        city(1_700_000);
    }

    private void network() {
        membership.elsewhere(
                "Network",
                HARBOUR_CITIES,
                said(by(HARBOUR_CITIES, "1986"), founded()),
                said(by(HARBOUR_CITIES, "1990"), mobilityForum()),
                said(by(HARBOUR_CITIES, "2000"), published()));
    }

    private void networkWithRulesOf(String first, String second) {
        membership.elsewhere(
                "Network",
                HARBOUR_CITIES,
                said(by(HARBOUR_CITIES, "1986"), founded()),
                said(by(HARBOUR_CITIES, first), published()),
                said(
                        by(HARBOUR_CITIES, second),
                        new RulesPublished(
                                HARBOUR_CITIES, new Key("next"), List.of(FULL), null, List.of(), null)));
    }

    private void dissolvedIn(String year) {
        membership.elsewhere(
                "Network",
                HARBOUR_CITIES,
                said(by(HARBOUR_CITIES, "1986"), founded()),
                said(by(HARBOUR_CITIES, year), dissolved()));
    }

    private void cityMergedIn(String year) {
        membership.elsewhere(
                "City", HAMBURG, said(by(HAMBURG, "2026"), registered()), said(by(HAMBURG, year), mergedInto(OSAKA)));
    }

    private void city(long population) {
        membership.elsewhere(
                "City",
                HAMBURG,
                said(by(HAMBURG, "2026"), registered()),
                said(
                        by(HAMBURG, "1985"),
                        new CityFigureReported(
                                HAMBURG, new Figure(FigureKind.POPULATION, population, Qualifier.EXACTLY, null))));
    }
}
