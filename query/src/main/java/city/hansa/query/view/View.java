package city.hansa.query.view;

import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is shown of the records of one kind: everything that a view decides, and nothing of how it is kept. All methods
 * are pure, so that a live view, a rebuilt one and a view of the past are the same by construction.
 *
 * @param <E> the protocol that is folded; events about facts are applied before the fold sees the history
 * @param <D> the document: a record of {@code api} that Jackson writes and reads back equal
 */
public interface View<E, D> {

    /** The name of its two tables, {@code city} for {@code city_record} and {@code city_register}. */
    String name();

    Subject.Kind kind();

    Class<E> protocol();

    Class<D> document();

    /**
     * The document after the event; null is before the first. Events come in the order of the log, so an event may be
     * effective earlier than those before it.
     */
    D fold(@Nullable D before, Recorded<E> event);

    /**
     * Whether the event counts from its recording on whatever its day, so that a view of an earlier day holds it too:
     * who may read a record is decided now and not then.
     */
    default boolean countsForAllDays(E event) {
        return false;
    }

    /** What the register lists of the document: one row a period of valid time, in the order of time. */
    List<Row> rows(D document);

    /** What the document adds to a list that records of several kinds share; rows as of a register. */
    default List<Row> agenda(Agenda agenda, D document) {
        return List.of();
    }

    /**
     * What does not agree on the record, beside the disputes about its facts, which every record has alike.
     *
     * @param facts what has been said about its facts, as it is shown beside the document
     */
    default List<Discrepancy> discrepancies(D document, List<JsonNode> facts) {
        return List.of();
    }
}
