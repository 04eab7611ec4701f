package city.hansa.query.patients;

import city.hansa.api.view.Reader;
import java.util.UUID;

/**
 * Of which exchanges a reader may know how many patients there were, as a condition on rows that name a record: those in
 * which a city takes part for which the reader speaks, or which a network keeps for which the reader does; auditors of
 * all. As with who may see a record, it is asked of the exchange as it is now.
 */
public record Knowing(String generation, Reader reader) {

    /**
     * @param id the column, or expression, that has a record's id; beside it {@code :readers} is the parameter that holds
     *     the reader's parties
     */
    public String condition(String id) {
        if (reader.readsAll()) {
            return "true";
        }
        return reader.parties().isEmpty() ? "false" : "(" + takesPart(id) + " or " + keeps(id) + ")";
    }

    UUID[] parties() {
        return reader.parties().toArray(UUID[]::new);
    }

    private String takesPart(String id) {
        return """
                exists (select from %1$s.timeline_record p cross join json_array_elements_text(p.strand -> 'subjects') as s
                  where p.id = %2$s and s::uuid = any(:readers::uuid[]))"""
                .formatted(generation, id);
    }

    /** Of networks only the one that opened an exchange can have said something in it. */
    private String keeps(String id) {
        return """
                exists (select from %1$s.timeline_line l
                  join %1$s.timeline_entry e on e.position = l.position and e.known_from = l.known_from
                  where l.subject = %2$s and e.actor ->> 'network' = any(:readers::text[]))"""
                .formatted(generation, id);
    }
}
