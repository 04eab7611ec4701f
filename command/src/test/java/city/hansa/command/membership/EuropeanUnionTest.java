package city.hansa.command.membership;

import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.date.Certainty;
import city.hansa.api.date.Edtf;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EuropeanUnionTest {

    @ParameterizedTest
    @CsvSource({
        "DE, 1957-12-31, NO",
        "DE, 1958-01-01, CERTAIN",
        "DE, ../2019, POSSIBLE",
        "HR, 2013-06-30, NO",
        "HR, 2013-07-01, CERTAIN",
        "HR, 2013, POSSIBLE",
        "GB, 2020-01-31, CERTAIN",
        "GB, 2020-02-01, NO",
        "GB, 2020-01, CERTAIN",
        "GB, 2020, POSSIBLE",
        "TR, 2020, NO",
        "US, 2020, NO"
    })
    void knows_who_belonged_to_it_on_a_day(String country, String day, Certainty certainty) {
        assertThat(EuropeanUnion.includes(country, Edtf.parse(day))).isEqualTo(certainty);
    }

    @Test
    void is_not_all_of_Europe() {
        assertThat(EuropeanUnion.isEuropean("PL")).isTrue();
        assertThat(EuropeanUnion.isEuropean("TR")).isTrue();
        assertThat(EuropeanUnion.isEuropean("GH")).isFalse();
    }
}
