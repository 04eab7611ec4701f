package city.hansa.api.action;

import static city.hansa.api.Examples.on;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.action.Milestone.What;
import city.hansa.api.view.Dated;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CourseTest {

    @Test
    void follows_the_days_and_not_the_recording() {
        var course = planned("2018-01").and(passed(What.COMPLETED, "2018-04-20")).and(passed(What.AGREED, "2018-02"));

        assertThat(course.standings())
                .containsExactly(
                        new Dated<>(ActionStanding.PLANNED, on("2018-01"), on("2018-02")),
                        new Dated<>(ActionStanding.AGREED, on("2018-02"), on("2018-04-20")),
                        new Dated<>(ActionStanding.COMPLETED, on("2018-04-20"), null));
    }

    @Test
    void keeps_the_order_of_stages_where_days_are_vague() {
        var course = planned("2018-05").and(passed(What.COMPLETED, "2018"));

        assertThat(course.standings())
                .containsExactly(
                        new Dated<>(ActionStanding.PLANNED, on("2018-05"), on("2018-05-01/2018-12-31")),
                        new Dated<>(ActionStanding.COMPLETED, on("2018-05-01/2018-12-31"), null));
        assertThat(course.milestones()).extracting(Milestone::on).containsExactly(on("2018-05"), on("2018"));
    }

    @Test
    void passes_every_stage_though_a_later_one_is_vaguer() {
        var course = planned("2018-01").and(passed(What.STARTED, "2018-04-14")).and(passed(What.COMPLETED, "2018-04"));

        assertThat(course.standings())
                .containsExactly(
                        new Dated<>(ActionStanding.PLANNED, on("2018-01"), on("2018-04-14")),
                        new Dated<>(ActionStanding.UNDER_WAY, on("2018-04-14"), on("2018-04-14/2018-04-30")),
                        new Dated<>(ActionStanding.COMPLETED, on("2018-04-14/2018-04-30"), null));
    }

    @Test
    void is_completed_on_the_vague_day_on_which_it_was_planned() {
        var course = planned("2018").and(passed(What.COMPLETED, "2018"));

        assertThat(Dated.at(course.standings(), on("2018"))).isEqualTo(ActionStanding.COMPLETED);
    }

    @Test
    void is_put_off_until_another_day_is_set() {
        var course = planned("2020-01")
                .and(passed(What.AGREED, "2020-02"))
                .and(new Milestone(What.POSTPONED, on("2020-04"), null, "pandemic"))
                .and(new Milestone(What.RESCHEDULED, on("2022-01"), on("2022-05"), null));

        assertThat(course.standings())
                .extracting(Dated::value)
                .containsExactly(
                        ActionStanding.PLANNED,
                        ActionStanding.AGREED,
                        ActionStanding.POSTPONED,
                        ActionStanding.AGREED);
        assertThat(course.schedule())
                .containsExactly(
                        new Dated<>(on("2020-05"), on("2020-01"), on("2022-01")),
                        new Dated<>(on("2022-05"), on("2022-01"), null));
    }

    @Test
    void may_be_put_off_twice_to_a_known_day() {
        var course = planned("2020-01")
                .and(new Milestone(What.POSTPONED, on("2020-04"), on("2021-05"), "pandemic"))
                .and(new Milestone(What.POSTPONED, on("2021-04"), on("2022-05"), "pandemic"));

        assertThat(course.standings()).hasSize(2);
        assertThat(course.schedule())
                .extracting(Dated::value)
                .containsExactly(on("2020-05"), on("2021-05"), on("2022-05"));
    }

    @Test
    void stays_put_off_when_it_is_agreed() {
        var course = planned("2020-01")
                .and(new Milestone(What.POSTPONED, on("2020-04"), null, "pandemic"))
                .and(passed(What.AGREED, "2020-06"));

        assertThat(course.standings().getLast().value()).isEqualTo(ActionStanding.POSTPONED);
    }

    @Test
    void goes_on_when_it_starts_though_no_new_day_was_set() {
        var course = planned("2020-01")
                .and(new Milestone(What.POSTPONED, on("2020-04"), null, "pandemic"))
                .and(passed(What.STARTED, "2022-05"))
                .and(passed(What.COMPLETED, "2022-06"))
                .and(passed(What.EVALUATED, "2022-07"));

        assertThat(course.standings().getLast().value()).isEqualTo(ActionStanding.EVALUATED);
        assertThat(course.day(What.STARTED)).contains(on("2022-05"));
    }

    @Test
    void ends_when_it_is_cancelled() {
        var course = planned("2020-01").and(new Milestone(What.CANCELLED, on("2020-03"), null, "no flights"));

        assertThat(course.standings().getLast()).isEqualTo(new Dated<>(ActionStanding.CANCELLED, on("2020-03"), null));
    }

    private static Course planned(String day) {
        return Course.of(new Milestone(What.PLANNED, on(day), on("2020-05"), null));
    }

    private static Milestone passed(What what, String day) {
        return new Milestone(what, on(day), null, null);
    }
}
