package city.hansa.web.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class VagueDatesTest {

    @ParameterizedTest(name = "{0} is {1}, {2}")
    @CsvSource(delimiter = '|', textBlock = """
            1978                  | 1978                               | 1978
            0476                  | 476                                | 476
            1978-10               | October 1978                       | Oktober 1978
            1977-07-04            | 4 July 1977                        | 4. Juli 1977
            1970-04~              | about April 1970                   | etwa April 1970
            1973?                 | 1973 (uncertain)                   | 1973 (unsicher)
            1973%                 | about 1973 (uncertain)             | etwa 1973 (unsicher)
            197X                  | the 1970s                          | 1970er Jahre
            19XX                  | the years 1900 to 1999             | 1900–1999
            1974-21               | spring 1974                        | Frühjahr 1974
            1974-22               | summer 1974                        | Sommer 1974
            1974-23               | autumn 1974                        | Herbst 1974
            1974-24               | winter 1974                        | Winter 1974
            2022-09-09/2025-12-31 | 9 September 2022 to 31 December 2025 | 9. September 2022 bis 31. Dezember 2025
            1978~/1980-03?        | about 1978 to March 1980 (uncertain) | etwa 1978 bis März 1980 (unsicher)
            2022-03-31/..         | since 31 March 2022                | ab 31. März 2022
            2022/                 | from 2022, end unknown             | ab 2022, Ende unbekannt
            197X/..               | since the 1970s                    | ab 1970er Jahre
            ../1950               | until 1950                         | bis 1950
            /1950                 | until 1950                         | bis 1950
            [1977,1978]           | 1977 or 1978                       | 1977 oder 1978
            [1977,1978-10,1979]   | 1977, October 1978 or 1979         | 1977, Oktober 1978 oder 1979
            """)
    void a_vague_date_is_said_as_vaguely_as_it_is_known(String edtf, String english, String german) {
        assertThat(VagueDates.render(edtf, Locale.ENGLISH)).isEqualTo(english);
        assertThat(VagueDates.render(edtf, Locale.GERMAN)).isEqualTo(german);
    }

    @ParameterizedTest(name = "{0} is to be {1}, {2}")
    @CsvSource(delimiter = '|', textBlock = """
            2027                  | during 2027                        | im Jahr 2027
            2028-10               | in October 2028                    | im Oktober 2028
            2030-04-02            | on 2 April 2030                    | am 2. April 2030
            2030-21               | in spring 2030                     | im Frühjahr 2030
            2020-04~              | in about April 2020                | im etwa April 2020
            202X                  | the 2020s                          | 2020er Jahre
            2027-01/2027-03       | January 2027 to March 2027         | Januar 2027 bis März 2027
            """)
    void what_is_to_be_is_said_to_be_in_that_time(String edtf, String english, String german) {
        assertThat(VagueDates.timely(edtf, Locale.ENGLISH)).isEqualTo(english);
        assertThat(VagueDates.timely(edtf, Locale.GERMAN)).isEqualTo(german);
    }
}
