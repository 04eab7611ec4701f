package city.hansa.query.partnership;

import static city.hansa.api.Examples.DAR_ES_SALAAM;
import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.event;
import static city.hansa.api.Examples.on;
import static city.hansa.api.partnership.PartnershipExamples.PARTNERSHIP;
import static city.hansa.api.partnership.PartnershipExamples.accepted;
import static city.hansa.api.partnership.PartnershipExamples.converted;
import static city.hansa.api.partnership.PartnershipExamples.project;
import static city.hansa.api.partnership.PartnershipExamples.signed;
import static city.hansa.api.partnership.PartnershipExamples.terminated;
import static city.hansa.query.Rows.told;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.CityId;
import city.hansa.api.Recorded;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.partnership.PartnershipEvent;
import city.hansa.api.partnership.PartnershipEvent.SinceClaimed;
import city.hansa.api.partnership.PartnershipEvent.TermRenewed;
import city.hansa.api.partnership.PartnershipEvent.TermSet;
import city.hansa.api.partnership.PartnershipKind;
import city.hansa.api.partnership.PartnershipView;
import city.hansa.api.view.AnniversaryItem;
import city.hansa.api.view.CityRef;
import city.hansa.query.view.Json;
import city.hansa.query.view.Row;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PartnershipDueTest {

    private @Nullable PartnershipView partnership;
    private int told;

    @Nested
    class A_term {

        @Test
        void is_due_to_be_renewed_until_it_has_expired() {
            agreed("2022-10-07");

            assertThat(told(due())).containsExactly("TERM OPEN 2020-10-07 until 2022-10-08: 2022-10-07");
        }

        @Test
        void that_was_renewed_early_is_due_on_the_later_day_from_then_on() {
            agreed("2022-10-07");
            tell("2022-06-01", new TermRenewed(PARTNERSHIP, on("2022-10-07"), on("2025")));

            assertThat(told(due()))
                    .containsExactly(
                            "TERM OPEN 2020-10-07 until 2022-06-01: 2022-10-07",
                            "TERM OPEN 2022-06-01 until 2025-01-02/2026-01-01: 2025");
        }

        @Test
        void that_was_renewed_late_was_not_due_while_it_had_expired() {
            agreed("2022-10-07");
            tell("2023-01-01", new TermRenewed(PARTNERSHIP, on("2022-10-07"), on("2025-12-31")));

            assertThat(told(due()))
                    .containsExactly(
                            "TERM OPEN 2020-10-07 until 2022-10-08: 2022-10-07",
                            "TERM OPEN 2023-01-01 until 2026-01-01: 2025-12-31");
        }

        @Test
        void that_was_set_later_is_due_from_then_on() {
            agreed(null);
            tell("2021-01-01", new TermSet(PARTNERSHIP, on("2022-12-31")));

            assertThat(told(due())).containsExactly("TERM OPEN 2021-01-01 until 2023-01-01: 2022-12-31");
        }

        @Test
        void is_due_no_longer_when_the_partnership_ends_or_becomes_one_without_a_term() {
            agreed("2022-10-07");
            tell("2021-05-14", converted(PartnershipKind.PROJECT, PartnershipKind.TWINNING, "charter"));

            assertThat(told(due())).containsExactly("TERM OPEN 2020-10-07 until 2021-05-14: 2022-10-07");

            tell("2021-01-01", terminated());
            assertThat(told(due())).containsExactly("TERM OPEN 2020-10-07 until 2021-01-01: 2022-10-07");
        }

        @Test
        void stands_in_the_document_that_is_read_back() {
            agreed("2022-10-07");

            assertThat(Json.read(Json.write(view()), PartnershipView.class)).isEqualTo(view());
        }
    }

    @Nested
    class An_anniversary {

        @Test
        void is_counted_by_both_sides_from_the_day_of_the_register() {
            agreed(null);

            assertThat(counted()).containsExactly("2 by FIRST_SIGNING 2020-10-07");
        }

        @Test
        void is_counted_by_each_side_from_its_own_last_claim() {
            agreed(null);
            claim("mayor's office", HAMBURG, "2018");
            claim("hamburg.example", HAMBURG, "2019-05");

            assertThat(counted()).containsExactly("1 by PARTY_CLAIM 2019-05", "1 by FIRST_SIGNING 2020-10-07");
            assertThat(items().getFirst().countedBy()).containsExactly(new CityRef(HAMBURG));
            assertThat(items().getFirst().basis().claimant()).isEqualTo("hamburg.example");
        }

        @Test
        void is_not_counted_from_a_claim_about_what_came_later() {
            agreed("2022-10-07");
            claim("hamburg.example", HAMBURG, "2024");

            assertThat(counted()).containsExactly("2 by FIRST_SIGNING 2020-10-07");
        }

        @Test
        void is_not_counted_from_a_day_that_is_vaguer_than_a_year() {
            agreed(null);
            claim("hamburg.example", HAMBURG, "201X");

            assertThat(counted()).containsExactly("1 by FIRST_SIGNING 2020-10-07");
        }

        private void claim(String claimant, CityId city, String since) {
            tell("2026", new SinceClaimed(PARTNERSHIP, claimant, city, on(since)));
        }

        private List<AnniversaryItem> items() {
            return PartnershipAnniversaries.rows(view(), Visibility.PUBLIC).stream()
                    .map(row -> (AnniversaryItem) row.item())
                    .toList();
        }

        private List<String> counted() {
            return items().stream()
                    .map(item -> item.countedBy().size() + " by " + item.basis().rule() + " " + item.basis().edtf())
                    .toList();
        }
    }

    private void agreed(@Nullable String until) {
        tell("2020-10-07", project(until));
        tell("2020-10-07", signed(HAMBURG, DAR_ES_SALAAM));
        tell("2020-10-07", accepted("2020-10-07"));
    }

    private List<Row> due() {
        return PartnershipDue.rows(view(), Visibility.PUBLIC);
    }

    private PartnershipView view() {
        return requireNonNull(partnership);
    }

    private void tell(String effective, PartnershipEvent event) {
        partnership = PartnershipFold.fold(partnership, new Recorded<>(
                told, told, event(told), Instant.EPOCH, by(HAMBURG, effective), event));
        told++;
    }
}
