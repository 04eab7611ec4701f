package city.hansa.api.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OrderTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "", "1978", "1977 1978", "1978 1978", "1978 1978-01-01", "1978-12-31 1978", "1978-05-01 1978-05-01",
        "[1977,1978] 1977-03", "197X 1970 1970-01-01", "2022/.. 2023", "2025 2022/..", "1978-10 1978 1978-11 1978"
    })
    void is_possible_if_exact_days_can_be_found(String dates) {
        assertThat(Order.possible(dates(dates))).isTrue();
        assertThat(Order.conflict(dates(dates))).isEmpty();
        assertThat(Order.firstConflict(dates(dates))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1978 1977                     | 0 | 1
            1978-05-02 1978-05-01         | 0 | 1
            1978-10 1978 1978-09          | 0 | 2
            1978-10 1978-11 1978-10 1980  | 1 | 2
            1970 1978 1978 1977           | 1 | 3
            1979 197X 1978 1977           | 0 | 2
            """)
    void conflicts_where_a_date_is_certainly_later_than_one_that_should_follow(String dates, int earlier, int later) {
        assertThat(Order.possible(dates(dates))).isFalse();
        assertThat(Order.conflict(dates(dates))).contains(new Order.Conflict(earlier, later));
        assertThat(Order.firstConflict(dates(dates))).hasValue(earlier);
    }

    @Test
    void takes_the_days_between_the_elements_of_a_choice_as_possible() {
        assertThat(Order.possible(dates("1976 [1975,1978] 1977"))).isTrue();
    }

    private static List<Edtf> dates(String texts) {
        return Stream.of(texts.split(" ", -1)).filter(text -> !text.isEmpty()).map(Edtf::parse).toList();
    }
}
