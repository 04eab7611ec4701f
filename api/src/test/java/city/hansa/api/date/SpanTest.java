package city.hansa.api.date;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SpanTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1978-01-23  | 2022-03-31 | 1978-01-22 | NO
            1978-01-23  | 2022-03-31 | 1978-01-23 | CERTAIN
            1978-01-23  | 2022-03-31 | 2022-03-30 | CERTAIN
            1978-01-23  | 2022-03-31 | 2022-03-31 | NO
            1978        |            | 1977-12-31 | NO
            1978        |            | 1978-01-01 | POSSIBLE
            1978        |            | 1978-12-30 | POSSIBLE
            1978        |            | 1978-12-31 | CERTAIN
            1978        |            | 9999-12-30 | CERTAIN
            1978        |            | 9999-12-31 | NO
            [1977,1978] | 2022       | 1977-01-01 | POSSIBLE
            [1977,1978] | 2022       | 1978-12-31 | CERTAIN
            [1977,1978] | 2022       | 2021-12-31 | CERTAIN
            [1977,1978] | 2022       | 2022-01-01 | POSSIBLE
            [1977,1978] | 2022       | 2022-12-30 | POSSIBLE
            [1977,1978] | 2022       | 2022-12-31 | NO
            1978        | 1978       | 1978-06-01 | POSSIBLE
            1978        | 2022/..    | 2025-01-01 | POSSIBLE
            1978        | 1970       | 1974-01-01 | NO
            """)
    void answers_for_a_day(Edtf from, @Nullable Edtf until, LocalDate day, Certainty answer) {
        assertThat(new Span(from, until).on(day)).isEqualTo(answer);
    }

    @Test
    void holds_certainly_from_the_latest_beginning_until_the_earliest_end() {
        var span = new Span(Edtf.parse("1977"), Edtf.parse("2022-03"));

        assertThat(span.certain()).isEqualTo(range("1977-12-31", "2022-03-01"));
        assertThat(span.possible()).isEqualTo(range("1977-01-01", "2022-03-31"));
    }

    @Test
    void without_an_end_reaches_forever() {
        var span = new Span(Edtf.parse("1978-10"), null);

        assertThat(span.certain()).isEqualTo(new DayRange(LocalDate.of(1978, 10, 31), Edtf.FOREVER));
        assertThat(span.possible()).isEqualTo(new DayRange(LocalDate.of(1978, 10, 1), Edtf.FOREVER));
    }

    @Test
    void that_may_begin_and_end_in_one_year_is_certain_on_no_day() {
        var span = new Span(Edtf.parse("1978"), Edtf.parse("1978"));

        assertThat(span.certain().isEmpty()).isTrue();
        assertThat(span.possible()).isEqualTo(range("1978-01-01", "1978-12-31"));
    }

    @Test
    void that_ends_before_it_begins_holds_on_no_day() {
        var span = new Span(Edtf.parse("1978"), Edtf.parse("1977"));

        assertThat(span.certain().isEmpty()).isTrue();
        assertThat(span.possible().isEmpty()).isTrue();
    }

    @Test
    void of_days_that_ends_where_it_begins_is_empty() {
        var empty = range("1978-01-01", "1978-01-01");

        assertThat(empty.isEmpty()).isTrue();
        assertThat(empty.contains(LocalDate.of(1978, 1, 1))).isFalse();
    }

    @Test
    void of_days_is_refused_if_reversed() {
        assertThatIllegalArgumentException().isThrownBy(() -> range("1978-01-02", "1978-01-01"));
    }

    private static DayRange range(String from, String until) {
        return new DayRange(LocalDate.parse(from), LocalDate.parse(until));
    }
}
