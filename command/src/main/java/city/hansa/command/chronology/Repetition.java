package city.hansa.command.chronology;

import city.hansa.api.Recorded;
import city.hansa.api.date.Edtf;
import java.util.List;

/** What is said again of the same day changes nothing, and is recorded once. */
public final class Repetition {

    private Repetition() {}

    /** Whether that is on record already, on the same day, as corrected. */
    public static boolean of(Object event, Edtf day, List<? extends Recorded<?>> history) {
        return history.stream()
                .anyMatch(fact -> fact.event().equals(event) && fact.effective().equals(day));
    }
}
