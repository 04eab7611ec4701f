package city.hansa.query.membership;

import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.HARBOUR_CITIES;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.event;
import static city.hansa.api.Examples.on;
import static city.hansa.api.membership.MembershipExamples.MEMBERSHIP;
import static city.hansa.api.membership.MembershipExamples.PLAN_1;
import static city.hansa.api.membership.MembershipExamples.admitted;
import static city.hansa.api.membership.MembershipExamples.applied;
import static city.hansa.api.membership.MembershipExamples.chairUntil;
import static city.hansa.api.membership.MembershipExamples.dues;
import static city.hansa.api.membership.MembershipExamples.expelled;
import static city.hansa.api.membership.MembershipExamples.fulfilled;
import static city.hansa.api.membership.MembershipExamples.lapsed;
import static city.hansa.api.membership.MembershipExamples.missed;
import static city.hansa.api.membership.MembershipExamples.onHold;
import static city.hansa.api.membership.MembershipExamples.planDue;
import static city.hansa.api.membership.MembershipExamples.planExtendedTo;
import static city.hansa.api.membership.MembershipExamples.reactivated;
import static city.hansa.api.membership.MembershipExamples.rejoined;
import static city.hansa.api.membership.MembershipExamples.signed;
import static city.hansa.api.membership.MembershipExamples.suspended;
import static city.hansa.api.membership.MembershipExamples.warned;
import static city.hansa.api.membership.MembershipExamples.withdrew;
import static city.hansa.api.membership.MembershipStanding.ACTIVE;
import static city.hansa.api.membership.MembershipStanding.APPLIED;
import static city.hansa.api.membership.MembershipStanding.EXPELLED;
import static city.hansa.api.membership.MembershipStanding.LAPSED;
import static city.hansa.api.membership.MembershipStanding.ON_HOLD;
import static city.hansa.api.membership.MembershipStanding.SUSPENDED;
import static city.hansa.api.membership.MembershipStanding.WITHDRAWN;
import static city.hansa.api.network.NetworkExamples.FIRST_RULES;
import static city.hansa.api.network.NetworkExamples.MOBILITY;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.Recorded;
import city.hansa.api.membership.DuesState;
import city.hansa.api.membership.EligibilityWarning;
import city.hansa.api.membership.MembershipEvent;
import city.hansa.api.membership.MembershipEvent.MemberClassChanged;
import city.hansa.api.membership.MembershipEvent.WorkingGroupJoined;
import city.hansa.api.membership.MembershipStanding;
import city.hansa.api.membership.MembershipStep;
import city.hansa.api.membership.MembershipView;
import city.hansa.api.membership.MembershipView.Change;
import city.hansa.api.membership.MembershipView.Commitment;
import city.hansa.api.membership.MembershipView.Dues;
import city.hansa.api.membership.MembershipView.Held;
import city.hansa.api.membership.MembershipView.Joined;
import city.hansa.api.membership.MembershipView.Obligation;
import city.hansa.api.membership.MembershipView.ObligationState;
import city.hansa.api.membership.MembershipView.Period;
import city.hansa.api.membership.Office;
import city.hansa.api.membership.SuspensionCause;
import city.hansa.api.view.CityRef;
import city.hansa.api.view.NetworkRef;
import city.hansa.api.view.Since;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MembershipFoldTest {

    private static final Since APPLICATION = Since.by("APPLICATION", on("2009-01"));
    private static final Since ADMISSION = Since.by("ADMISSION", on("2009-06"));

    @Test
    void an_application_is_shown_with_its_warnings() {
        var applicant = fold(null, told("2009-01", applied(EligibilityWarning.POPULATION_UNKNOWN)));

        assertThat(applicant.city()).isEqualTo(new CityRef(HAMBURG));
        assertThat(applicant.network()).isEqualTo(new NetworkRef(HARBOUR_CITIES));
        assertThat(applicant.warnings()).containsExactly(EligibilityWarning.POPULATION_UNKNOWN);
        assertThat(applicant.periods()).containsExactly(new Period(APPLIED, "FULL", on("2009-01"), null, APPLICATION));
    }

    @Test
    void an_application_that_came_to_nothing_stays_in_view_before_the_next() {
        var withdrawn = fold(fold(null, told("2007-01", applied())), told("2007-06", withdrew()));
        var again = fold(withdrawn, told("2009-01", applied()));

        assertThat(again.periods())
                .extracting(Period::standing)
                .containsExactly(APPLIED, WITHDRAWN, APPLIED);
    }

    @Test
    void a_member_is_so_from_its_admission() {
        var member = member();

        assertThat(member.ruleVersion()).isEqualTo(FIRST_RULES);
        assertThat(member.periods())
                .containsExactly(
                        new Period(APPLIED, "FULL", on("2009-01"), on("2009-06"), APPLICATION),
                        new Period(ACTIVE, "FULL", on("2009-06"), null, ADMISSION));
    }

    @Test
    void a_commitment_is_shown_with_its_day() {
        assertThat(member(told("2009", signed())).commitments())
                .containsExactly(new Commitment("Clean Harbours 2020", null, on("2009")));
    }

    @Test
    void an_obligation_is_open_until_it_is_fulfilled() {
        assertThat(plan(told("2009", planDue("2011"))).state()).isEqualTo(ObligationState.OPEN);

        var kept = plan(told("2009", planDue("2011")), told("2011", fulfilled(PLAN_1, 0)));
        assertThat(kept.state()).isEqualTo(ObligationState.FULFILLED);
        assertThat(kept.fulfilledOn()).isEqualTo(on("2011"));
    }

    @Test
    void an_extension_moves_the_day() {
        var plan = plan(told("2009", planDue("2011")), told("2011", planExtendedTo("2012-06-30")));

        assertThat(plan.dueBy()).isEqualTo(on("2012-06-30"));
        assertThat(plan.extensions()).isEqualTo(1);
    }

    @Test
    void a_miss_stays_visible_after_it_was_made_good() {
        var plan = plan(
                told("2009", planDue("2011")),
                told("2011-11", warned()),
                told("2012-01-01", missed(PLAN_1, "2011")),
                told("2012-02-10", fulfilled(PLAN_1, 41)));

        assertThat(plan.noticeOn()).isEqualTo(on("2011-11"));
        assertThat(plan.missedOn()).isEqualTo(on("2012-01-01"));
        assertThat(plan.state()).isEqualTo(ObligationState.FULFILLED);
        assertThat(plan.lateByDays()).isEqualTo(41);
    }

    @Test
    void a_miss_that_is_not_made_good_is_shown_as_missed() {
        assertThat(plan(told("2009", planDue("2011")), told("2012-01-01", missed(PLAN_1, "2011"))).state())
                .isEqualTo(ObligationState.MISSED);
    }

    @Test
    void a_hold_stays_a_period_after_it_ended() {
        var member = member(told("2012-01-01", onHold()), told("2012-09-01", reactivated()));

        assertThat(member.periods())
                .extracting(Period::standing)
                .containsExactly(APPLIED, ACTIVE, ON_HOLD, ACTIVE);
        assertThat(member.periods().get(2))
                .isEqualTo(new Period(ON_HOLD, "FULL", on("2012-01-01"), on("2012-09-01"), ADMISSION));
        assertThat(member.changes().get(2))
                .isEqualTo(new Change(MembershipStep.PUT_ON_HOLD, null, "plan-1", on("2012-01-01")));
    }

    @Test
    void a_hold_that_ended_in_the_year_in_which_it_began_is_a_period_too() {
        assertThat(member(told("2012", onHold()), told("2012", reactivated())).periods())
                .extracting(Period::standing)
                .containsExactly(APPLIED, ACTIVE, ON_HOLD, ACTIVE);
    }

    @Test
    void a_standing_that_lasted_no_day_is_no_period() {
        assertThat(member(told("2012-01-01", onHold()), told("2012-01-01", reactivated())).periods())
                .extracting(Period::standing)
                .containsExactly(APPLIED, ACTIVE, ACTIVE);
    }

    @Test
    void a_suspension_says_why() {
        var member = member(told("2016", suspended(SuspensionCause.ARREARS, "dues of 2014")));

        assertThat(standing(member)).isEqualTo(SUSPENDED);
        assertThat(member.changes().getLast().reason()).isEqualTo("dues of 2014");
    }

    @Test
    void what_is_told_of_a_periods_dues_replaces_what_was_told_before() {
        var member = member(
                told("2014", dues("2014", DuesState.ARREARS)), told("2016", dues("2014", DuesState.PAID)));

        assertThat(member.dues()).containsExactly(new Dues(on("2014"), DuesState.PAID, null, on("2016")));
    }

    @Test
    void another_class_begins_a_period_of_the_same_standing() {
        var member = member(told("2020", new MemberClassChanged(MEMBERSHIP, "FULL", "ASSOCIATE")));

        assertThat(member.periods().getLast()).isEqualTo(new Period(ACTIVE, "ASSOCIATE", on("2020"), null, ADMISSION));
    }

    @Test
    void an_office_and_a_working_group_are_shown() {
        var member = member(
                told("2022", chairUntil("2024")), told("2021", new WorkingGroupJoined(MEMBERSHIP, MOBILITY)));

        assertThat(member.offices()).containsExactly(new Held(Office.FORUM_CHAIR, on("2022"), on("2024")));
        assertThat(member.groups()).containsExactly(new Joined(MOBILITY, on("2021")));
    }

    @Test
    void a_membership_ends_in_one_of_three_ways() {
        assertThat(standing(member(told("2012", withdrew())))).isEqualTo(WITHDRAWN);
        assertThat(standing(member(told("2012", expelled())))).isEqualTo(EXPELLED);
        assertThat(standing(member(told("2012", lapsed())))).isEqualTo(LAPSED);
    }

    @Test
    void a_gap_stays_a_period_and_since_begins_anew() {
        var member = member(told("2012", withdrew()), told("2018", rejoined()));

        assertThat(member.periods().get(2)).isEqualTo(new Period(WITHDRAWN, "FULL", on("2012"), on("2018"), ADMISSION));
        assertThat(member.periods().getLast())
                .isEqualTo(new Period(ACTIVE, "FULL", on("2018"), null, Since.by("REJOINING", on("2018"))));
    }

    @Test
    void what_becomes_known_later_takes_its_place_in_time() {
        var member = member(
                told("2018", withdrew()),
                told("2012", suspended(SuspensionCause.DECISION, "statutes")),
                told("2013", reactivated()));

        assertThat(member.periods())
                .extracting(Period::standing)
                .containsExactly(APPLIED, ACTIVE, SUSPENDED, ACTIVE, WITHDRAWN);
    }

    @Test
    void a_vague_day_does_not_turn_the_order_round() {
        var member = member(
                told("2012-03", suspended(SuspensionCause.DECISION, "statutes")), told("2012", reactivated()));

        assertThat(standing(member)).isEqualTo(ACTIVE);
    }

    @SafeVarargs
    private static Obligation plan(Recorded<MembershipEvent>... later) {
        return member(later).obligations().getLast();
    }

    private static MembershipStanding standing(MembershipView member) {
        return member.periods().getLast().standing();
    }

    @SafeVarargs
    private static MembershipView member(Recorded<MembershipEvent>... later) {
        var member = fold(fold(null, told("2009-01", applied())), told("2009-06", admitted()));
        for (var recorded : later) {
            member = fold(member, recorded);
        }
        return member;
    }

    private static MembershipView fold(@Nullable MembershipView before, Recorded<MembershipEvent> recorded) {
        return requireNonNull(MembershipFold.fold(before, recorded));
    }

    private static Recorded<MembershipEvent> told(String effective, MembershipEvent event) {
        return new Recorded<>(0, 0, event(0), Instant.EPOCH, by(HARBOUR_CITIES, effective), event);
    }
}
