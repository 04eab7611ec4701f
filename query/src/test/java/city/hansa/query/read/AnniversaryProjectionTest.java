package city.hansa.query.read;

import static city.hansa.api.Examples.DAR_ES_SALAAM;
import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.HARBOUR_CITIES;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.event;
import static city.hansa.api.Examples.on;
import static city.hansa.api.membership.MembershipExamples.MEMBERSHIP;
import static city.hansa.api.membership.MembershipExamples.admitted;
import static city.hansa.api.membership.MembershipExamples.applied;
import static city.hansa.api.network.NetworkExamples.founded;
import static city.hansa.api.partnership.PartnershipExamples.PARTNERSHIP;
import static city.hansa.api.partnership.PartnershipExamples.accepted;
import static city.hansa.api.partnership.PartnershipExamples.proposed;
import static city.hansa.api.partnership.PartnershipExamples.signed;
import static city.hansa.api.partnership.PartnershipExamples.terminated;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.CityId;
import city.hansa.api.Subject;
import city.hansa.api.city.CityEvent.CityRegistered;
import city.hansa.api.city.CityEvent.OfficeEstablished;
import city.hansa.api.fact.FactEvent.Cause;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.fact.FactEvent.FactCorrected;
import city.hansa.api.partnership.PartnershipEvent.SinceClaimed;
import city.hansa.api.view.At;
import city.hansa.api.view.DeskPage;
import city.hansa.api.view.RegisterFilter;
import city.hansa.api.view.ViewQuery.FindAnniversaries;
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
class AnniversaryProjectionTest {

    private static final DataSource DATABASE = TestDatabase.create();
    private static final Subject TWINNING = new Subject(Subject.Kind.PARTNERSHIP, PARTNERSHIP.value());
    private static final RegisterFilter PARTNERSHIPS =
            new RegisterFilter(null, null, "PARTNERSHIP", null, null, null);

    private final Stage stage = new Stage(DATABASE);
    private long signed;

    @BeforeEach
    void a_twinning_of_2010() {
        city(HAMBURG, "Hamburg");
        city(DAR_ES_SALAAM, "Dar es Salaam");
        tell("2007", proposed());
        tell("2010-07-01", signed(HAMBURG, DAR_ES_SALAAM));
        signed = stage.story.last();
        tell("2010-07-01", accepted("2010-07-01"));
    }

    @Test
    void a_round_anniversary_is_listed_from_the_window_s_first_day_to_its_last() {
        assertThat(found("2030-07-01", "P1D", 5)).containsExactly("20 2030-07-01 CERTAIN FIRST_SIGNING");
        assertThat(found("2030-06-30", "P1D", 5)).hasSize(1);
        assertThat(found("2030-06-29", "P1D", 5)).isEmpty();
        assertThat(found("2030-07-02", "P1Y", 5)).isEmpty();
        assertThat(found("2026-11-23", "P24M", 5)).isEmpty();
        assertThat(found("2026-11-23", "P24M", 1))
                .containsExactly("17 2027-07-01 CERTAIN FIRST_SIGNING", "18 2028-07-01 CERTAIN FIRST_SIGNING");
        assertThat(found("2010-07-01", "P1D", 1)).as("the day itself is no anniversary").isEmpty();
    }

    @Test
    void each_side_has_its_own_count_and_a_year_gives_a_year() {
        tell("2026", new SinceClaimed(PARTNERSHIP, "dar.example", DAR_ES_SALAAM, on("2012")));

        var page = find(asOf("2026-11-23"), "P5Y", 5, PARTNERSHIPS);

        assertThat(told(page))
                .containsExactly("15 2027 CERTAIN PARTY_CLAIM", "20 2030-07-01 CERTAIN FIRST_SIGNING");
        var theirs = page.items().getFirst();
        assertThat(theirs.at("/countedBy/0/name").asString()).isEqualTo("Dar es Salaam");
        assertThat(theirs.get("countedBy")).hasSize(1);
        assertThat(theirs.get("parties")).hasSize(2);
        assertThat(theirs.at("/basis/claimant").asString()).isEqualTo("dar.example");
        assertThat(theirs.at("/when/earliest").asString()).isEqualTo("2027-01-01");
        assertThat(theirs.at("/when/latest").asString()).isEqualTo("2027-12-31");
    }

    @Test
    void a_period_that_only_touches_the_window_falls_in_it_possibly() {
        tell("2026", new SinceClaimed(PARTNERSHIP, "dar.example", DAR_ES_SALAAM, on("2012")));

        assertThat(found("2027-12-31", "P1D", 5)).containsExactly("15 2027 POSSIBLE PARTY_CLAIM");
        assertThat(found("2028-01-01", "P1D", 5)).isEmpty();
        assertThat(found("2026-12-31", "P1D", 5)).hasSize(1);
    }

    @Test
    void a_leap_day_is_kept_on_the_28th_and_the_end_of_a_february_stays_one() {
        tell("2026", new SinceClaimed(PARTNERSHIP, "dar.example", DAR_ES_SALAAM, on("2012-02-29")));
        tell("2026", new SinceClaimed(PARTNERSHIP, "hamburg.example", HAMBURG, on("2011-02")));

        assertThat(found("2027-02-28", "P1D", 5)).containsExactly("15 2027-02-28 CERTAIN PARTY_CLAIM");
        assertThat(found("2028-02-29", "P0D", 1))
                .containsExactly("17 2028-02 POSSIBLE PARTY_CLAIM", "16 2028-02-29 CERTAIN PARTY_CLAIM");
    }

    @Test
    void what_has_ended_has_no_anniversary_from_then_on() {
        tell("2028-01-01", terminated());

        assertThat(found("2027-12-31", "P1Y", 1)).hasSize(1);
        assertThat(found("2028-01-02", "P1Y", 1)).isEmpty();
    }

    @Test
    void a_correction_moves_it_and_a_retraction_of_a_claim_gives_the_register_s_day_back() {
        tell("2026", new SinceClaimed(PARTNERSHIP, "dar.example", DAR_ES_SALAAM, on("2012")));
        var claimed = stage.story.last();
        tell("2026", new EventRetracted(TWINNING, event((int) claimed), Cause.RECORDED_IN_ERROR, "another city"));
        tell("2026", new FactCorrected(
                TWINNING, event((int) signed), "effective", "2010-07-01", "2010-07-02", "typed"));

        assertThat(found("2026-11-23", "P5Y", 5)).containsExactly("20 2030-07-02 CERTAIN FIRST_SIGNING");
        assertThat(told(find(new At(LocalDate.parse("2026-11-23"), null, claimed, null), "P5Y", 5, PARTNERSHIPS)))
                .containsExactly("15 2027 CERTAIN PARTY_CLAIM", "20 2030-07-01 CERTAIN FIRST_SIGNING");
    }

    @Test
    void memberships_networks_and_offices_are_counted_too_and_pages_go_on() {
        stage.story.tell(HARBOUR_CITIES.value(), by(HARBOUR_CITIES, "1987"), founded());
        stage.story.tell(MEMBERSHIP.value(), by(HARBOUR_CITIES, "2007-01-01"), applied());
        stage.story.tell(MEMBERSHIP.value(), by(HARBOUR_CITIES, "2007-06-01"), admitted());
        stage.story.tell(
                HAMBURG.value(), by(HAMBURG, "2012-03-01"), new OfficeEstablished(HAMBURG, "Office", null, List.of()));
        stage.play();

        var all = find(asOf("2026-11-23"), "P24M", 5, RegisterFilter.ALL);

        assertThat(all.items())
                .extracting(item -> item.get("kind").asString() + " " + item.at("/when/edtf").asString())
                .containsExactly("NETWORK 2027", "OFFICE 2027-03-01", "MEMBERSHIP 2027-06-01");
        assertThat(find(asOf("2026-11-23"), "P24M", 5, of(HAMBURG)).items()).hasSize(2);
        assertThat(find(asOf("2026-11-23"), "P24M", 5, of(DAR_ES_SALAAM)).items()).isEmpty();
        assertThat(paged()).isEqualTo(told(all));
    }

    private List<String> paged() {
        var told = new ArrayList<String>();
        @Nullable String next = null;
        do {
            var page = stage.anniversaries.handle(new FindAnniversaries(
                    RegisterFilter.ALL, Period.ofMonths(24), 5, asOf("2026-11-23"), next, 1));
            told.addAll(told(page));
            next = page.next();
        } while (next != null);
        return told;
    }

    private void city(CityId id, String name) {
        stage.story.tell(id.value(), by(id, "2000"), new CityRegistered(id, name, "DE", null, List.of()));
        stage.play();
    }

    private void tell(String effective, Object event) {
        stage.story.tell(PARTNERSHIP.value(), by(HAMBURG, effective), event);
        stage.play();
    }

    private static RegisterFilter of(CityId city) {
        return new RegisterFilter(city.toString(), null, null, null, null, null);
    }

    private static At asOf(String day) {
        return new At(LocalDate.parse(day), null, null, null);
    }

    private DeskPage find(At at, String within, int every, RegisterFilter filter) {
        return stage.anniversaries.handle(
                new FindAnniversaries(filter, Period.parse(within), every, at, null, 50));
    }

    private List<String> found(String day, String within, int every) {
        return told(find(asOf(day), within, every, PARTNERSHIPS));
    }

    private static List<String> told(DeskPage page) {
        return page.items().stream().map(AnniversaryProjectionTest::told).toList();
    }

    private static String told(ObjectNode item) {
        return item.get("years").asInt() + " " + item.at("/when/edtf").asString() + " " + item.get("within").asString()
                + " " + item.at("/basis/rule").asString();
    }
}
