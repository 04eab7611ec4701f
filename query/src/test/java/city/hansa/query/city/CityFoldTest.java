package city.hansa.query.city;

import static city.hansa.api.Examples.*;
import static city.hansa.api.city.CityExamples.*;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.Recorded;
import city.hansa.api.city.CityEvent;
import city.hansa.api.city.CityEvent.AwardRecorded;
import city.hansa.api.city.CityEvent.CityDissolved;
import city.hansa.api.city.CityEvent.CityFigureReported;
import city.hansa.api.city.CityEvent.IdentifierAssigned;
import city.hansa.api.city.CityEvent.IdentifierReleased;
import city.hansa.api.city.CityEvent.OfficeEstablished;
import city.hansa.api.city.CityEvent.RoleCreated;
import city.hansa.api.city.CityView;
import city.hansa.api.city.CityView.Award;
import city.hansa.api.city.CityView.Office;
import city.hansa.api.city.CityView.Post;
import city.hansa.api.city.CityView.Reported;
import city.hansa.api.city.CityView.Standing;
import city.hansa.api.view.CityRef;
import city.hansa.api.view.Dated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CityFoldTest {

    private static final Recorded<CityEvent> REGISTERED = told(0, "2022-01-10", registered());

    @Test
    void what_is_registered_holds_from_an_unknown_beginning() {
        var city = shown();

        assertThat(city.names()).containsExactly(new Dated<>("Hamburg", null, null));
        assertThat(city.countries()).containsExactly(new Dated<>("DE", null, null));
        assertThat(city.standings()).containsExactly(new Dated<>(Standing.REGISTERED, null, null));
        assertThat(city.identifiers()).containsExactly(new Dated<>(GEONAMES, null, null));
    }

    @Test
    void a_new_name_ends_the_one_before() {
        assertThat(shown(told(1, "1937-04-01", renamed())).names())
                .containsExactly(
                        new Dated<>("Hamburg", null, on("1937-04-01")),
                        new Dated<>("Freie und Hansestadt Hamburg", on("1937-04-01"), null));
    }

    @Test
    void an_earlier_name_recorded_later_takes_its_place_in_time() {
        var city = shown(
                told(1, "1937-04-01", renamed()),
                told(2, "1860", new CityEvent.CityRenamed(HAMBURG, "Hansestadt Hamburg")));

        assertThat(city.names())
                .containsExactly(
                        new Dated<>("Hamburg", null, on("1860")),
                        new Dated<>("Hansestadt Hamburg", on("1860"), on("1937-04-01")),
                        new Dated<>("Freie und Hansestadt Hamburg", on("1937-04-01"), null));
    }

    @Test
    void another_country_ends_the_one_before() {
        assertThat(shown(told(1, "1949", movedTo("DD"))).countries())
                .containsExactly(new Dated<>("DE", null, on("1949")), new Dated<>("DD", on("1949"), null));
    }

    @Test
    void an_assigned_identifier_is_held_from_its_day() {
        assertThat(shown(told(1, "1981", new IdentifierAssigned(HAMBURG, LOCODE))).identifiers())
                .containsExactly(new Dated<>(GEONAMES, null, null), new Dated<>(LOCODE, on("1981"), null));
    }

    @Test
    void a_released_identifier_is_held_until_its_day() {
        assertThat(shown(told(1, "2024", new IdentifierReleased(HAMBURG, GEONAMES, "withdrawn")))
                        .identifiers())
                .containsExactly(new Dated<>(GEONAMES, null, on("2024")));
    }

    @Test
    void a_merged_city_names_the_one_that_it_became_part_of() {
        var city = shown(told(1, "2025", mergedInto(OSAKA)));

        assertThat(city.standings().getLast()).isEqualTo(new Dated<>(Standing.MERGED, on("2025"), null));
        assertThat(city.mergedInto()).isEqualTo(new CityRef(OSAKA));
    }

    @Test
    void a_dissolved_city_is_so_from_its_day() {
        assertThat(shown(told(1, "2025", new CityDissolved(HAMBURG, "flooded")))
                        .standings()
                        .getLast())
                .isEqualTo(new Dated<>(Standing.DISSOLVED, on("2025"), null));
    }

    @Test
    void a_figure_is_shown_with_its_day() {
        assertThat(shown(told(1, "2020", new CityFigureReported(HAMBURG, POPULATION))).figures())
                .containsExactly(new Reported(
                        POPULATION.kind(), POPULATION.value(), POPULATION.qualifier(), null, on("2020"), null));
    }

    @Test
    void an_award_is_shown_with_its_day() {
        assertThat(shown(told(1, "2011", new AwardRecorded(HAMBURG, "European Green Capital", null)))
                        .awards())
                .containsExactly(new Award("European Green Capital", null, on("2011")));
    }

    @Test
    void an_office_is_shown_with_its_duties() {
        assertThat(shown(told(1, "1990", new OfficeEstablished(HAMBURG, "Senate Chancellery", null, List.of("ports"))))
                        .offices())
                .containsExactly(new Office("Senate Chancellery", null, List.of("ports"), on("1990")));
    }

    @Test
    void a_role_is_shown_with_its_claim() {
        assertThat(shown(told(1, "2020", new RoleCreated(HAMBURG, "Envoy", List.of(), "the first one")))
                        .roles())
                .containsExactly(new Post("Envoy", List.of(), "the first one", on("2020")));
    }

    @Test
    void a_city_may_have_borne_a_name_of_the_year_in_which_it_ended() {
        var city = shown(told(1, "2016-07-01", renamed()), told(2, "2016", new CityDissolved(HAMBURG, "flooded")));

        assertThat(new CityRegister().rows(city))
                .extracting(row -> row.label() + " " + row.standing() + " "
                        + row.span().on(LocalDate.of(2016, 8, 1)))
                .contains(
                        "Freie und Hansestadt Hamburg REGISTERED POSSIBLE",
                        "Freie und Hansestadt Hamburg DISSOLVED POSSIBLE");
    }

    @SafeVarargs
    private static CityView shown(Recorded<CityEvent>... later) {
        @Nullable CityView city = CityFold.fold(null, REGISTERED);
        for (var recorded : later) {
            city = CityFold.fold(city, recorded);
        }
        return requireNonNull(city);
    }

    private static Recorded<CityEvent> told(int position, String effective, CityEvent event) {
        return new Recorded<>(position, position, event(position), Instant.EPOCH, by(HAMBURG, effective), event);
    }
}
