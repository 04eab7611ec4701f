package city.hansa.command.chronology;

import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.event;
import static city.hansa.api.Examples.on;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.Recorded;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChronologyTest {

    private enum Stage {
        BEGUN,
        ENDED
    }

    @ParameterizedTest
    @CsvSource({
        "1978-10, 1978, false",
        "1978-10, 1978-09, true",
        "1978-10, 1977, true",
        "1978, 1978-01-01, false",
        "197X, 1970-01-01, false",
        "1980, 1979-12-31, true",
        "'[1977,1979]', 1978, false",
        "1978/.., 1978-01-01, false"
    })
    void an_end_conflicts_only_with_a_beginning_that_is_certainly_later(String begun, String ended, boolean conflict) {
        var chronology = new Chronology<Stage>();
        chronology.add(Stage.BEGUN, recorded(1, begun));

        assertThat(chronology.conflict(Stage.ENDED, on(ended)).isPresent()).isEqualTo(conflict);
    }

    @ParameterizedTest
    @CsvSource({"1978, 1979, false", "1979, 1978, true"})
    void a_whole_history_is_held_against_itself(String begun, String ended, boolean conflict) {
        var chronology = new Chronology<Stage>();
        chronology.add(Stage.ENDED, recorded(1, ended));
        chronology.add(Stage.BEGUN, recorded(2, begun));

        assertThat(chronology.conflict().isPresent()).isEqualTo(conflict);
    }

    private static Recorded<String> recorded(int number, String day) {
        return new Recorded<>(number, number, event(number), Instant.EPOCH, by(HAMBURG, day), "something");
    }
}
