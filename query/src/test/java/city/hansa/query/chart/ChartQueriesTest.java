package city.hansa.query.chart;

import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.HARBOUR_CITIES;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.event;
import static city.hansa.api.Examples.on;
import static city.hansa.api.membership.MembershipExamples.MEMBERSHIP;
import static city.hansa.api.membership.MembershipExamples.admitted;
import static city.hansa.api.membership.MembershipExamples.applied;
import static city.hansa.api.membership.MembershipExamples.onHold;
import static city.hansa.api.membership.MembershipExamples.reactivated;
import static city.hansa.api.membership.MembershipExamples.rejoined;
import static city.hansa.api.membership.MembershipExamples.withdrew;
import static city.hansa.api.network.NetworkExamples.founded;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.hansa.api.CityId;
import city.hansa.api.PartnershipId;
import city.hansa.api.Subject;
import city.hansa.api.city.CityEvent.CityRegistered;
import city.hansa.api.city.CityEvent.CountryChanged;
import city.hansa.api.city.CityExamples;
import city.hansa.api.fact.FactEvent.Cause;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.partnership.PartnershipEvent.EntryRule;
import city.hansa.api.partnership.PartnershipEvent.PartnershipEnteredIntoForce;
import city.hansa.api.partnership.PartnershipEvent.PartnershipProposed;
import city.hansa.api.partnership.PartnershipKind;
import city.hansa.api.view.At;
import city.hansa.api.view.ChartName;
import city.hansa.api.view.ViewQuery.GetChart;
import city.hansa.query.Stage;
import city.hansa.query.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Charts count on both clocks, what is vague as possible, and each record once. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChartQueriesTest {

    private static final DataSource DATABASE = TestDatabase.create();
    private static final CityId DORTMUND = city("Dortmund");

    private final Stage stage = new Stage(DATABASE);

    @Test
    void a_year_of_memberships_is_counted_on_its_last_day() {
        member();
        tell("2012-01-01", onHold());
        tell("2012-09-01", reactivated());
        tell("2014-03-01", withdrew());
        tell("2016", rejoined());

        assertThat(rows(ChartName.MEMBERSHIPS_BY_CLASS, null, asOf("2017-05-01")))
                .containsExactly(
                        "2009 FULL 1 1", "2010 FULL 1 1", "2011 FULL 1 1", "2012 FULL 1 1", "2013 FULL 1 1", "2016 FULL 1 1",
                        "2017 FULL 1 1");
    }

    @Test
    void the_last_year_is_counted_on_the_day_of_the_answer() {
        member();
        tell("2014-03-01", withdrew());

        assertThat(rows(ChartName.MEMBERSHIPS_BY_CLASS, null, asOf("2014-02-28"))).endsWith("2014 FULL 1 1");
        assertThat(rows(ChartName.MEMBERSHIPS_BY_CLASS, null, asOf("2014-03-01"))).endsWith("2013 FULL 1 1");
    }

    @Test
    void a_day_within_a_vague_year_is_possible_until_it_is_over() {
        member();
        tell("2014", withdrew());

        assertThat(rows(ChartName.MEMBERSHIPS_BY_CLASS, null, asOf("2014-06-01"))).endsWith("2014 FULL 0 1");
        assertThat(rows(ChartName.MEMBERSHIPS_BY_CLASS, null, asOf("2015-06-01"))).endsWith("2013 FULL 1 1");
    }

    @Test
    void what_was_known_before_a_retraction_stays_as_it_was() {
        member();
        tell("2014-03-01", withdrew());
        var before = stage.story.last();
        var subject = new Subject(Subject.Kind.MEMBERSHIP, MEMBERSHIP.value());
        tell("2015", new EventRetracted(subject, event((int) before), Cause.RECORDED_IN_ERROR, "another city's"));

        var day = LocalDate.parse("2016-12-31");
        assertThat(rows(ChartName.MEMBERSHIPS_BY_CLASS, null, new At(day, null, before, null)))
                .endsWith("2013 FULL 1 1");
        assertThat(rows(ChartName.MEMBERSHIPS_BY_CLASS, null, asOf("2016-12-31"))).endsWith("2016 FULL 1 1");
    }

    @Test
    void memberships_are_counted_where_their_city_lies_and_under_one_network() {
        member();

        assertThat(rows(ChartName.MEMBERSHIPS_BY_COUNTRY, null, asOf("2010-12-31")))
                .containsExactly("2009 DE 1 1", "2010 DE 1 1");
        var other = new GetChart(
                ChartName.MEMBERSHIPS_BY_COUNTRY, null, UUID.randomUUID().toString(), null, asOf("2010-12-31"));
        assertThat(rows(other)).isEmpty();
        var ours = new GetChart(
                ChartName.MEMBERSHIPS_BY_COUNTRY, null, HARBOUR_CITIES.toString(), 2010, asOf("2010-12-31"));
        assertThat(rows(ours)).containsExactly("2010 DE 1 1");
    }

    @Test
    void a_partnership_counts_once_whoever_keeps_it() {
        partnership("Amiens", "FR", "1960");
        partnership("Leeds", "GB", "1969-06-02");
        partnership("Zwickau", "DE", "1988");

        assertThat(rows(ChartName.PARTNERSHIPS_BY_KIND, null, At.NOW)).containsExactly("TWINNING 3 3");
        assertThat(rows(ChartName.PARTNERSHIPS_BY_KIND, DORTMUND, At.NOW)).containsExactly("TWINNING 3 3");
        assertThat(rows(ChartName.PARTNERSHIPS_BY_KIND, city("Leeds"), At.NOW)).containsExactly("TWINNING 1 1");
    }

    @Test
    void a_country_is_that_of_a_citys_partners_on_the_day() {
        partnership("Amiens", "FR", "1960");
        partnership("Zwickau", "DD", "1988");
        var zwickau = city("Zwickau");
        stage.story.tell(zwickau.value(), by(zwickau, "1990-10-03"), new CountryChanged(zwickau, "DD", "DE"));

        assertThat(rows(ChartName.PARTNERSHIPS_BY_COUNTRY, DORTMUND, asOf("1989-12-31")))
                .containsExactly("DD 1 1", "FR 1 1");
        assertThat(rows(ChartName.PARTNERSHIPS_BY_COUNTRY, DORTMUND, At.NOW)).containsExactly("DE 1 1", "FR 1 1");
        assertThat(rows(ChartName.PARTNERSHIPS_BY_COUNTRY, null, At.NOW)).containsExactly("DE 2 2", "FR 1 1");
    }

    @Test
    void a_beginning_that_may_lie_in_two_decades_is_possible_in_both() {
        partnership("Amiens", "FR", "1960");
        partnership("Leeds", "GB", "[1969,1970]");

        assertThat(rows(ChartName.PARTNERSHIPS_BY_DECADE, null, At.NOW)).containsExactly("1960 1 2", "1970 0 1");
    }

    @Test
    void an_answer_says_how_it_counts_and_what_its_rows_are_of() {
        var chart = stage.charts.handle(question(ChartName.PARTNERSHIPS_BY_KIND, null, At.NOW));

        assertThat(chart.document().get("chart").stringValue()).isEqualTo("partnerships-by-kind");
        assertThat(chart.document().get("rule").stringValue()).startsWith("Partnerships in being on the day asOf");
        assertThat(chart.document().get("dimensions").get(0).stringValue()).isEqualTo("kind");
    }

    @Test
    void a_chart_is_of_a_city_or_of_a_network() {
        var both = new GetChart(
                ChartName.PARTNERSHIPS_BY_KIND, DORTMUND.toString(), HARBOUR_CITIES.toString(), null, At.NOW);

        assertThatThrownBy(() -> stage.charts.handle(both)).isInstanceOf(IllegalArgumentException.class);
    }

    private void member() {
        stage.story.tell(HAMBURG.value(), by(HAMBURG, "2009"), CityExamples.registered());
        stage.story.tell(HARBOUR_CITIES.value(), by(HARBOUR_CITIES, "1986"), founded());
        tell("2009-01-01", applied());
        tell("2009-06-01", admitted());
    }

    private void tell(String effective, Object event) {
        stage.story.tell(MEMBERSHIP.value(), by(HARBOUR_CITIES, effective), event);
    }

    private void partnership(String partner, String country, String since) {
        register("Dortmund", "DE");
        register(partner, country);
        var id = new PartnershipId(UUID.nameUUIDFromBytes(("with " + partner).getBytes(UTF_8)));
        stage.story.tell(id.value(), by(DORTMUND, since), new PartnershipProposed(
                id, PartnershipKind.TWINNING, List.of(DORTMUND, city(partner)), List.of(), List.of(), null, null));
        stage.story.tell(
                id.value(),
                by(DORTMUND, since),
                new PartnershipEnteredIntoForce(id, EntryRule.ACCEPTED, on(since), "on record"));
    }

    private void register(String name, String country) {
        var city = city(name);
        if (stage.story.stream(city.value(), Long.MAX_VALUE).isEmpty()) {
            stage.story.tell(city.value(), by(city, "2022"), new CityRegistered(city, name, country, null, List.of()));
        }
    }

    private static CityId city(String name) {
        return new CityId(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)));
    }

    private static At asOf(String day) {
        return new At(LocalDate.parse(day), null, null, null);
    }

    private static GetChart question(ChartName name, @Nullable CityId city, At at) {
        return new GetChart(name, city == null ? null : city.toString(), null, null, at);
    }

    private List<String> rows(ChartName name, @Nullable CityId city, At at) {
        return rows(question(name, city, at));
    }

    /** Each row as its values. */
    private List<String> rows(GetChart question) {
        stage.play(100);
        var document = stage.charts.handle(question).document();
        return document.get("rows").valueStream().map(ChartQueriesTest::values).toList();
    }

    private static String values(JsonNode row) {
        return String.join(" ", row.valueStream().map(JsonNode::asString).toList());
    }
}
