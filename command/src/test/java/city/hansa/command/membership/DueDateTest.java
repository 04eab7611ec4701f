package city.hansa.command.membership;

import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.date.Edtf;
import java.time.Period;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DueDateTest {

    @ParameterizedTest
    @CsvSource({
        "2009, P2Y, 2011",
        "2009-02-10, P2Y, 2011-02-10",
        "2009-02, P2Y, 2011-02",
        "2009-02, P1M, 2009-03",
        "2009~, P2Y, 2011~",
        "2009-02-10?, P2Y, 2011-02-10?",
        "2009-02%, P2Y, 2011-02%",
        "2008-02-29, P1Y, 2009-02-28",
        "2009-01-31, P1M, 2009-02-28",
        "2009-01-30, P1M, 2009-02-28",
        "2009, P18M, 2010-07-01/2011-06-30",
        "200X, P2Y, 2002-01-01/2011-12-31",
        "2009-21, P1Y, 2010-03-01/2010-05-31",
        "../2019, P2Y, ../2021-12-31",
        "2009/.., P2Y, 2011-01-01/..",
        "2009/2010, P2Y, 2011-01-01/2012-12-31",
        "9998-02-10, P2Y, 9999-12-31",
        "9998, P2Y, 9999-12-31/9999-12-31",
        "9998-07, P18M, 9999-12-31/9999-12-31",
        "2009, P2147483647Y, 9999-12-31/9999-12-31"
    })
    void is_as_vague_as_the_day_from_which_it_is_reckoned(String day, String period, String due) {
        assertThat(DueDate.after(Edtf.parse(day), Period.parse(period)).text()).isEqualTo(due);
    }
}
