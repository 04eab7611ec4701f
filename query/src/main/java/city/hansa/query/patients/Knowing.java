package city.hansa.query.patients;

import city.hansa.api.view.At;
import city.hansa.api.view.Reader;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Of which exchanges a reader may know how many patients there were, as conditions on rows that name a record: those in
 * which a city takes part for which the reader speaks, or which a network keeps for which the reader does; auditors of
 * all. As with who may see a record, it is asked of the exchange as it is now.
 *
 * @param isPast whether it is asked what was known, and said to be of other aid, before now
 */
public record Knowing(String generation, Reader reader, boolean isPast) {

    /** @param cursor of a page that is not the first: it keeps to what was known when the first was asked for */
    public static Knowing of(String generation, At at, @Nullable String cursor) {
        return new Knowing(
                generation, at.reader(), cursor != null || at.knownAt() != null || at.knownAtPosition() != null);
    }

    /**
     * Whether numbers of patients are known.
     *
     * @param id the column, or expression, that has a record's id; beside it {@code :readers} is the parameter that holds
     *     the reader's parties
     */
    public String condition(String id) {
        if (reader.readsAll()) {
            return "true";
        }
        return reader.parties().isEmpty() ? "false" : isConcerned(id);
    }

    /**
     * Whether it may be told what was known at {@code :position}: not where a number that was one of other aid then has
     * been said since to be one of patients. Then nothing is told of the exchange as it was known, as nothing is of what was
     * sealed since: what only some of it says would show in its sums.
     */
    public String ofThen(String id) {
        return isPast && !reader.readsAll() ? "(not " + isTurnedSince(id) + " or " + condition(id) + ")" : "true";
    }

    UUID[] parties() {
        return reader.parties().toArray(UUID[]::new);
    }

    /** Its cities, and the network that keeps it, are those whom it concerns. */
    private String isConcerned(String id) {
        return """
                exists (select from %1$s.timeline_record p cross join json_array_elements_text(p.strand -> 'subjects') as s
                  where p.id = %2$s and s::uuid = any(:readers::uuid[]))"""
                .formatted(generation, id);
    }

    /** Whether what stands in its timeline was told anew, after that position, as being of patients, and had not been. */
    private String isTurnedSince(String id) {
        return """
                exists (select from %1$s.timeline_line l
                  join %1$s.timeline_entry n on n.position = l.position and n.known_from = l.known_from
                  join %1$s.timeline_entry b on b.position = n.position and b.known_to = n.known_from
                  where l.subject = %2$s and l.known_from > :position
                    and n.parameters #>> '{aid,term}' = 'PATIENTS'
                    and b.parameters #>> '{aid,term}' is distinct from 'PATIENTS')"""
                .formatted(generation, id);
    }
}
