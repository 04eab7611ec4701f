package city.hansa.command.action;

import city.hansa.api.Recorded;
import city.hansa.api.action.ActionEvent;
import city.hansa.api.date.Edtf;
import city.hansa.command.chronology.Chronology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What an action holds under one key: an invitation that is confirmed, a commitment that is fulfilled, a demand that is
 * taken up or rejected, perhaps by turns, until it is met; an outcome and a leg are only opened.
 */
record Entry(List<Moment> moments) {

    /** In the order in which they happen; an entry is closed for good. */
    enum Step {
        OPENED,
        PURSUED,
        CLOSED
    }

    record Moment(Step step, Recorded<ActionEvent> fact) {}

    Entry {
        moments = List.copyOf(moments);
    }

    static Entry opened(Recorded<ActionEvent> fact) {
        return new Entry(List.of(new Moment(Step.OPENED, fact)));
    }

    Entry with(Step step, Recorded<ActionEvent> fact) {
        var more = new ArrayList<>(moments);
        more.add(new Moment(step, fact));
        return new Entry(more);
    }

    ActionEvent opening() {
        return moments.getFirst().fact().event();
    }

    /** Whether the last that happened to it by that day, whenever it was recorded, or its end is of that kind. */
    boolean standsAt(Class<? extends ActionEvent> event, Edtf day) {
        var last = moments.stream()
                .filter(moment -> moment.step() != Step.PURSUED
                        || moment.fact().effective().compareTo(day) <= 0)
                .max(Comparator.comparing(Moment::step)
                        .thenComparing(moment -> moment.fact().effective())
                        .thenComparingLong(moment -> moment.fact().sequence()))
                .orElseThrow();
        return event.isInstance(last.fact().event());
    }

    Optional<Recorded<?>> conflict(Step step, Edtf day) {
        return chronology().conflict(step, day);
    }

    Optional<Recorded<?>> conflict() {
        return chronology().conflict();
    }

    private Chronology<Step> chronology() {
        var chronology = new Chronology<Step>();
        moments.forEach(moment -> chronology.add(moment.step(), moment.fact()));
        return chronology;
    }
}
