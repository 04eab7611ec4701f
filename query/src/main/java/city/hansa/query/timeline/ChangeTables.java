package city.hansa.query.timeline;

import city.hansa.api.Subject;
import city.hansa.query.view.Json;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every event as a change of its record, those about facts too, and a line for each subject that the record had then.
 * Unlike an entry of the timeline a change is never told otherwise, so rows are only added.
 */
final class ChangeTables {

    /** @param subjects in whose changes it stands: those of the record before the event and after it */
    record Changed(long position, Subject subject, String visibility, List<UUID> subjects, ObjectNode item) {}

    private final JdbcTemplate jdbc;
    private final String generation;

    ChangeTables(JdbcTemplate jdbc, String generation) {
        this.jdbc = jdbc;
        this.generation = generation;
    }

    void write(List<Changed> changes) {
        jdbc.batchUpdate(
                "insert into %s.change_entry (position, id, kind, visibility, item) values (?, ?, ?, ?, ?::json)"
                        .formatted(generation),
                changes.stream()
                        .map(change -> new Object[] {
                            change.position(),
                            change.subject().id(),
                            change.subject().kind().name(),
                            change.visibility(),
                            Json.write(change.item())
                        })
                        .toList());
        jdbc.batchUpdate(
                "insert into %s.change_line (subject, position, kind) values (?, ?, ?)".formatted(generation),
                changes.stream()
                        .flatMap(change -> change.subjects().stream().distinct().map(subject -> new Object[] {
                            subject, change.position(), change.subject().kind().name()
                        }))
                        .toList());
    }

    void clear() {
        jdbc.execute("truncate %1$s.change_entry, %1$s.change_line".formatted(generation));
    }
}
