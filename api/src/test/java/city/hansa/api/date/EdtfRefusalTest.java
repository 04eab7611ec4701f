package city.hansa.api.date;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EdtfRefusalTest {

    private static final String SHAPE = "A date is YYYY, YYYY-MM or YYYY-MM-DD";

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            ''                    | A date is not blank
            '  '                  | A date is not blank
            ' 1978'               | A date holds no blanks
            '1978 '               | A date holds no blanks
            '1978 - 10'           | A date holds no blanks
            '1978/ 1979'          | A date holds no blanks
            '[1977, 1978]'        | A date holds no blanks
            '[ ]'                 | A date holds no blanks
            []                    | A choice has two elements or more
            [1977]                | A choice has two elements or more
            [1977,1977]           | A choice names each element once
            [1977/1978]           | A choice has two elements or more
            [1977~,1978]          | A choice has no flags
            [1977,1978-05?]       | A choice has no flags
            [1977,1978            | its brackets are a pair
            1977,1978]            | its brackets are a pair
            [                     | its brackets are a pair
            [1977,1978]~          | its brackets are a pair
            [1977,1978]/1980      | its brackets are a pair
            1970/[1977,1978]      | its brackets are a pair
            1977/1978/1979        | An interval has two bounds
            1977//1979            | An interval has two bounds
            /                     | An interval has a bound that is a date
            /..                   | An interval has a bound that is a date
            ../                   | An interval has a bound that is a date
            ../..                 | An interval has a bound that is a date
            1978/1977             | An interval does not start after its end
            1978-05/1978-03       | An interval does not start after its end
            1978-05-02/1978-05-01 | An interval does not start after its end
            198X/197X             | An interval does not start after its end
            1978-13               | A month is 01 to 12
            1978-00               | A month is 01 to 12
            1978-20               | A month is 01 to 12
            1978-25               | A month is 01 to 12
            1978-21~              | A month is 01 to 12
            1978-21-01            | A month is 01 to 12
            [1977,1978-21]        | A month is 01 to 12
            1978-02-30            | A day exists in its month
            1900-02-29            | A day exists in its month
            1978-04-31            | A day exists in its month
            1978-04-00            | A day exists in its month
            0000                  | A year is 0001 to 9999
            0000-01-01            | A year is 0001 to 9999
            000X                  | A year is 0001 to 9999
            00XX                  | A year is 0001 to 9999
            0000-21               | A year is 0001 to 9999
            9999-24               | A winter ends by the year 9999
            """)
    void names_the_rule_and_quotes_the_text(String text, String rule) {
        refused(text, rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            78
            1978-1
            1978-1-1
            1978-10-8
            19781008
            1978-10-
            1978-
            -1978
            +1978
            -0044
            Y12000
            12000-01-01
            1978/10/08x
            1978-10-08T12:00:00Z
            1978.10.08
            08.10.1978
            1978~~
            1978~?
            ~1978
            ?
            197X~
            197
            1XXX
            XXXX
            197x
            19X8
            1978-XX
            1978-1X
            1978-10-XX
            1978..1980
            ..
            1978,1979
            {1977,1978}
            [1977,]
            [,1978]
            [1977,,1978]
            [1977..1978,1980]
            [1977,197X]
            [1977/1978,1980]
            [[1977,1978],1980]
            [1977,..]
            ../19
            1978/x
            1978/...
            unknown
            null
            １９７８
            ١٩٧٨
            1978‒10
            """)
    void is_given_to_what_is_no_date(String text) {
        refused(text, "");
    }

    @Test
    void of_no_date_at_all_says_how_a_date_is_written() {
        refused("October 1978".replace(' ', '_'), SHAPE);
    }

    @Test
    void of_a_text_without_end_reads_and_quotes_only_its_beginning() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Edtf.parse("1".repeat(1_000_000)))
                .withMessage("A date has at most 100 characters: \"" + "1".repeat(100) + "…\"");
    }

    private static void refused(String text, String rule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Edtf.parse(text))
                .withMessageContaining(rule)
                .withMessageEndingWith(": \"" + text + "\"");
    }
}
