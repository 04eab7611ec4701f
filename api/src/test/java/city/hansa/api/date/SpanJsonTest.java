package city.hansa.api.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SpanJsonTest {

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void a_span_and_its_ranges_are_plain_objects() {
        var span = new Span(Edtf.parse("1977"), null);
        var range = new DayRange(LocalDate.of(1977, 1, 1), LocalDate.of(1977, 1, 1));

        assertThat(json.writeValueAsString(span)).isEqualTo("{\"from\":\"1977\",\"until\":null}");
        assertThat(json.readValue("{\"from\":\"1977\"}", Span.class)).isEqualTo(span);
        assertThat(json.writeValueAsString(range)).isEqualTo("{\"from\":\"1977-01-01\",\"until\":\"1977-01-01\"}");
        assertThat(json.readValue(json.writeValueAsString(range), DayRange.class)).isEqualTo(range);
    }
}
