package city.hansa.api.membership;

import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.HARBOUR_CITIES;
import static city.hansa.api.Examples.on;
import static city.hansa.api.membership.MembershipExamples.MEMBERSHIP;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.membership.MembershipView.Change;
import city.hansa.api.membership.MembershipView.Dues;
import city.hansa.api.membership.MembershipView.Period;
import city.hansa.api.view.CityRef;
import city.hansa.api.view.NetworkRef;
import city.hansa.api.view.Since;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MembershipViewTest {

    @Test
    void a_second_application_counts_from_itself_and_so_does_the_admission_that_follows() {
        var applied = new Change(MembershipStep.APPLY, "FULL", null, on("2009"));
        var withdrew = new Change(MembershipStep.WITHDRAW, null, "budget", on("2010"));
        var again = new Change(MembershipStep.APPLY, null, null, on("2012"));
        var admitted = new Change(MembershipStep.ADMIT, null, null, on("2013"));

        var view = told(applied, withdrew, again, admitted);

        assertThat(view.periods())
                .extracting(Period::since)
                .endsWith(Since.by("APPLICATION", on("2012")), Since.by("ADMISSION", on("2013")));
    }

    @Test
    void a_suspension_stands_before_the_year_in_which_the_city_left_as_the_decision_has_it() {
        var view = told(
                new Change(MembershipStep.APPLY, "FULL", null, on("2009")),
                new Change(MembershipStep.ADMIT, null, null, on("2009")),
                new Change(MembershipStep.WITHDRAW, null, "budget", on("2012")),
                new Change(MembershipStep.SUSPEND, null, "statutes", on("2012-03")));

        assertThat(view.periods())
                .extracting(Period::standing)
                .endsWith(MembershipStanding.SUSPENDED, MembershipStanding.WITHDRAWN);
        assertThat(view.periods().getLast().from()).isEqualTo(on("2012-03-01/2012-12-31"));
        assertThat(view.changes().getLast().on()).isEqualTo(on("2012"));
    }

    @Test
    void a_standing_begins_and_ends_on_no_day_that_the_order_excludes() {
        var early = told(
                new Change(MembershipStep.APPLY, "FULL", null, on("2008")),
                new Change(MembershipStep.ADMIT, null, null, on("2009")),
                new Change(MembershipStep.SUSPEND, null, "statutes", on("2009-05-01")));
        var late = told(
                new Change(MembershipStep.APPLY, "FULL", null, on("2008")),
                new Change(MembershipStep.ADMIT, null, null, on("2009-03-01")),
                new Change(MembershipStep.SUSPEND, null, "statutes", on("2009")));

        assertThat(early.periods().getFirst().until()).isEqualTo(on("2009-01-01/2009-05-01"));
        assertThat(late.periods().getLast().from()).isEqualTo(on("2009-03-01/2009-12-31"));
    }

    @Test
    void a_hold_leaves_a_membership_suspended() {
        var view = told(
                new Change(MembershipStep.APPLY, "FULL", null, on("2008")),
                new Change(MembershipStep.ADMIT, null, null, on("2009")),
                new Change(MembershipStep.PUT_ON_HOLD, null, "plan-1", on("2012-01-01")),
                new Change(MembershipStep.SUSPEND, null, "dues", on("2011-03-01")));

        assertThat(view.periods().getLast().standing()).isEqualTo(MembershipStanding.SUSPENDED);
    }

    @Test
    void what_was_told_of_dues_on_a_later_day_stays() {
        var period = on("2021");
        var paid = new Dues(period, DuesState.PAID, null, on("2023-03-01"));
        var before = new Dues(period, DuesState.ARREARS, null, on("2023-02-01"));

        assertThat(told().with(before).with(paid).dues()).containsExactly(paid);
        assertThat(told().with(paid).with(before).dues()).containsExactly(paid);
    }

    private static MembershipView told(Change... changes) {
        var view = MembershipView.applied(
                MEMBERSHIP, new CityRef(HAMBURG), new NetworkRef(HARBOUR_CITIES), List.of());
        for (var change : changes) {
            view = view.changed(change);
        }
        return view;
    }
}
