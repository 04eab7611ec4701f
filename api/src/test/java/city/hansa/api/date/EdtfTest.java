package city.hansa.api.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EdtfTest {

    @Nested
    class Years_later {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                1978                  | 50 | 2028
                1970-04~              | 50 | 2020-04~
                1978-10?              | 50 | 2028-10?
                1974-21               | 50 | 2024-21
                1960-04-02            | 70 | 2030-04-02
                2020-02-29            |  4 | 2024-02-29
                2020-02-29%           |  5 | 2025-02-28%
                2020-02               |  5 | 2025-02
                2023-02-10/2023-02-28 |  1 | 2024-02-10/2024-02-29
                [1977-03,1977-05]     | 50 | 2027-03-01/2027-05-31
                """)
        void are_as_precise_as_the_date(Edtf date, int years, Edtf later) {
            assertThat(date.plusYears(years)).isEqualTo(later);
        }
    }

    @Nested
    class Combining {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                2020-04-01 | 2020-04-02 | 2020-04-02
                2020-04    | 2020-04-14 | 2020-04-14/2020-04-30
                2020       | 2020-04    | 2020-04-01/2020-12-31
                2020~      | 2020       | 2020~
                2020-04-30 | 2020-04    | 2020-04-30
                2021/..    | 2020       | 2021/..
                2020/..    | 2021       | 2021-01-01/..
                ../2020    | ../2021    | ../2021
                """)
        void gives_the_later_of_two(Edtf one, Edtf other, Edtf later) {
            assertThat(one.later(other)).isEqualTo(later);
            assertThat(other.later(one).earliest()).isEqualTo(later.earliest());
            assertThat(other.later(one).latest()).isEqualTo(later.latest());
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                2020-04-01 | 2020-04-02 | 2020-04-01
                2020-04    | 2020-04-14 | 2020-04-01/2020-04-14
                2020       | 2020-04    | 2020-01-01/2020-04-30
                2020~      | 2020       | 2020~
                2021/..    | 2020       | 2020
                ../2021    | 2020       | 0001-01-01/2020-12-31
                """)
        void gives_the_earlier_of_two(Edtf one, Edtf other, Edtf earlier) {
            assertThat(one.earlier(other)).isEqualTo(earlier);
            assertThat(other.earlier(one).earliest()).isEqualTo(earlier.earliest());
            assertThat(other.earlier(one).latest()).isEqualTo(earlier.latest());
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                2018       | 2018-04-14 | 9999-12-31 | 2018-04-14/2018-12-31
                2018       | 0001-01-01 | 2018-04-14 | 2018-01-01/2018-04-14
                2018~      | 2017-12-31 | 2019-01-01 | 2018~
                2018-04    | 2018-04-30 | 2018-05-01 | 2018-04-30
                2018       | 2019-01-01 | 2020-01-01 | 2018
                """)
        void narrows_to_what_the_order_allows(Edtf date, LocalDate from, LocalDate to, Edtf narrowed) {
            assertThat(date.within(from, to)).isEqualTo(narrowed);
        }
    }

    @Nested
    class Describing {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                1977-07-04                | false | false | false
                1977-07-04~               | true  | false | false
                1977-07-04?               | false | true  | false
                1977-07-04%               | true  | true  | false
                1977-07                   | false | false | false
                1977                      | false | false | false
                197X                      | false | false | false
                1974-21                   | false | false | false
                [1977-07-04,1977-07-05]   | false | false | false
                1977-07-04/1977-07-04     | false | false | true
                ../0001-01-01             | false | false | true
                2022-05~/2032             | true  | false | true
                2021-11/2023-11~          | true  | false | true
                2021?/2023                | false | true  | true
                2021~/2023?               | true  | true  | true
                2021/2023%                | true  | true  | true
                2021%/..                  | true  | true  | true
                /2021?                    | false | true  | true
                """)
        void says_what_kind_it_is(
                String text, boolean approximate, boolean uncertain, boolean interval) {
            var date = Edtf.parse(text);

            assertThat(date.isApproximate()).isEqualTo(approximate);
            assertThat(date.isUncertain()).isEqualTo(uncertain);
            assertThat(date.isInterval()).isEqualTo(interval);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                2022-05~/2032 | 2022-05~    | 2032
                2022/..       | 2022        |
                2022/         | 2022        |
                ../1950       |             | 1950
                /1950-03?     |             | 1950-03?
                1970-04~      | 1970-04~    | 1970-04~
                [1977,1978]   | [1977,1978] | [1977,1978]
                """)
        void gives_its_bounds(String text, @Nullable Edtf start, @Nullable Edtf end) {
            assertThat(Edtf.parse(text).start()).isEqualTo(start);
            assertThat(Edtf.parse(text).end()).isEqualTo(end);
        }
    }

    @Nested
    class Comparing {

        @Test
        void is_by_earliest_then_latest_then_text() {
            var sorted = Stream.of("1978-01/..", "1978-01/", "1978-02", "1978", "1978~", "1978-01", "197X", "/1950")
                    .map(Edtf::parse)
                    .sorted();

            assertThat(sorted.map(Edtf::text))
                    .containsExactly("/1950", "197X", "1978-01", "1978", "1978~", "1978-01/", "1978-01/..", "1978-02");
        }

        @Test
        void equals_by_text_alone() {
            assertThat(Edtf.parse("1978")).isEqualTo(Edtf.parse("1978")).hasSameHashCodeAs(Edtf.parse("1978"));
            assertThat(Edtf.parse("2022/")).isNotEqualTo(Edtf.parse("2022/..")).isNotEqualTo("2022/");
        }
    }
}
