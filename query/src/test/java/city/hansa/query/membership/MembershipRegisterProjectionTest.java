package city.hansa.query.membership;

import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.HARBOUR_CITIES;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.event;
import static city.hansa.api.city.CityExamples.registered;
import static city.hansa.api.membership.MembershipExamples.MEMBERSHIP;
import static city.hansa.api.membership.MembershipExamples.PLAN_1;
import static city.hansa.api.membership.MembershipExamples.admitted;
import static city.hansa.api.membership.MembershipExamples.applied;
import static city.hansa.api.membership.MembershipExamples.dues;
import static city.hansa.api.membership.MembershipExamples.fulfilled;
import static city.hansa.api.membership.MembershipExamples.missed;
import static city.hansa.api.membership.MembershipExamples.onHold;
import static city.hansa.api.membership.MembershipExamples.planDue;
import static city.hansa.api.membership.MembershipExamples.reactivated;
import static city.hansa.api.membership.MembershipExamples.rejoined;
import static city.hansa.api.membership.MembershipExamples.signed;
import static city.hansa.api.membership.MembershipExamples.withdrew;
import static city.hansa.api.network.NetworkExamples.founded;
import static city.hansa.api.network.NetworkExamples.foundedBy;
import static city.hansa.api.network.NetworkExamples.published;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.Subject;
import city.hansa.api.fact.FactEvent.Cause;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.membership.DuesState;
import city.hansa.api.view.At;
import city.hansa.api.view.RegisterFilter;
import city.hansa.api.view.ViewQuery.FindRecords;
import city.hansa.api.view.ViewQuery.FindTimeline;
import city.hansa.api.view.ViewQuery.GetHistory;
import city.hansa.api.view.ViewQuery.GetRecord;
import city.hansa.query.Stage;
import city.hansa.query.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MembershipRegisterProjectionTest {

    private static final DataSource DATABASE = TestDatabase.create();
    private static final Subject SUBJECT = new Subject(Subject.Kind.MEMBERSHIP, MEMBERSHIP.value());
    private static final RegisterFilter ANY = new RegisterFilter(null, null, null, "ANY", null, null);

    private final Stage stage = new Stage(DATABASE);

    @BeforeEach
    void a_network_a_city_and_its_membership() {
        stage.story.tell(HAMBURG.value(), by(HAMBURG, "2022"), registered());
        stage.story.tell(HARBOUR_CITIES.value(), by(HARBOUR_CITIES, "1986"), founded());
        given("2009-01-01", applied());
        given("2009-06-01", admitted());
    }

    @Test
    void a_member_is_listed_under_its_city_and_its_network() {
        assertThat(listed(new RegisterFilter(HAMBURG.toString(), null, null, null, null, null), null))
                .hasSize(1);
        assertThat(listed(new RegisterFilter(null, HARBOUR_CITIES.toString(), "FULL", null, null, null), null))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.get("standing").stringValue()).isEqualTo("ACTIVE");
                    assertThat(item.get("parties").get(0).get("name").stringValue()).isEqualTo("Hamburg");
                    assertThat(item.get("parties").get(1).get("name").stringValue()).isEqualTo("Harbour Cities");
                    assertThat(item.get("since").get("rule").stringValue()).isEqualTo("ADMISSION");
                });
    }

    @Test
    void a_hold_stays_where_it_was_after_what_was_missed_is_made_good() {
        given("2012-01-01", missed(PLAN_1, "2011"));
        given("2012-01-01", onHold());
        given("2012-09-01", reactivated());

        assertThat(standingOn("2011-12-31")).isEqualTo("ACTIVE");
        assertThat(standingOn("2012-05-01")).isEqualTo("ON_HOLD");
        assertThat(standingOn("2012-09-01")).isEqualTo("ACTIVE");
    }

    @Test
    void a_gap_stays_where_it_was_after_the_city_rejoined() {
        given("2012-01-01", withdrew());
        given("2018-01-01", rejoined());

        assertThat(standingOn("2011-12-31")).isEqualTo("ACTIVE");
        assertThat(standingOn("2015-01-01")).isEqualTo("WITHDRAWN");
        assertThat(listed(RegisterFilter.ALL, LocalDate.parse("2015-01-01"))).isEmpty();
        assertThat(standingOn("2018-01-01")).isEqualTo("ACTIVE");
    }

    @Test
    void a_hold_that_is_taken_back_was_shown_until_then() {
        given("2012-01-01", onHold());
        var held = stage.story.last();
        given("2011-06-01", new EventRetracted(SUBJECT, event((int) held), Cause.RECORDED_IN_ERROR, "not missed"));

        var day = LocalDate.parse("2012-05-01");
        assertThat(standing(new At(day, null, held, null))).isEqualTo("ON_HOLD");
        assertThat(standing(new At(day, null, null, null))).isEqualTo("ACTIVE");
    }

    @Test
    void the_document_is_read_back_as_it_was_written() {
        given("2009-06-01", signed());
        given("2009-06-01", planDue("2011-06-01"));
        given("2011-05-01", fulfilled(PLAN_1, 0));
        given("2011", dues("2011", DuesState.PAID));
        stage.story.tell(HARBOUR_CITIES.value(), by(HARBOUR_CITIES, "2000"), published());
        stage.story.tell(HARBOUR_CITIES.value(), by(HARBOUR_CITIES, "1986"), foundedBy(HAMBURG));
        stage.play();

        var membership = document(SUBJECT);
        assertThat(membership.get("obligations").get(0).get("state").stringValue()).isEqualTo("FULFILLED");
        assertThat(membership.get("commitments")).hasSize(1);
        var network = document(new Subject(Subject.Kind.NETWORK, HARBOUR_CITIES.value()));
        assertThat(network.get("founders").get(0).get("name").stringValue()).isEqualTo("Hamburg");
        assertThat(network.get("rules").get(0).get("value").get("version").stringValue()).isEqualTo("2000");
        assertThat(network.get("standing").stringValue()).isEqualTo("ACTIVE");
    }

    @Test
    void the_history_gives_an_event_as_it_was_recorded_and_names_who_acted() {
        var history = requireNonNull(stage.histories.handle(new GetHistory(SUBJECT, At.NOW)).document());

        var first = history.get("events").get(0);
        assertThat(first.get("said").has("name")).isFalse();
        assertThat(first.get("actor").get("name").stringValue()).isEqualTo("Harbour Cities");
    }

    @Test
    void a_membership_is_told_in_the_timelines_of_city_and_network() {
        for (var subject : List.of(HAMBURG.toString(), HARBOUR_CITIES.toString())) {
            var told = stage.timeline.handle(
                    new FindTimeline(List.of(subject), null, null, null, At.NOW, null, 50));

            assertThat(told.items())
                    .filteredOn(item -> item.toString().contains("membership.admitted"))
                    .singleElement()
                    .satisfies(item -> assertThat(item.toString())
                            .contains("Harbour Cities")
                            .contains("\"memberClass\":\"FULL\""));
        }
    }

    private void given(String effective, Object event) {
        stage.story.tell(MEMBERSHIP.value(), by(HARBOUR_CITIES, effective), event);
        stage.play();
    }

    private List<ObjectNode> listed(RegisterFilter filter, @Nullable LocalDate day) {
        var at = new At(day, null, null, null);
        return stage.registers
                .handle(new FindRecords(Subject.Kind.MEMBERSHIP, filter, at, null, 50))
                .items();
    }

    private String standingOn(String day) {
        return listed(ANY, LocalDate.parse(day)).getFirst().get("standing").stringValue();
    }

    private String standing(At at) {
        return requireNonNull(stage.records.handle(new GetRecord(SUBJECT, at)).document())
                .get("standing")
                .stringValue();
    }

    private ObjectNode document(Subject subject) {
        return requireNonNull(stage.records.handle(new GetRecord(subject, At.NOW)).document());
    }
}
