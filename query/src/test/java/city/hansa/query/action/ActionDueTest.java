package city.hansa.query.action;

import static city.hansa.api.Examples.DAR_ES_SALAAM;
import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.event;
import static city.hansa.api.Examples.on;
import static city.hansa.api.action.ActionExamples.DELEGATION;
import static city.hansa.api.action.ActionExamples.agreed;
import static city.hansa.api.action.ActionExamples.cancelled;
import static city.hansa.api.action.ActionExamples.committed;
import static city.hansa.api.action.ActionExamples.fulfilled;
import static city.hansa.api.action.ActionExamples.planned;
import static city.hansa.api.action.ActionExamples.postponed;
import static city.hansa.api.action.ActionExamples.rescheduled;
import static city.hansa.api.action.ActionExamples.started;
import static city.hansa.query.Rows.told;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.Recorded;
import city.hansa.api.action.ActionEvent;
import city.hansa.api.action.ActionEvent.ActionPostponed;
import city.hansa.api.action.ActionView;
import city.hansa.api.view.CityRef;
import city.hansa.api.view.DueItem;
import city.hansa.query.view.Row;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ActionDueTest {

    private @Nullable ActionView action;
    private int told;

    @BeforeEach
    void a_delegation_that_is_planned() {
        tell("2018-01-10", planned());
    }

    @Test
    void an_action_is_due_on_its_first_day_until_it_begins() {
        tell("2018-02-01", agreed());
        tell("2018-04-15", started());

        assertThat(told(due()))
                .containsExactly(
                        "ACTION PLANNED 2018-01-10 until 2018-02-01: 2018-04-14",
                        "ACTION AGREED 2018-02-01 until 2018-04-15: 2018-04-14");
    }

    @Test
    void what_is_put_off_has_no_day_until_it_is_given_one() {
        tell("2018-03-01", postponed());
        tell("2018-05-01", rescheduled());

        assertThat(told(due()))
                .containsExactly(
                        "ACTION PLANNED 2018-01-10 until 2018-03-01: 2018-04-14",
                        "ACTION POSTPONED 2018-03-01 until 2018-05-01",
                        "ACTION PLANNED 2018-05-01: 2018-09");
    }

    @Test
    void what_is_put_off_to_a_day_is_due_then() {
        tell("2018-03-01", new ActionPostponed(DELEGATION, on("2019/.."), "storm"));

        assertThat(told(due()))
                .containsExactly(
                        "ACTION PLANNED 2018-01-10 until 2018-03-01: 2018-04-14",
                        "ACTION POSTPONED 2018-03-01: 2019");
    }

    @Test
    void what_was_promised_is_due_until_it_is_fulfilled_whatever_became_of_the_action() {
        tell("2018-02-01", committed());
        tell("2018-04-15", started());
        tell("2019-07-01", fulfilled());

        assertThat(told(due())).contains("COMMITMENT OPEN 2018-02-01 until 2019-07-01: 2019-06");
        var promise = (DueItem) due().getLast().item();
        assertThat(promise.owedBy()).containsExactly(new CityRef(DAR_ES_SALAAM));
        assertThat(promise.what()).isEqualTo("bring an exhibition");
    }

    @Test
    void nothing_is_due_of_what_was_cancelled() {
        tell("2018-02-01", committed());
        tell("2018-03-01", cancelled());

        assertThat(told(due()))
                .containsExactly(
                        "ACTION PLANNED 2018-01-10 until 2018-03-01: 2018-04-14",
                        "COMMITMENT OPEN 2018-02-01 until 2018-03-01: 2019-06");
    }

    private List<Row> due() {
        return ActionDue.rows(requireNonNull(action));
    }

    private void tell(String effective, ActionEvent event) {
        action = ActionFold.fold(
                action,
                new Recorded<>(told, told, event(told), Instant.EPOCH, by(HAMBURG, effective), event));
        told++;
    }
}
