package city.hansa.api.date;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EdtfReadingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1978                  | 1978-01-01 | 1978-12-31
            0001                  | 0001-01-01 | 0001-12-31
            9999                  | 9999-01-01 | 9999-12-31
            1978-10               | 1978-10-01 | 1978-10-31
            1900-02               | 1900-02-01 | 1900-02-28
            2000-02               | 2000-02-01 | 2000-02-29
            1977-07-04            | 1977-07-04 | 1977-07-04
            2000-02-29            | 2000-02-29 | 2000-02-29
            1970-04~              | 1970-04-01 | 1970-04-30
            1973?                 | 1973-01-01 | 1973-12-31
            1973-05-06%           | 1973-05-06 | 1973-05-06
            197X                  | 1970-01-01 | 1979-12-31
            001X                  | 0010-01-01 | 0019-12-31
            19XX                  | 1900-01-01 | 1999-12-31
            1974-21               | 1974-03-01 | 1974-05-31
            1974-22               | 1974-06-01 | 1974-08-31
            1974-23               | 1974-09-01 | 1974-11-30
            1974-24               | 1974-12-01 | 1975-02-28
            1975-24               | 1975-12-01 | 1976-02-29
            2022-09-09/2025-12-31 | 2022-09-09 | 2025-12-31
            2022-05~/2032         | 2022-05-01 | 2032-12-31
            1978/1978             | 1978-01-01 | 1978-12-31
            1978-05/1978          | 1978-05-01 | 1978-12-31
            1974-24/198X          | 1974-12-01 | 1989-12-31
            2022-03-31/..         | 2022-03-31 | 9999-12-31
            2022-03-31/           | 2022-03-31 | 9999-12-31
            ../1950               | 0001-01-01 | 1950-12-31
            /1950                 | 0001-01-01 | 1950-12-31
            [1977,1978]           | 1977-01-01 | 1978-12-31
            [1978,1975,1977]      | 1975-01-01 | 1978-12-31
            [1977-10,1978-02-03]  | 1977-10-01 | 1978-02-03
            """)
    void gives_the_days_that_it_may_be(String text, LocalDate earliest, LocalDate latest) {
        var date = Edtf.parse(text);

        assertThat(date.earliest()).isEqualTo(earliest);
        assertThat(date.latest()).isEqualTo(latest);
        assertThat(date.text()).isEqualTo(text).isEqualTo(date.toString());
    }

    // Every form of "effective", "disputedStart", "term" and "asOf" in the written record of Dortmund.
    @ParameterizedTest
    @ValueSource(strings = {
        "1949~", "1950", "1959-11-20", "1970-04~", "1974-05", "1974-06~", "1978-10", "2020-02-05~",
        "2020-03-25~/2020-04-19", "2020-03-29/2020-04", "2020-10-07/2022-10-07", "2021-11-23/2021-12-06",
        "2021-11/2023-11~", "2022-05-17/2022-05-18", "2022-05~/2032", "2022/2024~", "2022-09-09/2025-12-31",
        "2022~", "2025-01~", "[1975,1977,1978]", "[1977,1978]", "[1991,1992]"
    })
    void takes_what_Dortmund_wrote_down(String text) {
        assertThat(Edtf.parse(text).text()).isEqualTo(text);
    }

    @Test
    void takes_an_exact_day() {
        assertThat(Edtf.day(LocalDate.of(1978, 1, 23))).isEqualTo(Edtf.parse("1978-01-23"));
        assertThat(Edtf.day(Edtf.BEGINNING).earliest()).isEqualTo(Edtf.BEGINNING);
        assertThat(Edtf.day(Edtf.FOREVER).latest()).isEqualTo(Edtf.FOREVER);
    }

    @Test
    void is_refused_to_a_day_outside_the_years_1_to_9999() {
        assertThatIllegalArgumentException().isThrownBy(() -> Edtf.day(Edtf.BEGINNING.minusDays(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Edtf.day(Edtf.FOREVER.plusDays(1)));
    }
}
