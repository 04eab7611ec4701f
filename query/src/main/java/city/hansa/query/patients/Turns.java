package city.hansa.query.patients;

import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.fact.FactEvent.DisputeSettled;
import city.hansa.api.fact.FactEvent.FactCorrected;
import city.hansa.query.view.History;
import java.util.List;

/**
 * When what had been recorded as other aid was said to be of patients. Its numbers are not told from then on, neither as
 * they are nor as they were known before.
 */
public final class Turns {

    /** The position of the last statement that did so, whatever state of knowledge is asked for; -1 where none did. */
    public static long last(Subject record, History history) {
        return record.kind() == Subject.Kind.EXCHANGE ? last(history.stream(record.id(), Long.MAX_VALUE)) : -1;
    }

    /** @param stream an exchange's whole stream */
    static long last(List<Recorded<?>> stream) {
        for (var end = stream.size(); end > 0; end--) {
            if (mayTurn(stream.get(end - 1)) && turns(stream.subList(0, end))) {
                return stream.get(end - 1).position();
            }
        }
        return -1;
    }

    /** Whether it may make another fact of one. */
    static boolean mayTurn(Recorded<?> recorded) {
        return recorded.event() instanceof FactCorrected || recorded.event() instanceof DisputeSettled;
    }

    private static boolean turns(List<Recorded<?>> stream) {
        return !PatientEvents.entries(stream.subList(0, stream.size() - 1)).containsAll(PatientEvents.entries(stream));
    }

    private Turns() {}
}
