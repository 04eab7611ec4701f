package city.hansa.api.view;

import static city.hansa.api.Examples.on;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.date.Edtf;
import city.hansa.api.date.Span;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DatedTest {

    private static final Edtf BEGINNING = Edtf.day(Edtf.BEGINNING);

    @Test
    void a_course_is_in_the_order_of_time_whatever_the_order_of_recording() {
        var course = Dated.change(Dated.change(Dated.always("A"), "C", on("1990")), "B", on("1953"));

        assertThat(course)
                .containsExactly(
                        new Dated<>("A", null, on("1953")),
                        new Dated<>("B", on("1953"), on("1990")),
                        new Dated<>("C", on("1990"), null));
        assertThat(Dated.at(course, on("1960"))).isEqualTo("B");
    }

    @Test
    void what_is_said_again_for_a_day_replaces() {
        var day = on("1953-05-10");
        var course = Dated.change(Dated.change(Dated.always("A"), "B", day), "C", day);

        assertThat(course).extracting(Dated::value).containsExactly("A", "C");
    }

    @Test
    void two_values_of_one_year_may_both_have_held() {
        var course = Dated.change(Dated.change(Dated.always("A"), "B", on("1953")), "C", on("1953"));

        assertThat(course)
                .containsExactly(
                        new Dated<>("A", null, on("1953")),
                        new Dated<>("B", on("1953"), on("1953")),
                        new Dated<>("C", on("1953"), null));
    }

    @Test
    void courses_that_do_not_depend_on_each_other_meet_in_every_way_that_their_days_allow() {
        var names = Dated.change(Dated.always("X"), "Y", on("2016-07-01"));
        var standings = Dated.change(Dated.always("ACTIVE"), "ENDED", on("2016"));

        assertThat(Dated.together(names, standings, (name, standing) -> name + " " + standing))
                .containsExactly(
                        Dated.of("X ACTIVE", new Span(BEGINNING, on("2016-01-01/2016-07-01"))),
                        Dated.of("X ENDED", new Span(on("2016"), on("2016-07-01"))),
                        Dated.of("Y ACTIVE", new Span(on("2016-07-01"), on("2016"))),
                        Dated.of("Y ENDED", new Span(on("2016-07-01/2016-12-31"), null)));
    }

    @Test
    void a_value_that_ends_leaves_those_beside_it() {
        var values = List.of(new Dated<>("A", null, null), new Dated<>("B", on("1981"), null));

        assertThat(Dated.end(values, "A", on("1990")))
                .containsExactly(new Dated<>("A", null, on("1990")), new Dated<>("B", on("1981"), null));
        assertThat(Dated.held(Dated.end(values, "A", on("1990")), on("2000"))).containsExactly("B");
    }

    @Test
    void valid_time_is_cut_wherever_something_begins_or_ends() {
        var all = Stream.of(new Dated<>("A", null, on("1990")), new Dated<>("B", on("1981"), null));

        assertThat(Dated.periods(all))
                .containsExactly(
                        new Span(BEGINNING, on("1981")),
                        new Span(on("1981"), on("1990")),
                        new Span(on("1990"), null));
    }
}
