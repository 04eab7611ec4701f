package city.hansa.query.read;

import static city.hansa.api.Examples.DAR_ES_SALAAM;
import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.HARBOUR_CITIES;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.event;
import static city.hansa.api.action.ActionExamples.DELEGATION;
import static city.hansa.api.action.ActionExamples.planned;
import static city.hansa.api.action.ActionExamples.postponed;
import static city.hansa.api.city.CityExamples.registered;
import static city.hansa.api.membership.MembershipExamples.MEMBERSHIP;
import static city.hansa.api.membership.MembershipExamples.PLAN_1;
import static city.hansa.api.membership.MembershipExamples.admitted;
import static city.hansa.api.membership.MembershipExamples.applied;
import static city.hansa.api.membership.MembershipExamples.fulfilled;
import static city.hansa.api.membership.MembershipExamples.monitoringDue;
import static city.hansa.api.membership.MembershipExamples.planDue;
import static city.hansa.api.network.NetworkExamples.founded;
import static city.hansa.api.partnership.PartnershipExamples.PARTNERSHIP;
import static city.hansa.api.partnership.PartnershipExamples.accepted;
import static city.hansa.api.partnership.PartnershipExamples.project;
import static city.hansa.api.partnership.PartnershipExamples.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.hansa.api.Subject;
import city.hansa.api.fact.FactEvent.Cause;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.fact.FactEvent.FactCorrected;
import city.hansa.api.view.At;
import city.hansa.api.view.DeskPage;
import city.hansa.api.view.RegisterFilter;
import city.hansa.api.view.ViewQuery.FindDue;
import city.hansa.query.Stage;
import city.hansa.query.TestDatabase;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DueProjectionTest {

    private static final DataSource DATABASE = TestDatabase.create();
    private static final Subject MEMBER = new Subject(Subject.Kind.MEMBERSHIP, MEMBERSHIP.value());

    private final Stage stage = new Stage(DATABASE);
    private long planned;

    @BeforeEach
    void a_member_with_a_plan_to_submit() {
        stage.story.tell(HAMBURG.value(), by(HAMBURG, "2022"), registered());
        stage.story.tell(HARBOUR_CITIES.value(), by(HARBOUR_CITIES, "1986"), founded());
        given("2009-01-01", applied());
        given("2009-06-01", admitted());
        given("2009-06-01", planDue("2011-06-01"));
        planned = stage.story.last();
    }

    @Test
    void what_is_due_within_the_period_is_listed_and_what_is_due_later_is_not() {
        assertThat(due("2011-03-03", "P90D")).containsExactly("plan-1 OPEN 2011-06-01 NO 0 0");
        assertThat(due("2011-03-02", "P90D")).isEmpty();
        assertThat(due("2009-05-31", "P10Y")).as("before it was opened").isEmpty();
    }

    @Test
    void what_is_late_is_listed_with_the_days_until_it_is_fulfilled() {
        given("2012-08-15", fulfilled(PLAN_1, 441));

        assertThat(due("2011-06-01", "P90D")).containsExactly("plan-1 OPEN 2011-06-01 NO 0 0");
        assertThat(due("2011-06-11", "P90D")).containsExactly("plan-1 OPEN 2011-06-01 CERTAIN 10 10");
        assertThat(due("2012-08-15", "P90D")).isEmpty();
    }

    @Test
    void a_vague_day_makes_it_late_possibly_and_by_a_number_of_days_between_two() {
        given("2009-06-01", monitoringDue("2011-05"));

        assertThat(due("2011-05-11", "P10D")).containsExactly("monitoring-1 OPEN 2011-05 POSSIBLE 0 10");
        assertThat(find(asOf("2011-04-25"), "P10D", RegisterFilter.ALL).items().getFirst().get("dueWithin").asString())
                .isEqualTo("POSSIBLE");
        assertThat(due("2011-06-11", "P10D"))
                .containsExactly("monitoring-1 OPEN 2011-05 CERTAIN 11 41", "plan-1 OPEN 2011-06-01 CERTAIN 10 10");
    }

    @Test
    void a_correction_moves_the_day_and_what_was_known_before_stays() {
        given("2012", new FactCorrected(MEMBER, event((int) planned), "dueBy", "2011-06-01", "2010-06-01", "typed"));

        assertThat(due("2010-06-11", "P10D")).containsExactly("plan-1 OPEN 2010-06-01 CERTAIN 10 10");
        var then = new At(LocalDate.parse("2010-06-11"), null, planned, null);
        assertThat(told(find(then, "P10D", RegisterFilter.ALL))).isEmpty();
        assertThat(told(find(then, "P1Y", RegisterFilter.ALL))).containsExactly("plan-1 OPEN 2011-06-01 NO 0 0");
    }

    @Test
    void a_retraction_removes_it_and_what_was_known_before_stays() {
        given("2012", new EventRetracted(MEMBER, event((int) planned), Cause.RECORDED_IN_ERROR, "another member's"));

        assertThat(due("2011-06-11", "P90D")).isEmpty();
        assertThat(told(find(new At(LocalDate.parse("2011-06-11"), null, planned, null), "P90D", RegisterFilter.ALL)))
                .hasSize(1);
    }

    @Test
    void what_may_be_done_already_is_listed_once_and_as_possible() {
        given("2011", fulfilled(PLAN_1, 0));

        var item = find(asOf("2011-05-15"), "P90D", RegisterFilter.ALL).items().getFirst();
        assertThat(item.get("certainty").asString()).isEqualTo("POSSIBLE");
        assertThat(due("2010-12-31", "P1Y")).hasSize(1);
    }

    @Test
    void records_of_every_kind_are_listed_by_day_and_last_what_has_none() {
        stage.story.tell(PARTNERSHIP.value(), by(HAMBURG, "2010-01-01"), project("2011-05-31"));
        stage.story.tell(PARTNERSHIP.value(), by(HAMBURG, "2010-01-01"), signed(HAMBURG, DAR_ES_SALAAM));
        stage.story.tell(PARTNERSHIP.value(), by(HAMBURG, "2010-01-01"), accepted("2010-01-01"));
        stage.story.tell(DELEGATION.value(), by(HAMBURG, "2010-02-01"), planned());
        stage.story.tell(DELEGATION.value(), by(HAMBURG, "2010-03-01"), postponed());
        stage.play();

        var all = find(asOf("2011-05-01"), "P90D", RegisterFilter.ALL);

        assertThat(kinds(all)).containsExactly("TERM", "OBLIGATION", "ACTION");
        assertThat(all.items().getLast().get("due").isNull()).isTrue();
        assertThat(all.items().getLast().get("overdue").asString()).isEqualTo("NO");
        assertThat(all.items().get(1).at("/rule/code").asString()).isEqualTo("plan");
        assertThat(all.items().get(1).at("/owedBy/0/name").asString()).isEqualTo("Hamburg");
        assertThat(kinds(find(asOf("2011-05-01"), "P90D", of(HARBOUR_CITIES.toString(), null, null))))
                .containsExactly("OBLIGATION");
        assertThat(kinds(find(asOf("2011-05-01"), "P90D", of(null, "ACTION", null)))).containsExactly("ACTION");
        assertThat(kinds(find(asOf("2011-05-01"), "P90D", of(null, null, "OPEN"))))
                .containsExactly("TERM", "OBLIGATION");
        assertThat(paged(asOf("2011-05-01"))).isEqualTo(kinds(all));
    }

    @Test
    void nothing_is_due_for_a_city_that_nobody_knows() {
        var nobody = new RegisterFilter("geonames:1", null, null, null, null, null);

        assertThat(find(asOf("2011-05-01"), "P90D", nobody).items()).isEmpty();
    }

    @Test
    void a_cursor_goes_on_with_its_own_question() {
        given("2009-06-01", monitoringDue("2011-05"));
        var next = stage.due
                .handle(new FindDue(RegisterFilter.ALL, Period.ofDays(90), asOf("2011-05-01"), null, 1))
                .next();

        assertThatThrownBy(() -> stage.due.handle(
                        new FindDue(RegisterFilter.ALL, Period.ofDays(91), asOf("2011-05-01"), next, 1)))
                .hasMessage("a cursor goes on with the question of the page before");
    }

    @Test
    void told_again_from_the_beginning_it_is_the_same() {
        given("2012-08-15", fulfilled(PLAN_1, 441));
        var first = due("2011-06-11", "P90D");

        stage.reset();
        stage.play(100);

        assertThat(due("2011-06-11", "P90D")).isEqualTo(first).hasSize(1);
    }

    private List<String> paged(At at) {
        var kinds = new ArrayList<String>();
        @Nullable String next = null;
        do {
            var page = stage.due.handle(new FindDue(RegisterFilter.ALL, Period.ofDays(90), at, next, 1));
            kinds.addAll(kinds(page));
            next = page.next();
        } while (next != null);
        return kinds;
    }

    private static RegisterFilter of(@Nullable String network, @Nullable String kind, @Nullable String state) {
        return new RegisterFilter(null, network, kind, state, null, null);
    }

    private static At asOf(String day) {
        return new At(LocalDate.parse(day), null, null, null);
    }

    private void given(String effective, Object event) {
        stage.story.tell(MEMBERSHIP.value(), by(HARBOUR_CITIES, effective), event);
        stage.play();
    }

    private DeskPage find(At at, String within, RegisterFilter filter) {
        return stage.due.handle(new FindDue(filter, Period.parse(within), at, null, 50));
    }

    private List<String> due(String day, String within) {
        return told(find(asOf(day), within, RegisterFilter.ALL));
    }

    private static List<String> kinds(DeskPage page) {
        return page.items().stream().map(item -> item.get("kind").asString()).toList();
    }

    private static List<String> told(DeskPage page) {
        return page.items().stream().map(DueProjectionTest::told).toList();
    }

    private static String told(ObjectNode item) {
        return item.get("entry").asString() + " " + item.get("state").asString() + " " + item.at("/due/edtf").asString()
                + " " + item.get("overdue").asString() + " " + item.at("/daysLate/least").asInt() + " "
                + item.at("/daysLate/most").asInt();
    }
}
