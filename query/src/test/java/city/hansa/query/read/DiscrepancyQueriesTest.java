package city.hansa.query.read;

import static city.hansa.api.Examples.*;
import static city.hansa.api.membership.MembershipExamples.*;
import static city.hansa.api.network.NetworkExamples.founded;
import static city.hansa.api.partnership.PartnershipExamples.PARTNERSHIP;
import static city.hansa.api.partnership.PartnershipExamples.entered;
import static city.hansa.api.partnership.PartnershipExamples.proposed;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.CityId;
import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.city.CityEvent.CityFigureReported;
import city.hansa.api.city.CityEvent.CityRegistered;
import city.hansa.api.fact.FactEvent.DisputeSettled;
import city.hansa.api.fact.FactEvent.FactAttested;
import city.hansa.api.fact.FactEvent.FactDisputed;
import city.hansa.api.fact.FactEvent.Preferred;
import city.hansa.api.network.NetworkEvent.NetworkFigureReported;
import city.hansa.api.partnership.PartnershipEvent.SinceClaimed;
import city.hansa.api.partnership.PartnershipExamples;
import city.hansa.api.partnership.PartnershipKind;
import city.hansa.api.value.Figure;
import city.hansa.api.value.FigureKind;
import city.hansa.api.value.Qualifier;
import city.hansa.api.view.At;
import city.hansa.api.view.DiscrepancyKind;
import city.hansa.api.view.RuledPage;
import city.hansa.api.view.ViewQuery.FindDiscrepancies;
import city.hansa.query.Stage;
import city.hansa.query.TestDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DiscrepancyQueriesTest {

    private static final DataSource DATABASE = TestDatabase.create();
    private static final Subject SUBJECT = new Subject(Subject.Kind.PARTNERSHIP, PARTNERSHIP.value());

    private final Stage stage = new Stage(DATABASE);
    private Recorded<?> signing = tell(HAMBURG, "2010", new CityRegistered(HAMBURG, "Hamburg", "DE", null, List.of()));

    @BeforeEach
    void a_twinning_that_hamburg_has_recorded_alone() {
        tell(OSAKA, "2010", new CityRegistered(OSAKA, "Osaka", "JP", null, List.of()));
        of(HAMBURG, "2007", proposed(PartnershipKind.TWINNING, HAMBURG, OSAKA));
        signing = of(HAMBURG, "2010-07-01", PartnershipExamples.signed(HAMBURG, OSAKA));
        of(HAMBURG, "2010-07-01", entered("2010-07-01"));
        stage.play();
    }

    @Test
    void what_several_signed_is_one_sided_until_another_attests_it() {
        var known = stage.story.last();
        var before = all(DiscrepancyKind.ONE_SIDED, new At(null, null, known, null));

        assertThat(before).hasSize(1).first().asString().contains(
                "\"effective\":\"2010-07-01\"", "\"missing\":[{\"city\":\"" + OSAKA + "\",\"name\":\"Osaka\"}]");
        of(OSAKA, "2020", new FactAttested(SUBJECT, signing.eventId(), OSAKA, null));
        stage.play();
        assertThat(all(DiscrepancyKind.ONE_SIDED, At.NOW)).isEmpty();
        assertThat(all(DiscrepancyKind.ONE_SIDED, new At(null, null, known, null))).isEqualTo(before);
    }

    @Test
    void a_dispute_stands_open_until_it_is_settled() {
        var disputed = of(OSAKA, "2020", dispute());
        stage.play();
        var open = all(DiscrepancyKind.OPEN_DISPUTE, At.NOW);

        assertThat(open).hasSize(1).first().asString().contains("\"claim\":\"2009\"", "\"reason\":\"the gazette\"");
        of(HAMBURG, "2021", new DisputeSettled(SUBJECT, disputed.eventId(), Preferred.FACT, "the charter"));
        stage.play();
        assertThat(all(DiscrepancyKind.OPEN_DISPUTE, At.NOW)).isEmpty();
        assertThat(all(DiscrepancyKind.OPEN_DISPUTE, new At(null, null, disputed.position(), null))).isEqualTo(open);
    }

    @Test
    void a_claim_competes_with_the_signing_for_certain_where_no_day_fits_both() {
        of(OSAKA, "2011", new SinceClaimed(PARTNERSHIP, "osaka.jp", OSAKA, on("2010")));
        stage.play();
        assertThat(all(DiscrepancyKind.COMPETING_CLAIMS, At.NOW)).singleElement().asString()
                .contains("\"certainty\":\"POSSIBLE\"", "\"rule\":\"FIRST_SIGNING\",\"edtf\":\"2010-07-01\"");

        of(OSAKA, "2012", new SinceClaimed(PARTNERSHIP, "osaka.jp", OSAKA, on("2008")));
        stage.play();
        assertThat(all(DiscrepancyKind.COMPETING_CLAIMS, At.NOW)).singleElement().asString()
                .contains("\"certainty\":\"CERTAIN\"", "\"since\":\"2008\"")
                .doesNotContain("\"since\":\"2010\"");
    }

    /** One twinning, in force since the first of July 2010. */
    @ParameterizedTest
    @CsvSource({
        "EXACTLY, 1, 2015, ''", "EXACTLY, 2, 2015, 1 1", "EXACTLY, 1, 2009, 0 0", "EXACTLY, 1, 2010, ''",
        "EXACTLY, 0, 2010, ''", "EXACTLY, 2, 2010, 0 1", "OVER, 0, 2015, ''", "OVER, 1, 2015, 1 1",
        "ABOUT, 1, 2015, ''", "ABOUT, 2, 2015, 1 1", "ABOUT, 0, 2015, 1 1"
    })
    void a_figure_is_compared_with_what_was_counted_on_its_own_day(
            Qualifier qualifier, int value, String day, String counted) {
        report(HAMBURG, qualifier, value, day);

        assertThat(counted(At.NOW)).isEqualTo(counted.isEmpty() ? List.of() : List.of(counted));
    }

    @Test
    void only_the_latest_figure_by_that_day_is_compared() {
        report(HAMBURG, Qualifier.EXACTLY, 1, "2016");
        report(HAMBURG, Qualifier.EXACTLY, 9, "2012");

        assertThat(counted(At.NOW)).isEmpty();
        assertThat(counted(new At(LocalDate.of(2014, 1, 1), null, null, null))).containsExactly("1 1");
        assertThat(counted(new At(LocalDate.of(2011, 1, 1), null, null, null))).isEmpty();
    }

    @Test
    void the_members_that_a_network_reports_are_compared_with_those_that_it_has() {
        stage.story.tell(HARBOUR_CITIES.value(), by(HARBOUR_CITIES, "2000"), founded());
        stage.story.tell(MEMBERSHIP.value(), by(HAMBURG, "2001"), applied());
        stage.story.tell(MEMBERSHIP.value(), by(HARBOUR_CITIES, "2002"), admitted());
        stage.story.tell(
                HARBOUR_CITIES.value(),
                by(HARBOUR_CITIES, "2005"),
                new NetworkFigureReported(HARBOUR_CITIES, new Figure(FigureKind.MEMBERS, 8000, Qualifier.OVER, null)));
        stage.play();

        var page = find(null, HARBOUR_CITIES.toString(), null, At.NOW, null, 10);
        assertThat(page.items()).singleElement().asString()
                .contains("\"parties\":[{\"network\":\"" + HARBOUR_CITIES, "\"value\":8000")
                .contains("\"counted\":{\"certain\":1,\"possible\":1}", "\"record\":\"NETWORK\"");
    }

    @Test
    void it_stands_under_each_party_a_page_at_a_time() {
        of(OSAKA, "2020", dispute());
        of(OSAKA, "2011", new SinceClaimed(PARTNERSHIP, "osaka.jp", OSAKA, on("2008")));
        report(HAMBURG, Qualifier.EXACTLY, 9, "2012");

        var all = find(HAMBURG.toString(), null, null, At.NOW, null, 10).items();
        assertThat(all).extracting(item -> item.get("kind").stringValue())
                .containsExactly("COMPETING_CLAIMS", "ONE_SIDED", "OPEN_DISPUTE", "REPORTED_FIGURE");
        assertThat(find(OSAKA.toString(), null, null, At.NOW, null, 10).items()).isEqualTo(all.subList(0, 3));
        assertThat(find(null, null, null, At.NOW, null, 10).items()).isEqualTo(all);
        var seen = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            var page = find(HAMBURG.toString(), null, null, At.NOW, cursor, 1);
            seen.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        assertThat(seen).isEqualTo(all);
    }

    @Test
    void a_replay_in_batches_of_any_size_equals_the_first_run_row_for_row() {
        var disputed = of(OSAKA, "2020", dispute());
        of(HAMBURG, "2021", new DisputeSettled(SUBJECT, disputed.eventId(), Preferred.FACT, "the charter"));
        report(HAMBURG, Qualifier.EXACTLY, 9, "2012");
        var before = everything();

        for (var batch : List.of(1, 3, 100)) {
            stage.reset();
            stage.play(batch);
            assertThat(everything()).as("batches of %d", batch).isEqualTo(before);
        }
        assertThat(before).isNotEmpty();
    }

    private void report(CityId city, Qualifier qualifier, long twinnings, String day) {
        tell(city, day, new CityFigureReported(city, new Figure(FigureKind.TWINNINGS, twinnings, qualifier, null)));
        stage.play();
    }

    private FactDisputed dispute() {
        return new FactDisputed(SUBJECT, signing.eventId(), "effective", "2009", "the gazette");
    }

    private Recorded<?> of(CityId by, String effective, Object event) {
        return stage.story.tell(PARTNERSHIP.value(), by(by, effective), event);
    }

    private Recorded<?> tell(CityId city, String effective, Object event) {
        return stage.story.tell(city.value(), by(city, effective), event);
    }

    private List<String> counted(At at) {
        return find(null, null, DiscrepancyKind.REPORTED_FIGURE, at, null, 10).items().stream()
                .map(item -> item.get("counted").get("certain") + " " + item.get("counted").get("possible"))
                .toList();
    }

    private List<String> all(DiscrepancyKind kind, At at) {
        return find(null, null, kind, at, null, 10).items().stream().map(Object::toString).toList();
    }

    private RuledPage find(
            @Nullable String city,
            @Nullable String network,
            @Nullable DiscrepancyKind kind,
            At at,
            @Nullable String cursor,
            int limit) {
        return stage.discrepancies.handle(new FindDiscrepancies(city, network, kind, at, cursor, limit));
    }

    private List<@Nullable String> everything() {
        return stage.jdbc
                .sql("select to_jsonb(d)::text as row from view_1.discrepancy d order by row")
                .query(String.class)
                .list();
    }
}
