package city.hansa.api.date;

import static city.hansa.api.date.Certainty.CERTAIN;
import static city.hansa.api.date.Certainty.NO;
import static city.hansa.api.date.Certainty.POSSIBLE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CertaintyTest {

    @Test
    void what_is_certain_is_possible() {
        assertThat(Certainty.of(true, true)).isEqualTo(CERTAIN);
        assertThat(Certainty.of(true, false)).isEqualTo(CERTAIN);
        assertThat(Certainty.of(false, true)).isEqualTo(POSSIBLE);
        assertThat(Certainty.of(false, false)).isEqualTo(NO);
    }
}
