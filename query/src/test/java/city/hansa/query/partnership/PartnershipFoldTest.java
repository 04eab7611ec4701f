package city.hansa.query.partnership;

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
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.Recorded;
import city.hansa.api.partnership.PartnershipEvent;
import city.hansa.api.partnership.PartnershipEvent.Decision;
import city.hansa.api.partnership.PartnershipEvent.Milestone;
import city.hansa.api.partnership.PartnershipEvent.MilestoneRecorded;
import city.hansa.api.partnership.PartnershipEvent.PartnershipDeclined;
import city.hansa.api.partnership.PartnershipEvent.PartnershipExpired;
import city.hansa.api.partnership.PartnershipEvent.PartnershipFigureReported;
import city.hansa.api.partnership.PartnershipEvent.PartnershipReaffirmed;
import city.hansa.api.partnership.PartnershipEvent.PartnershipResumed;
import city.hansa.api.partnership.PartnershipEvent.PartyJoined;
import city.hansa.api.partnership.PartnershipEvent.PartyWithdrew;
import city.hansa.api.partnership.PartnershipEvent.Scope;
import city.hansa.api.partnership.PartnershipEvent.SinceClaimed;
import city.hansa.api.partnership.PartnershipEvent.SupportAttached;
import city.hansa.api.partnership.PartnershipEvent.SupportRole;
import city.hansa.api.partnership.PartnershipEvent.TermRenewed;
import city.hansa.api.partnership.PartnershipEvent.TermSet;
import city.hansa.api.partnership.PartnershipKind;
import city.hansa.api.partnership.PartnershipStanding;
import city.hansa.api.partnership.PartnershipView;
import city.hansa.api.partnership.PartnershipView.Claim;
import city.hansa.api.partnership.PartnershipView.Reported;
import city.hansa.api.partnership.PartnershipView.Support;
import city.hansa.api.value.Figure;
import city.hansa.api.value.FigureKind;
import city.hansa.api.value.Organisation;
import city.hansa.api.value.Qualifier;
import city.hansa.query.view.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PartnershipFoldTest {

    private int told;
    private @Nullable PartnershipView shown;

    @Test
    void a_proposal_is_not_yet_in_being() {
        tell("2007", proposed());

        assertThat(standings()).containsExactly("PROPOSED 2007 null");
        assertThat(new PartnershipRegister().rows(view()))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.inBeing()).isFalse();
                    assertThat(row.since()).isNull();
                    assertThat(row.parties()).containsExactly(HAMBURG.value(), DAR_ES_SALAAM.value());
                });
    }

    @Test
    void what_is_remembered_stands_among_the_milestones_by_its_day() {
        tell("2007", proposed());
        tell("1999", new MilestoneRecorded(PARTNERSHIP, Milestone.IDEA, HAMBURG, null, "over coffee"));

        assertThat(view().milestones())
                .extracting(PartnershipView.Milestone::what)
                .containsExactly("partnership.milestone-recorded", "partnership.proposed");
        assertThat(view().milestones().getFirst().details().json().get("note").asString()).isEqualTo("over coffee");
    }

    @Test
    void a_twinning_is_in_force_from_its_basis_date() {
        twinned();

        assertThat(standings()).containsExactly("PROPOSED 2007 2010-07-01", "IN_FORCE 2010-07-01 null");
        assertThat(requireNonNull(view().periods().getLast().since()).rule()).isEqualTo("FIRST_SIGNING");
        assertThat(view().sinceByRule()).extracting(PartnershipView.Counted::rule).hasSize(5);
    }

    @Test
    void a_declined_proposal_ends_there() {
        tell("2007", proposed());
        tell("2008", new PartnershipDeclined(PARTNERSHIP, HAMBURG));

        assertThat(standings()).containsExactly("PROPOSED 2007 2008", "DECLINED 2008 null");
    }

    @Test
    void a_reaffirmation_changes_no_period() {
        twinned();
        tell("2018", new PartnershipReaffirmed(PARTNERSHIP, null, null));

        assertThat(standings()).hasSize(2);
        assertThat(view().milestones().getLast().what()).isEqualTo("partnership.reaffirmed");
    }

    @Test
    void another_kind_begins_a_period_with_its_own_since() {
        tell("2007", project(null));
        tell("2008", started("2008"));
        tell("2024-05-14", converted(PartnershipKind.PROJECT, PartnershipKind.TWINNING, WHY));

        var last = view().periods().getLast();
        assertThat(last.kind()).isEqualTo(PartnershipKind.TWINNING);
        assertThat(requireNonNull(last.since()).edtf()).isEqualTo(on("2024-05-14"));
        assertThat(last.topics()).containsExactly("harbours");
    }

    @Test
    void a_rest_is_shown_with_its_scope_until_it_is_resumed() {
        twinned();
        tell("2022-03-31", resting(Scope.ACTIVITIES));
        tell("2025", new PartnershipResumed(PARTNERSHIP, true, null));

        assertThat(standings())
                .containsExactly(
                        "PROPOSED 2007 2010-07-01",
                        "IN_FORCE 2010-07-01 2022-03-31",
                        "DORMANT 2022-03-31 2025",
                        "IN_FORCE 2025 null");
        assertThat(view().periods().get(2).dormantScope()).isEqualTo(Scope.ACTIVITIES);
    }

    @Test
    void a_term_is_set_renewed_and_passes() {
        tell("2007", project(null));
        tell("2008", started("2008"));
        tell("2008", new TermSet(PARTNERSHIP, on("2012-12-31")));
        tell("2012", new TermRenewed(PARTNERSHIP, on("2012-12-31"), on("2015-12-31")));
        tell("2016-01-01", new PartnershipExpired(PARTNERSHIP, PartnershipKind.PROJECT, on("2015-12-31")));

        assertThat(view().termEnd()).isEqualTo(on("2015-12-31"));
        assertThat(standings())
                .containsExactly("PROPOSED 2007 2008", "IN_FORCE 2008 2016-01-01", "EXPIRED 2016-01-01 null");
    }

    @Test
    void a_terminated_one_is_not_in_being() {
        twinned();
        tell("2020", terminated());

        assertThat(view().periods().getLast().standing()).isEqualTo(PartnershipStanding.TERMINATED);
        assertThat(new PartnershipRegister().rows(view()).getLast().inBeing()).isFalse();
    }

    @Test
    void parties_are_those_of_the_period() {
        twinned();
        tell("2015", new PartyJoined(PARTNERSHIP, OSAKA));
        tell("2016", new PartyWithdrew(PARTNERSHIP, OSAKA, null));

        assertThat(view().periods()).extracting(period -> period.parties().size()).containsExactly(2, 2, 3, 2);
    }

    @Test
    void supporters_claims_and_figures_are_shown_as_told() {
        var ministry = new Organisation("Ministry", Organisation.Kind.MINISTRY, null);
        var years = new Figure(FigureKind.YEARS_IN_FORCE, 40, Qualifier.OVER, null);
        twinned();
        tell("2015", new SupportAttached(PARTNERSHIP, ministry, SupportRole.FUNDER, "NAKOPA"));
        tell("2016", new SinceClaimed(PARTNERSHIP, "the press", null, on("2009")));
        tell("2017", new PartnershipFigureReported(PARTNERSHIP, years));

        assertThat(view().supports())
                .containsExactly(new Support(ministry, SupportRole.FUNDER, "NAKOPA", on("2015")));
        assertThat(view().claims()).containsExactly(new Claim("the press", null, on("2009"), event(5), null));
        assertThat(view().figures()).containsExactly(new Reported(years, on("2017"), null));
    }

    @Test
    void a_document_is_read_back_as_it_was_written() {
        twinned();
        tell("2017", new PartnershipFigureReported(
                PARTNERSHIP, new Figure(FigureKind.YEARS_IN_FORCE, 40, Qualifier.OVER, null)));

        assertThat(Json.read(Json.write(view()), PartnershipView.class)).isEqualTo(view());
    }

    private void twinned() {
        tell("2007", proposed());
        tell("2009", resolved(HAMBURG, Decision.APPROVED));
        tell("2010-07-01", signed(HAMBURG, DAR_ES_SALAAM));
        tell("2010-07-01", accepted("2010-07-01"));
    }

    private void tell(String effective, PartnershipEvent event) {
        var recorded = new Recorded<>(told, told, event(told), Instant.EPOCH, by(HAMBURG, effective), event);
        shown = PartnershipFold.fold(shown, recorded);
        told++;
    }

    private PartnershipView view() {
        return requireNonNull(shown);
    }

    private List<String> standings() {
        return view().periods().stream()
                .map(period -> period.standing() + " " + period.from() + " " + period.until())
                .toList();
    }
}
