package city.hansa.api.partnership;

import static city.hansa.api.Examples.DAR_ES_SALAAM;
import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.OSAKA;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.event;
import static city.hansa.api.Examples.on;
import static city.hansa.api.partnership.PartnershipExamples.PARTNERSHIP;
import static city.hansa.api.partnership.PartnershipExamples.WHY;
import static city.hansa.api.partnership.PartnershipExamples.accepted;
import static city.hansa.api.partnership.PartnershipExamples.converted;
import static city.hansa.api.partnership.PartnershipExamples.project;
import static city.hansa.api.partnership.PartnershipExamples.proposed;
import static city.hansa.api.partnership.PartnershipExamples.resolved;
import static city.hansa.api.partnership.PartnershipExamples.resting;
import static city.hansa.api.partnership.PartnershipExamples.signed;
import static city.hansa.api.partnership.PartnershipExamples.started;
import static city.hansa.api.partnership.PartnershipExamples.terminated;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.CityId;
import city.hansa.api.Recorded;
import city.hansa.api.partnership.PartnershipEvent.Decision;
import city.hansa.api.partnership.PartnershipEvent.PartnershipResumed;
import city.hansa.api.partnership.PartnershipEvent.PartyJoined;
import city.hansa.api.partnership.PartnershipEvent.Scope;
import city.hansa.api.partnership.PartnershipEvent.SinceClaimed;
import city.hansa.api.partnership.PartnershipEvent.TermRenewed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PartnershipPeriodsTest {

    private final List<Recorded<PartnershipEvent>> history = new ArrayList<>();

    @Test
    void a_proposal_lasts_until_it_is_in_force() {
        said("2007", proposed());
        said("2010", accepted("2010-07-01"));

        assertThat(periods()).containsExactly("TWINNING PROPOSED 2007 2010-07-01", "TWINNING IN_FORCE 2010-07-01 null");
    }

    @Test
    void a_proposal_recorded_after_the_fact_has_no_period() {
        said("2026", proposed());
        said("1977", accepted("1977"));

        assertThat(periods()).containsExactly("TWINNING IN_FORCE 1977 null");
    }

    @Test
    void a_term_passes_on_the_day_after_its_last() {
        said("2022-09-09", project("2025-12-31"));
        said("2022-09-09", started("2022-09-09"));

        assertThat(periods())
                .containsExactly("PROJECT IN_FORCE 2022-09-09 2026-01-01", "PROJECT EXPIRED 2026-01-01 null");
    }

    @Test
    void a_vague_term_passes_as_vaguely() {
        said("2021-11", project("2023-11~"));
        said("2021-11", started("2021-11"));

        assertThat(periods())
                .containsExactly(
                        "PROJECT IN_FORCE 2021-11 2023-11-02/2023-12-01",
                        "PROJECT EXPIRED 2023-11-02/2023-12-01 null");
    }

    @Test
    void a_renewal_in_time_leaves_no_gap() {
        said("2022", project("2025-12-31"));
        said("2022", started("2022"));
        said("2026-01-01", new TermRenewed(PARTNERSHIP, on("2025-12-31"), on("2028")));

        assertThat(periods())
                .containsExactly(
                        "PROJECT IN_FORCE 2022 2028-01-02/2029-01-01", "PROJECT EXPIRED 2028-01-02/2029-01-01 null");
    }

    @Test
    void a_late_renewal_leaves_the_gap_visible() {
        said("2022", project("2025-12-31"));
        said("2022", started("2022"));
        said("2026-05-01", new TermRenewed(PARTNERSHIP, on("2025-12-31"), on("2028-12-31")));

        assertThat(periods())
                .containsExactly(
                        "PROJECT IN_FORCE 2022 2026-01-01",
                        "PROJECT EXPIRED 2026-01-01 2026-05-01",
                        "PROJECT IN_FORCE 2026-05-01 2029-01-01",
                        "PROJECT EXPIRED 2029-01-01 null");
    }

    @Test
    void an_expired_project_becomes_a_twinning() {
        said("2020-10-07", project("2022-10-07"));
        said("2020-10-07", started("2020-10-07"));
        said("2024-05-14", converted(PartnershipKind.PROJECT, PartnershipKind.TWINNING, WHY));

        assertThat(periods())
                .containsExactly(
                        "PROJECT IN_FORCE 2020-10-07 2022-10-08",
                        "PROJECT EXPIRED 2022-10-08 2024-05-14",
                        "TWINNING IN_FORCE 2024-05-14 null");
    }

    @Test
    void a_closed_rest_ends_after_its_last_day_whatever_was_recorded_first() {
        said("1985", proposed());
        said("1985", accepted("1985"));
        said("2022-03-31", resting(Scope.ACTIVITIES));
        said("1989-06-04/1992-07-21", resting(Scope.ALL));

        assertThat(periods())
                .containsExactly(
                        "TWINNING IN_FORCE 1985 1989-06-04",
                        "TWINNING DORMANT(ALL) 1989-06-04 1992-07-22",
                        "TWINNING IN_FORCE 1992-07-22 2022-03-31",
                        "TWINNING DORMANT(ACTIVITIES) 2022-03-31 null");
    }

    @Test
    void a_rest_until_the_end_of_time_is_open() {
        said("1985", proposed());
        said("1985", accepted("1985"));
        said("2022/9999", resting(Scope.ALL));

        assertThat(periods()).containsExactly("TWINNING IN_FORCE 1985 2022", "TWINNING DORMANT(ALL) 2022 null");
    }

    @Test
    void turns_of_one_vague_year_are_taken_in_the_order_that_the_life_allows() {
        said("1978", terminated(), proposed());
        said("1978", new PartnershipResumed(PARTNERSHIP, true, null));
        said("1978", resting(Scope.ALL));
        said("1978", accepted("1978-10"));

        assertThat(of().contradiction()).isEmpty();
        assertThat(of().last().standing()).isEqualTo(PartnershipStanding.TERMINATED);
    }

    @Test
    void of_like_turns_the_one_with_the_least_time_left_comes_first() {
        said("1985", proposed());
        said("1985", accepted("1985"));
        said("2022-02", resting(Scope.ALL));
        said("2022-03", new PartnershipResumed(PARTNERSHIP, true, null));
        said("2022", resting(Scope.ACTIVITIES));

        assertThat(of().contradiction()).isEmpty();
        assertThat(of().last().standing()).isEqualTo(PartnershipStanding.DORMANT);
    }

    @Test
    void a_turn_that_no_day_allows_is_a_contradiction_with_what_stands_against_it() {
        said("2007", proposed());
        said("2010", accepted("2010"));
        said("2020-05", terminated());
        said("2020-06", resting(Scope.ALL));

        assertThat(of().contradiction()).hasValueSatisfying(found -> {
            assertThat(found.fact().effective()).isEqualTo(on("2020-06"));
            assertThat(found.cause().effective()).isEqualTo(on("2020-05"));
            assertThat(found.standing()).isEqualTo(PartnershipStanding.TERMINATED);
        });
    }

    @Test
    void a_party_that_joins_begins_a_period() {
        said("2007", proposed());
        said("2010", accepted("2010"));
        said("2015", new PartyJoined(PARTNERSHIP, OSAKA));

        assertThat(of().on(on("2012")).parties()).containsExactly(HAMBURG, DAR_ES_SALAAM);
        assertThat(of().last().parties()).containsExactly(HAMBURG, DAR_ES_SALAAM, OSAKA);
    }

    /** Dortmund and Buffalo (DOMAIN §7), told of these two. */
    @Nested
    class Since_when {

        @Test
        void has_as_many_answers_as_rules() {
            said("1974", proposed());
            said("1974-10-08", resolved(DAR_ES_SALAAM, Decision.APPROVED));
            said("1977-07-04", resolved(HAMBURG, Decision.APPROVED));
            said("1978-10", signed(HAMBURG));
            said("1978-10", accepted("1978-10"));
            said("2015", new SinceClaimed(PARTNERSHIP, "40 years in 2015", DAR_ES_SALAAM, on("1975")));

            assertThat(Since.all(history, on("1978-10")))
                    .containsExactly(
                            since(SinceRule.FIRST_RESOLUTION, "1974-10-08"),
                            since(SinceRule.LAST_RESOLUTION, "1977-07-04"),
                            since(SinceRule.FIRST_SIGNING, "1978-10"),
                            since(SinceRule.LAST_SIGNING, "1978-10"),
                            new Since(SinceRule.PARTY_CLAIM, DAR_ES_SALAAM, on("1975")),
                            since(SinceRule.ENTRY_INTO_FORCE, "1978-10"));
        }

        @Test
        void each_kind_counts_from_its_own_acts() {
            said("2022-03", proposed(PartnershipKind.SOLIDARITY, HAMBURG, DAR_ES_SALAAM));
            said("2023-02-09", resolved(HAMBURG, Decision.APPROVED));
            said("2023-02-23", signed(HAMBURG, DAR_ES_SALAAM));
            said("2023-02-23", accepted("2023-02-23"));
            said("2025-05-22", resolved(HAMBURG, Decision.APPROVED));
            said("2025-07-09", converted(PartnershipKind.SOLIDARITY, PartnershipKind.TWINNING, WHY));

            assertThat(Since.byDefault(history, on("2023-02-23"))).contains(since(SinceRule.FIRST_SIGNING, "2023-02-23"));
            assertThat(Since.byDefault(history, on("2025-07-09"))).contains(since(SinceRule.FIRST_SIGNING, "2025-07-09"));
            assertThat(Since.all(history, on("2023-02-23"))).contains(since(SinceRule.LAST_RESOLUTION, "2023-02-09"));
            assertThat(Since.all(history, on("2025-07-09"))).contains(since(SinceRule.FIRST_RESOLUTION, "2025-05-22"));
        }

        @Test
        void what_was_only_begun_counts_from_there() {
            said("2007", project(null));
            said("2008", started("2008"));

            assertThat(Since.byDefault(history, on("2008"))).contains(since(SinceRule.ENTRY_INTO_FORCE, "2008"));
        }

        @Test
        void a_mere_proposal_has_no_answer() {
            said("2007", proposed());

            assertThat(Since.byDefault(history, on("2007"))).isEmpty();
        }

        private Since since(SinceRule rule, String day) {
            return new Since(rule, null, on(day));
        }
    }

    private void said(String effective, PartnershipEvent event) {
        said(HAMBURG, effective, event);
    }

    /** The second is recorded first: a stream begins with its proposal. */
    private void said(String effective, PartnershipEvent event, PartnershipEvent first) {
        said(effective, first);
        said(effective, event);
    }

    private void said(CityId city, String effective, PartnershipEvent event) {
        var n = history.size();
        history.add(new Recorded<>(n, n, event(n), Instant.EPOCH.plusSeconds(n), by(city, effective), event));
    }

    private PartnershipPeriods of() {
        return PartnershipPeriods.of(history);
    }

    private List<String> periods() {
        return of().periods().stream()
                .map(period -> "%s %s%s %s %s"
                        .formatted(
                                period.kind(),
                                period.standing(),
                                period.scope() == null ? "" : "(" + period.scope() + ")",
                                period.span().from(),
                                period.span().until()))
                .toList();
    }
}
