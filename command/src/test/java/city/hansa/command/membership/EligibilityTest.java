package city.hansa.command.membership;

import static city.hansa.api.Examples.on;
import static city.hansa.api.membership.EligibilityWarning.IN_EU;
import static city.hansa.api.membership.EligibilityWarning.NOT_IN_EU;
import static city.hansa.api.membership.EligibilityWarning.NOT_IN_EUROPE;
import static city.hansa.api.membership.EligibilityWarning.POPULATION_TOO_LARGE;
import static city.hansa.api.membership.EligibilityWarning.POPULATION_TOO_SMALL;
import static city.hansa.api.membership.EligibilityWarning.POPULATION_UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.date.Edtf;
import city.hansa.api.network.MemberClass;
import city.hansa.api.network.MemberClass.Admission;
import city.hansa.api.network.MemberClass.Scope;
import city.hansa.api.value.Figure;
import city.hansa.api.value.FigureKind;
import city.hansa.api.value.Qualifier;
import city.hansa.command.registry.Cities;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EligibilityTest {

    @Test
    void asks_for_enough_people_and_not_too_many() {
        assertThat(Eligibility.warnings(people(250_000L, null), city("DE", 250_000L), on("2009"))).isEmpty();
        assertThat(Eligibility.warnings(people(250_000L, null), city("DE", 249_999L), on("2009")))
                .containsExactly(POPULATION_TOO_SMALL);
        assertThat(Eligibility.warnings(people(null, 10_000L), city("DE", 10_001L), on("2009")))
                .containsExactly(POPULATION_TOO_LARGE);
    }

    @Test
    void warns_of_an_unknown_population_only_where_it_matters() {
        assertThat(Eligibility.warnings(people(250_000L, null), city("DE", null), on("2009")))
                .containsExactly(POPULATION_UNKNOWN);
        assertThat(Eligibility.warnings(people(null, null), city("DE", null), on("2009"))).isEmpty();
    }

    @Test
    void tells_the_union_from_the_rest_of_Europe() {
        assertThat(Eligibility.warnings(in(Scope.EU), city("TR", null), on("2009"))).containsExactly(NOT_IN_EU);
        assertThat(Eligibility.warnings(in(Scope.EUROPE), city("TR", null), on("2009"))).isEmpty();
        assertThat(Eligibility.warnings(in(Scope.EUROPE), city("GH", null), on("2009")))
                .containsExactly(NOT_IN_EUROPE);
        assertThat(Eligibility.warnings(in(Scope.EUROPE_OUTSIDE_EU), city("TR", null), on("2009"))).isEmpty();
        assertThat(Eligibility.warnings(in(Scope.EUROPE_OUTSIDE_EU), city("DE", null), on("2009")))
                .containsExactly(IN_EU);
        assertThat(Eligibility.warnings(in(Scope.EUROPE_OUTSIDE_EU), city("GH", null), on("2009")))
                .containsExactly(NOT_IN_EUROPE);
    }

    @Test
    void gives_the_benefit_of_a_vague_day() {
        assertThat(Eligibility.warnings(in(Scope.EU), city("GB", null), on("2020"))).isEmpty();
        assertThat(Eligibility.warnings(in(Scope.EUROPE_OUTSIDE_EU), city("GB", null), on("2020"))).isEmpty();
    }

    @Test
    void takes_an_inexact_figure_for_no_certain_misfit() {
        assertThat(Eligibility.warnings(people(250_000L, null), city(Qualifier.OVER, 200_000L), on("2009")))
                .containsExactly(POPULATION_UNKNOWN);
        assertThat(Eligibility.warnings(people(250_000L, null), city(Qualifier.ABOUT, 249_000L), on("2009")))
                .containsExactly(POPULATION_UNKNOWN);
        assertThat(Eligibility.warnings(people(null, 10_000L), city(Qualifier.ABOUT, 10_001L), on("2009")))
                .containsExactly(POPULATION_UNKNOWN);
        assertThat(Eligibility.warnings(people(null, 10_000L), city(Qualifier.OVER, 10_001L), on("2009")))
                .containsExactly(POPULATION_TOO_LARGE);
    }

    @Test
    void gives_the_benefit_of_every_country_of_a_vague_day() {
        var city = city(Set.of("DD", "DE"), null);

        assertThat(Eligibility.warnings(in(Scope.EU), city, on("1990"))).isEmpty();
        assertThat(Eligibility.warnings(in(Scope.EUROPE_OUTSIDE_EU), city, on("1990"))).isEmpty();
    }

    private static MemberClass people(@Nullable Long least, @Nullable Long most) {
        return new MemberClass("FULL", null, least, most, Scope.ANY, Admission.WARN);
    }

    private static MemberClass in(Scope scope) {
        return new MemberClass("FULL", null, null, null, scope, Admission.WARN);
    }

    private static Cities.Standing city(String country, @Nullable Long population) {
        return city(Set.of(country), population == null ? null : figure(Qualifier.EXACTLY, population));
    }

    private static Cities.Standing city(Qualifier qualifier, long population) {
        return city(Set.of("DE"), figure(qualifier, population));
    }

    private static Figure figure(Qualifier qualifier, long population) {
        return new Figure(FigureKind.POPULATION, population, qualifier, null);
    }

    private static Cities.Standing city(Set<String> countries, @Nullable Figure population) {
        return new Cities.Standing() {
            @Override
            public boolean mayExistOn(Edtf day) {
                return true;
            }

            @Override
            public Set<String> countriesOn(Edtf day) {
                return countries;
            }

            @Override
            public @Nullable Figure populationOn(Edtf day) {
                return population;
            }
        };
    }
}
