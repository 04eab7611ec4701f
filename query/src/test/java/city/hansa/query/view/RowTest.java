package city.hansa.query.view;

import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.on;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.hansa.api.date.Span;
import city.hansa.api.envelope.Visibility;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RowTest {

    @Test
    void a_kind_that_no_index_could_hold_is_refused_before_anything_is_written() {
        var parties = List.of(HAMBURG.value());
        var period = new Span(on("2022"), null);

        assertThatThrownBy(() -> new Row(
                        "D".repeat(101),
                        "REGISTERED",
                        true,
                        period,
                        null,
                        List.of(),
                        "Hamburg",
                        parties,
                        Visibility.PUBLIC,
                        "Hamburg"))
                .hasMessage("a kind has 100 characters at most: Hamburg");
    }
}
