package city.hansa.query.change;

import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.Examples;
import city.hansa.query.view.Json;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How late something was recorded on 1 July 2023. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LagTest {

    private static final Instant RECORDED_AT = Instant.parse("2023-07-01T23:30:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2022-03-31 | {'least':457,'most':457}",
        "2023-07-01 | {'least':0,'most':0}",
        "2023-07-08 | {'least':-7,'most':-7}",
        "2023-06 | {'least':1,'most':30}",
        "2023 | {'least':-183,'most':181}",
        "2022-03-31/.. | {'most':457}",
        "../2023-06-30 | {'least':1}",
    })
    void is_counted_in_days_as_a_range_where_the_day_is_vague(String effective, String lag) {
        var day = Examples.on(effective);

        assertThat(Json.write(Lag.of(RECORDED_AT, day.earliest(), day.latest()))).isEqualTo(lag.replace('\'', '"'));
    }
}
