package city.hansa.query.action;

import static city.hansa.api.Examples.DAR_ES_SALAAM;
import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.HARBOUR_CITIES;
import static city.hansa.api.Examples.OSAKA;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.event;
import static city.hansa.api.Examples.on;
import static city.hansa.api.action.ActionExamples.DELEGATION;
import static city.hansa.api.action.ActionExamples.EXHIBITION;
import static city.hansa.api.action.ActionExamples.GUEST;
import static city.hansa.api.action.ActionExamples.MINISTRY;
import static city.hansa.api.action.ActionExamples.NINE;
import static city.hansa.api.action.ActionExamples.NINETEEN;
import static city.hansa.api.action.ActionExamples.PARTNERSHIP;
import static city.hansa.api.action.ActionExamples.REAFFIRMED;
import static city.hansa.api.action.ActionExamples.STOP;
import static city.hansa.api.action.ActionExamples.agreed;
import static city.hansa.api.action.ActionExamples.attended;
import static city.hansa.api.action.ActionExamples.cancelled;
import static city.hansa.api.action.ActionExamples.committed;
import static city.hansa.api.action.ActionExamples.completed;
import static city.hansa.api.action.ActionExamples.confirmed;
import static city.hansa.api.action.ActionExamples.evaluated;
import static city.hansa.api.action.ActionExamples.fulfilled;
import static city.hansa.api.action.ActionExamples.legAdded;
import static city.hansa.api.action.ActionExamples.linked;
import static city.hansa.api.action.ActionExamples.met;
import static city.hansa.api.action.ActionExamples.noOutcome;
import static city.hansa.api.action.ActionExamples.opened;
import static city.hansa.api.action.ActionExamples.osakaInvited;
import static city.hansa.api.action.ActionExamples.plan;
import static city.hansa.api.action.ActionExamples.planned;
import static city.hansa.api.action.ActionExamples.postponed;
import static city.hansa.api.action.ActionExamples.raised;
import static city.hansa.api.action.ActionExamples.reaffirmed;
import static city.hansa.api.action.ActionExamples.rejected;
import static city.hansa.api.action.ActionExamples.reported;
import static city.hansa.api.action.ActionExamples.rescheduled;
import static city.hansa.api.action.ActionExamples.sealed;
import static city.hansa.api.action.ActionExamples.signedBy;
import static city.hansa.api.action.ActionExamples.started;
import static city.hansa.api.action.ActionExamples.supported;
import static city.hansa.api.action.ActionExamples.takenUp;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.Recorded;
import city.hansa.api.action.ActionEvent;
import city.hansa.api.action.ActionKind;
import city.hansa.api.action.ActionStanding;
import city.hansa.api.action.ActionView;
import city.hansa.api.action.ActionView.Attendance;
import city.hansa.api.action.ActionView.Attending;
import city.hansa.api.action.ActionView.Commitment;
import city.hansa.api.action.ActionView.DemandStanding;
import city.hansa.api.action.ActionView.DemandStep;
import city.hansa.api.action.ActionView.Evaluation;
import city.hansa.api.action.ActionView.Leg;
import city.hansa.api.action.ActionView.NoOutcome;
import city.hansa.api.action.ActionView.Outcome;
import city.hansa.api.action.ActionView.Signature;
import city.hansa.api.action.ActionView.Support;
import city.hansa.api.action.CommitmentOwner;
import city.hansa.api.action.OutcomeKind;
import city.hansa.api.action.Participant;
import city.hansa.api.action.ParticipantRole;
import city.hansa.api.action.Place;
import city.hansa.api.action.SupportRole;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.view.CityRef;
import city.hansa.api.view.NetworkRef;
import city.hansa.query.view.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ActionFoldTest {

    @Test
    void what_is_planned_names_its_cities() {
        var action = shown();

        assertThat(action.title()).isEqualTo("Harbour delegation");
        assertThat(action.visibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(action.plan().cities()).containsExactly(new CityRef(HAMBURG), new CityRef(DAR_ES_SALAAM));
        assertThat(action.plan().network()).isNull();
        assertThat(standing(action)).isEqualTo(ActionStanding.PLANNED);
        assertThat(action.course().schedule().getLast().value()).isEqualTo(on("2018-04-14/2018-04-20"));
    }

    @Test
    void what_a_network_plans_names_the_network() {
        var action = ActionFold.fold(null, told(0, by(HARBOUR_CITIES, "2018"), planned()));

        assertThat(action.plan().network()).isEqualTo(new NetworkRef(HARBOUR_CITIES));
    }

    @Test
    void a_participant_is_invited_and_confirmed() {
        assertThat(shown(told(1, "2018-02", osakaInvited()), told(2, "2018-03", confirmed()))
                        .participants())
                .containsExactly(new Attending(
                        GUEST, Participant.of(OSAKA), ParticipantRole.GUEST, on("2018-02"), on("2018-03")));
    }

    @Test
    void it_is_agreed_started_completed_and_evaluated() {
        assertThat(standing(shown(told(1, "2018-02", agreed())))).isEqualTo(ActionStanding.AGREED);
        assertThat(standing(shown(told(1, "2018-04-14", started())))).isEqualTo(ActionStanding.UNDER_WAY);
        assertThat(standing(shown(told(1, "2018-04-20", completed())))).isEqualTo(ActionStanding.COMPLETED);
        var evaluated = shown(told(1, "2018-04-20", completed()), told(2, "2018-06", evaluated()));
        assertThat(standing(evaluated)).isEqualTo(ActionStanding.EVALUATED);
        assertThat(evaluated.evaluations()).containsExactly(new Evaluation("worth repeating", on("2018-06")));
    }

    @Test
    void it_is_postponed_rescheduled_and_cancelled() {
        var postponed = told(1, "2018-04-10", postponed());

        assertThat(standing(shown(postponed))).isEqualTo(ActionStanding.POSTPONED);
        var rescheduled = shown(postponed, told(2, "2018-06", rescheduled()));
        assertThat(standing(rescheduled)).isEqualTo(ActionStanding.PLANNED);
        assertThat(rescheduled.course().schedule().getLast().value()).isEqualTo(on("2018-09"));
        assertThat(standing(shown(postponed, told(2, "2018-06", cancelled())))).isEqualTo(ActionStanding.CANCELLED);
    }

    @Test
    void a_commitment_is_declared_and_fulfilled() {
        assertThat(shown(told(1, "2018-04", committed()), told(2, "2019-05", fulfilled()))
                        .commitments())
                .containsExactly(new Commitment(
                        EXHIBITION,
                        CommitmentOwner.of(DAR_ES_SALAAM),
                        "bring an exhibition",
                        on("2019-06"),
                        on("2018-04"),
                        on("2019-05")));
    }

    @Test
    void legs_are_in_the_order_of_the_journey() {
        var first = new ActionEvent.LegAdded(DELEGATION, GUEST, Place.of("Zanzibar"), on("2018-04-15"), null);

        assertThat(shown(told(1, "2018", legAdded()), told(2, "2018", first)).legs())
                .containsExactly(
                        new Leg(GUEST, Place.of("Zanzibar"), on("2018-04-15"), null),
                        new Leg(STOP, Place.of(OSAKA), on("2018-04-16"), "harbour"));
    }

    @Test
    void what_came_of_it_is_shown_with_its_day() {
        var text = "both mayors reaffirmed the partnership";

        assertThat(shown(told(1, "2018-04-16", reaffirmed())).outcomes())
                .containsExactly(new Outcome(REAFFIRMED, text, OutcomeKind.REAFFIRMATION, on("2018-04-16")));
        assertThat(shown(told(1, "2018-04-20", noOutcome())).noOutcome())
                .isEqualTo(new NoOutcome("an exchange of views", on("2018-04-20")));
    }

    @Test
    void attendance_is_shown_as_counts() {
        assertThat(shown(told(1, "2018-04-20", attended())).attendance())
                .containsExactly(new Attendance(72, 31L, true, on("2018-04-20"), null));
    }

    @Test
    void figures_that_differ_stand_side_by_side() {
        var action = shown(told(1, "2018-04-13", reported(NINE)), told(2, "2018-04-19", reported(NINETEEN)));

        assertThat(action.figures()).extracting(ActionView.Reported::value).containsExactly(9L, 19L);
    }

    @Test
    void supporters_and_links_are_listed() {
        var action = shown(told(1, "2018", supported()), told(2, "2026", linked()));

        assertThat(action.supports()).containsExactly(new Support(MINISTRY, SupportRole.FUNDER, null, on("2018")));
        assertThat(action.links()).containsExactly(PARTNERSHIP);
    }

    @Test
    void a_demand_keeps_each_step_in_the_order_of_days() {
        var demand = shown(
                        told(1, "2022", raised()),
                        told(2, "2025", met()),
                        told(3, "2024", takenUp()),
                        told(4, "2023", rejected()))
                .demands()
                .getFirst();

        assertThat(demand.standing()).isEqualTo(DemandStanding.MET);
        assertThat(demand.steps())
                .containsExactly(
                        new DemandStep(DemandStanding.RAISED, on("2022"), null, null),
                        new DemandStep(DemandStanding.REJECTED, on("2023"), "no budget", null),
                        new DemandStep(DemandStanding.TAKEN_UP, on("2024"), "on the agenda", null),
                        new DemandStep(DemandStanding.MET, on("2025"), null, null));
    }

    @Test
    void signatures_are_listed() {
        assertThat(shown(told(1, "2018-06", signedBy(OSAKA))).signatures())
                .containsExactly(new Signature(OSAKA, on("2018-06")));
    }

    @Test
    void a_seal_hides_it_until_it_is_opened() {
        var sealed = told(1, "2020", sealed());

        assertThat(shown(sealed).visibility()).isEqualTo(Visibility.SEALED);
        assertThat(shown(sealed, told(2, "2026", opened())).visibility()).isEqualTo(Visibility.PUBLIC);
    }

    @Test
    void a_document_is_read_back_as_it_was_written() {
        var action = shown(
                told(1, "2018-02", osakaInvited()),
                told(2, "2018-02", legAdded()),
                told(3, "2018-04", committed()),
                told(4, "2018-04-16", reaffirmed()),
                told(5, "2018-04-20", attended()),
                told(6, "2018-04-20", noOutcome()),
                told(7, "2018-04-20", completed()),
                told(8, "2018-06", evaluated()),
                told(9, "2018", supported()),
                told(10, "2018", linked()),
                told(11, "2018", reported(NINE)),
                told(12, "2022", raised()),
                told(13, "2018-06", signedBy(OSAKA)));

        assertThat(Json.read(Json.write(action), ActionView.class)).isEqualTo(action);
    }

    @SafeVarargs
    private static ActionView shown(Recorded<ActionEvent>... later) {
        @Nullable ActionView action = ActionFold.fold(null, told(0, "2018", planned(ActionKind.ADVOCACY)));
        for (var recorded : later) {
            action = ActionFold.fold(action, recorded);
        }
        return requireNonNull(action);
    }

    private static ActionStanding standing(ActionView action) {
        return action.course().standings().getLast().value();
    }

    private static Recorded<ActionEvent> told(int position, String effective, ActionEvent event) {
        return told(position, by(HAMBURG, effective), event);
    }

    private static Recorded<ActionEvent> told(int position, Envelope envelope, ActionEvent event) {
        return new Recorded<>(position, position, event(position), Instant.EPOCH, envelope, event);
    }
}
