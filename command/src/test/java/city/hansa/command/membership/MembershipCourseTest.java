package city.hansa.command.membership;

import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.event;
import static city.hansa.api.Examples.on;
import static city.hansa.api.membership.MembershipExamples.withdrew;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.Recorded;
import city.hansa.api.membership.MembershipStanding;
import city.hansa.api.membership.MembershipStep;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MembershipCourseTest {

    private final MembershipCourse course = new MembershipCourse();
    private int recorded;

    @Test
    void knows_the_standing_on_every_day() {
        add(MembershipStep.APPLY, "2009");
        add(MembershipStep.ADMIT, "2009");
        add(MembershipStep.SUSPEND, "2012");
        add(MembershipStep.WITHDRAW, "2014");
        add(MembershipStep.REJOIN, "2018");

        assertThat(course.standingOn(on("2008"))).isNull();
        assertThat(course.standingOn(on("2011"))).isEqualTo(MembershipStanding.ACTIVE);
        assertThat(course.standingOn(on("2013"))).isEqualTo(MembershipStanding.SUSPENDED);
        assertThat(course.standingOn(on("2015"))).isEqualTo(MembershipStanding.WITHDRAWN);
        assertThat(course.standing()).isEqualTo(MembershipStanding.ACTIVE);
    }

    @Test
    void takes_a_step_at_any_place_that_its_vague_day_allows() {
        add(MembershipStep.APPLY, "2009");
        add(MembershipStep.ADMIT, "2009");
        add(MembershipStep.WITHDRAW, "2014");
        add(MembershipStep.REJOIN, "2018");

        assertThat(course.conflict(MembershipStep.TAKE_PART, on("2014"))).isEmpty();
        assertThat(course.conflict(MembershipStep.TAKE_PART, on("201X"))).isEmpty();
        assertThat(course.conflict(MembershipStep.TAKE_PART, on("2016"))).isPresent();
    }

    @Test
    void names_what_hinders_a_step() {
        add(MembershipStep.APPLY, "2009");
        add(MembershipStep.ADMIT, "2009");
        add(MembershipStep.WITHDRAW, "2014");

        assertThat(course.conflict(MembershipStep.TAKE_PART, on("2016")).orElseThrow().eventId()).isEqualTo(event(2));
        assertThat(course.conflict(MembershipStep.TAKE_PART, on("2008")).orElseThrow().eventId()).isEqualTo(event(0));
    }

    @Test
    void does_not_end_a_membership_before_its_later_acts() {
        add(MembershipStep.APPLY, "2009");
        add(MembershipStep.ADMIT, "2009");
        add(MembershipStep.TAKE_PART, "2020");

        assertThat(course.conflict(MembershipStep.WITHDRAW, on("2012")).orElseThrow().eventId()).isEqualTo(event(2));
        assertThat(course.conflict(MembershipStep.WITHDRAW, on("2020"))).isEmpty();
    }

    @Test
    void lets_a_suspension_become_known_before_acts_that_are_on_record() {
        add(MembershipStep.APPLY, "2009");
        add(MembershipStep.ADMIT, "2009");
        add(MembershipStep.TAKE_PART, "2020");

        assertThat(course.conflict(MembershipStep.SUSPEND, on("2012"))).isEmpty();
    }

    @Test
    void lets_nobody_rejoin_who_was_never_admitted() {
        add(MembershipStep.APPLY, "2009");
        add(MembershipStep.WITHDRAW, "2010");

        assertThat(course.conflict(MembershipStep.REJOIN, on("2012"))).isPresent();
        assertThat(course.conflict(MembershipStep.APPLY, on("2012"))).isEmpty();
    }

    @Test
    void lets_a_former_member_rejoin_and_not_apply() {
        add(MembershipStep.APPLY, "2009");
        add(MembershipStep.ADMIT, "2009");
        add(MembershipStep.WITHDRAW, "2010");

        assertThat(course.conflict(MembershipStep.REJOIN, on("2012"))).isEmpty();
        assertThat(course.conflict(MembershipStep.APPLY, on("2012"))).isPresent();
    }

    @Test
    void counts_what_may_be_of_two_periods_to_the_one_in_which_it_was_recorded() {
        add(MembershipStep.APPLY, "2009");
        add(MembershipStep.ADMIT, "2009");
        add(MembershipStep.WITHDRAW, "2014");
        add(MembershipStep.REJOIN, "2018");

        assertThat(course.isInPeriodOf(on("2017"), on("2018"), 2)).isTrue();
        assertThat(course.isInPeriodOf(on("2018"), on("2018"), 4)).isTrue();
        assertThat(course.isInPeriodOf(on("2018"), on("2018"), 2)).isFalse();
        assertThat(course.isInPeriodOf(on("2019"), on("2017"), 4)).isFalse();
        assertThat(course.isInPeriodOf(on("2019"), on("2019"), 2)).isTrue();
    }

    @Test
    void keeps_the_first_step_that_has_no_place() {
        add(MembershipStep.APPLY, "2009");
        add(MembershipStep.ADMIT, "2008");
        add(MembershipStep.TAKE_PART, "2007");

        assertThat(course.conflict().orElseThrow().eventId()).isEqualTo(event(1));
    }

    private void add(MembershipStep step, String day) {
        course.add(
                step, new Recorded<>(recorded, recorded, event(recorded), Instant.EPOCH, by(HAMBURG, day), withdrew()));
        recorded++;
    }
}
