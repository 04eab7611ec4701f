package city.hansa.query.membership;

import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.HARBOUR_CITIES;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.event;
import static city.hansa.api.membership.MembershipExamples.PLAN_1;
import static city.hansa.api.membership.MembershipExamples.admitted;
import static city.hansa.api.membership.MembershipExamples.applied;
import static city.hansa.api.membership.MembershipExamples.fulfilled;
import static city.hansa.api.membership.MembershipExamples.missed;
import static city.hansa.api.membership.MembershipExamples.onHold;
import static city.hansa.api.membership.MembershipExamples.planDue;
import static city.hansa.api.membership.MembershipExamples.planExtendedTo;
import static city.hansa.api.membership.MembershipExamples.rejoined;
import static city.hansa.api.membership.MembershipExamples.warned;
import static city.hansa.api.membership.MembershipExamples.withdrew;
import static city.hansa.query.Rows.told;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.Recorded;
import city.hansa.api.membership.MembershipEvent;
import city.hansa.api.membership.MembershipView;
import city.hansa.api.view.CityRef;
import city.hansa.api.view.DueItem;
import city.hansa.query.view.Json;
import city.hansa.query.view.Row;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MembershipDueTest {

    private @Nullable MembershipView membership;
    private int told;

    @BeforeEach
    void a_member_with_a_plan_to_submit() {
        tell("2009-01-01", applied());
        tell("2009-06-01", admitted());
        tell("2009-06-01", planDue("2011-06-01"));
    }

    @Test
    void an_obligation_is_due_from_its_opening_until_it_is_fulfilled() {
        assertThat(told(due())).containsExactly("OBLIGATION OPEN 2009-06-01: 2011-06-01");

        tell("2011-05-01", fulfilled(PLAN_1, 0));

        assertThat(told(due())).containsExactly("OBLIGATION OPEN 2009-06-01 until 2011-05-01: 2011-06-01");
    }

    @Test
    void an_extension_leaves_the_first_day_where_it_was() {
        tell("2011-03-01", planExtendedTo("2012-06-01"));

        assertThat(told(due()))
                .containsExactly(
                        "OBLIGATION OPEN 2009-06-01 until 2011-03-01: 2011-06-01",
                        "OBLIGATION OPEN 2011-03-01: 2012-06-01");
        assertThat(items()).extracting(DueItem::extensions).containsExactly(0, 1);
    }

    @Test
    void what_was_missed_is_due_on_and_says_whether_notice_was_given() {
        tell("2011-06-02", missed(PLAN_1, "2011-06-01"));
        tell("2011-09-01", warned());
        tell("2011-09-01", onHold());
        tell("2012-01-01", fulfilled(PLAN_1, 214));

        assertThat(told(due()))
                .containsExactly(
                        "OBLIGATION OPEN 2009-06-01 until 2011-06-02: 2011-06-01",
                        "OBLIGATION MISSED 2011-06-02 until 2011-09-01: 2011-06-01",
                        "OBLIGATION MISSED 2011-09-01 until 2012-01-01: 2011-06-01");
        assertThat(items()).extracting(DueItem::noticeGiven).containsExactly(false, false, true);
    }

    @Test
    void a_notice_of_the_day_before_an_extension_is_none() {
        tell("2011-02-01", warned());
        tell("2011-03-01", planExtendedTo("2012-06-01"));

        assertThat(items()).extracting(DueItem::noticeGiven).containsExactly(false, true, false);
    }

    @Test
    void who_left_owes_nothing_until_it_returns() {
        tell("2010-01-01", withdrew());
        tell("2010-07-01", rejoined());

        assertThat(told(due()))
                .containsExactly(
                        "OBLIGATION OPEN 2009-06-01 until 2010-01-01: 2011-06-01",
                        "OBLIGATION OPEN 2010-07-01: 2011-06-01");
    }

    @Test
    void vague_days_stay_vague() {
        tell("2011", fulfilled(PLAN_1, 0));

        assertThat(due()).singleElement().satisfies(row -> {
            assertThat(row.span().certain().until()).isEqualTo("2011-01-01");
            assertThat(row.span().possible().until()).isEqualTo("2011-12-31");
        });
    }

    @Test
    void an_item_names_the_rule_and_who_owes() {
        assertThat(items()).singleElement().satisfies(item -> {
            assertThat(item.rule().code()).isEqualTo("plan");
            assertThat(item.owedBy()).containsExactly(new CityRef(HAMBURG));
            assertThat(item.parties()).hasSize(2);
            assertThat(item.entry()).isEqualTo(PLAN_1);
        });
        assertThat(Json.read(Json.write(view()), MembershipView.class)).isEqualTo(view());
    }

    private List<Row> due() {
        return MembershipDue.rows(view());
    }

    private List<DueItem> items() {
        return due().stream().map(row -> (DueItem) row.item()).toList();
    }

    private MembershipView view() {
        return requireNonNull(membership);
    }

    private void tell(String effective, MembershipEvent event) {
        membership = MembershipFold.fold(membership, new Recorded<>(
                told, told, event(told), Instant.EPOCH, by(HARBOUR_CITIES, effective), event));
        told++;
    }
}
