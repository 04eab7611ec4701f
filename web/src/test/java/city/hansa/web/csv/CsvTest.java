package city.hansa.web.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@a", "\tx", "\rx", "'=1", "''=1", "=a\nb"})
    void a_text_that_a_spreadsheet_would_take_for_a_formula_stands_behind_an_apostrophe(String text) {
        assertThat(Csv.guarded(text)).isEqualTo("'" + text);
        assertThat(Csv.unguarded(Csv.guarded(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Dortmund", "'s-Hertogenbosch", "a=b", "'", "''", "1-2", "..", "é"})
    void any_other_text_stays_as_it_is(String text) {
        assertThat(Csv.guarded(text)).isEqualTo(text);
        assertThat(Csv.unguarded(text)).isEqualTo(text);
    }

    @Test
    void several_texts_in_one_cell_come_back_as_they_were() {
        for (var texts : List.of(
                List.<String>of(), List.of("a"), List.of("a", "b"), List.of("a|b", "c\\", "\\|"), List.of("", ""))) {
            assertThat(Csv.parted(Csv.joined(texts))).isEqualTo(texts);
        }
    }
}
