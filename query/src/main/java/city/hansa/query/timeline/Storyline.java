package city.hansa.query.timeline;

import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import org.jspecify.annotations.Nullable;

/**
 * How the events of one kind of record are told. Both methods are pure and exhaustive, as a fold is.
 *
 * @param <E> the protocol that is told; events about facts are applied before the storyline sees the history
 */
public interface Storyline<E> {

    Subject.Kind kind();

    Class<E> protocol();

    /** Whether a subject that is added later is told the record from its beginning, not only from then on. */
    default boolean isToldFromItsBeginning() {
        return false;
    }

    /** Whose the record is and what it is about, after the event; null is before the first. */
    Strand strand(@Nullable Strand before, Recorded<E> event);

    /**
     * What the event says.
     *
     * @param strand as the event leaves it
     */
    Sentence sentence(Strand strand, Recorded<E> event);
}
