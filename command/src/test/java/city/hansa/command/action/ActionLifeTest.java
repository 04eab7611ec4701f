package city.hansa.command.action;

import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.OSAKA;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.event;
import static city.hansa.api.action.ActionExamples.DELEGATION;
import static city.hansa.api.action.ActionExamples.attended;
import static city.hansa.api.action.ActionExamples.committed;
import static city.hansa.api.action.ActionExamples.completed;
import static city.hansa.api.action.ActionExamples.confirmed;
import static city.hansa.api.action.ActionExamples.evaluated;
import static city.hansa.api.action.ActionExamples.opened;
import static city.hansa.api.action.ActionExamples.osakaInvited;
import static city.hansa.api.action.ActionExamples.planned;
import static city.hansa.api.action.ActionExamples.raised;
import static city.hansa.api.action.ActionExamples.reaffirmed;
import static city.hansa.api.action.ActionExamples.sealed;
import static city.hansa.api.action.ActionExamples.signedBy;
import static city.hansa.api.action.ActionExamples.started;
import static city.hansa.api.action.ActionExamples.takenUp;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.Recorded;
import city.hansa.api.action.ActionEvent;
import city.hansa.api.action.ActionEvent.AttendanceCertified;
import city.hansa.api.action.ActionKind;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a correction may leave behind: histories that lack what a later event was recorded upon. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ActionLifeTest {

    @Test
    void agrees_with_a_history_that_kept_every_rule() {
        var history = List.of(
                on(0, "2018", planned()),
                on(1, "2018-02", osakaInvited()),
                on(2, "2018-03", confirmed()),
                on(3, "2018-04-14", started()),
                on(4, "2018-04-16", reaffirmed()),
                on(5, "2018-04-20", completed()),
                on(6, "2018-04-20", attended()),
                on(7, "2018-06", evaluated()));

        assertThat(ActionLife.of(history).conflict()).isEmpty();
    }

    static Stream<List<Recorded<ActionEvent>>> unfounded() {
        return Stream.of(
                List.of(on(0, "2018", planned()), on(9, "2018", confirmed())),
                List.of(on(0, "2018", planned()), on(9, "2018", completed())),
                List.of(on(0, "2018", planned()), on(9, "2018", evaluated())),
                List.of(on(0, "2018", planned()), on(9, "2018", raised())),
                List.of(on(0, "2018", planned(ActionKind.ADVOCACY)), on(9, "2018", takenUp())),
                List.of(on(0, "2018", planned(ActionKind.ADVOCACY)), on(9, "2018", signedBy(OSAKA))),
                List.of(on(0, "2018", planned()), on(1, "2018", committed()), on(9, "2018", committed())),
                List.of(on(9, "2018", planned(ActionKind.DISCREET_DIALOGUE))),
                List.of(on(0, "2018", planned()), on(9, "2018", counted(5, 6))),
                List.of(
                        secretly(0, planned(ActionKind.DISCREET_DIALOGUE)),
                        secretly(1, sealed()),
                        on(9, "2020", opened())));
    }

    @ParameterizedTest
    @MethodSource("unfounded")
    void names_the_event_that_lost_its_ground(List<Recorded<ActionEvent>> history) {
        var conflict = ActionLife.of(history).conflict();

        assertThat(conflict.map(Recorded::eventId)).contains(event(9));
    }

    @Test
    void names_an_event_that_was_moved_against_the_order() {
        var history = List.of(on(0, "2018", planned()), on(1, "2017", started()));

        assertThat(ActionLife.of(history).conflict()).isPresent();
    }

    private static AttendanceCertified counted(long participants, long international) {
        return new AttendanceCertified(DELEGATION, participants, international, false);
    }

    private static Recorded<ActionEvent> secretly(int sequence, ActionEvent event) {
        var told = by(HAMBURG, "2018");
        var envelope = new Envelope(
                told.actor(), null, told.confidence(), Visibility.SEALED, told.effective(), null, null, null);
        return new Recorded<>(sequence, sequence, event(sequence), Instant.EPOCH, envelope, event);
    }

    private static Recorded<ActionEvent> on(int sequence, String day, ActionEvent event) {
        return new Recorded<>(sequence, sequence, event(sequence), Instant.EPOCH, by(HAMBURG, day), event);
    }
}
