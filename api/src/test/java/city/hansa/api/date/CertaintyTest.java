package city.hansa.api.date;

import static city.hansa.api.date.Certainty.CERTAIN;
import static city.hansa.api.date.Certainty.NO;
import static city.hansa.api.date.Certainty.POSSIBLE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CertaintyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CERTAIN  | CERTAIN  | CERTAIN  | CERTAIN
            CERTAIN  | POSSIBLE | POSSIBLE | CERTAIN
            CERTAIN  | NO       | NO       | CERTAIN
            POSSIBLE | POSSIBLE | POSSIBLE | POSSIBLE
            POSSIBLE | NO       | NO       | POSSIBLE
            NO       | NO       | NO       | NO
            """)
    void both_is_the_weaker_and_either_the_stronger(Certainty one, Certainty other, Certainty both, Certainty either) {
        assertThat(one.and(other)).isEqualTo(both).isEqualTo(other.and(one));
        assertThat(one.or(other)).isEqualTo(either).isEqualTo(other.or(one));
    }

    @Test
    void what_is_certain_is_possible() {
        assertThat(Certainty.of(true, true)).isEqualTo(CERTAIN);
        assertThat(Certainty.of(true, false)).isEqualTo(CERTAIN);
        assertThat(Certainty.of(false, true)).isEqualTo(POSSIBLE);
        assertThat(Certainty.of(false, false)).isEqualTo(NO);
    }
}
