package city.hansa.api.partnership;

import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.OSAKA;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.event;
import static city.hansa.api.Examples.on;
import static city.hansa.api.partnership.PartnershipExamples.PARTNERSHIP;
import static city.hansa.api.partnership.PartnershipExamples.accepted;
import static city.hansa.api.partnership.PartnershipExamples.proposed;
import static city.hansa.api.partnership.PartnershipExamples.resting;
import static city.hansa.api.partnership.PartnershipExamples.terminated;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.Recorded;
import city.hansa.api.partnership.PartnershipEvent.PartnershipResumed;
import city.hansa.api.partnership.PartnershipEvent.PartyJoined;
import city.hansa.api.partnership.PartnershipEvent.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PartnershipBoundsTest {

    private final List<Recorded<PartnershipEvent>> history = new ArrayList<>();

    @Test
    void a_vague_rest_begins_on_no_day_before_it_was_in_force_or_after_it_ended() {
        said("1970", proposed());
        said("1978-10", accepted("1978-10"));
        said("1978", resting(Scope.ALL));
        said("1978-11", terminated());

        assertThat(periods())
                .containsExactly(
                        "PROPOSED 1970 1978-10",
                        "IN_FORCE 1978-10 1978-10-01/1978-11-30",
                        "DORMANT 1978-10-01/1978-11-30 1978-11",
                        "TERMINATED 1978-11 null");
    }

    @Test
    void what_rests_was_in_force_before() {
        said("1970", proposed());
        said("1978", accepted("1978"));
        said("1978-03", resting(Scope.ALL));

        assertThat(periods())
                .containsExactly(
                        "PROPOSED 1970 1978-01-01/1978-03-31",
                        "IN_FORCE 1978-01-01/1978-03-31 1978-03",
                        "DORMANT 1978-03 null");
    }

    @Test
    void it_ends_on_no_day_before_it_rested() {
        said("1970", proposed());
        said("1978", accepted("1978"));
        said("1990-05", resting(Scope.ALL));
        said("1990", terminated());

        assertThat(periods())
                .endsWith(
                        "DORMANT 1990-05 1990-05-01/1990-12-31",
                        "TERMINATED 1990-05-01/1990-12-31 null");
    }

    @Test
    void a_party_may_join_before_it_is_in_force_but_is_in_it_only_from_then_on() {
        said("1970", proposed());
        said("1978", accepted("1978"));
        said("1978-03", new PartyJoined(PARTNERSHIP, OSAKA));

        assertThat(periods())
                .endsWith(
                        "IN_FORCE 1978 1978-03-01/1978-12-31",
                        "IN_FORCE 1978-03-01/1978-12-31 null");
    }

    @Test
    void rests_of_one_year_may_have_come_in_another_order() {
        said("1978", proposed());
        said("1979", accepted("1979"));
        said("2022", resting(Scope.ALL));
        said("2022", new PartnershipResumed(PARTNERSHIP, true, null));
        said("2022-06", resting(Scope.ACTIVITIES));

        assertThat(PartnershipPeriods.of(history).may(PartnershipStanding.DORMANT, on("2022-02"))).isTrue();
    }

    private void said(String effective, PartnershipEvent event) {
        var n = history.size();
        history.add(new Recorded<>(n, n, event(n), Instant.EPOCH.plusSeconds(n), by(HAMBURG, effective), event));
    }

    private List<String> periods() {
        return PartnershipPeriods.of(history).periods().stream()
                .map(period -> "%s %s %s"
                        .formatted(period.standing(), period.span().from(), period.span().until()))
                .toList();
    }
}
