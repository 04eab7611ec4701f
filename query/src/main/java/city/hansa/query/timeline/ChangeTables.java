package city.hansa.query.timeline;

import city.hansa.api.Subject;
import city.hansa.query.view.Copy;
import city.hansa.query.view.Json;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every event as a change of its record, those about facts too, and a line for each subject that the record had then.
 * Unlike an entry of the timeline a change is never told otherwise, so rows are only added.
 */
final class ChangeTables {

    /** @param subjects in whose changes it stands: those of the record before the event and after it */
    record Changed(long position, Subject subject, String visibility, List<UUID> subjects, ObjectNode item) {}

    private static final String ENTRY = "position, id, kind, visibility, item";
    private static final String LINE = "subject, position, kind";

    private final JdbcTemplate jdbc;
    private final String generation;

    ChangeTables(JdbcTemplate jdbc, String generation) {
        this.jdbc = jdbc;
        this.generation = generation;
    }

    void write(List<Changed> changes) {
        jdbc.batchUpdate(
                "insert into %s.change_entry (%s) values (?, ?, ?, ?, ?::json)".formatted(generation, ENTRY),
                changes.stream().map(ChangeTables::entry).toList());
        jdbc.batchUpdate(
                "insert into %s.change_line (%s) values (?, ?, ?)".formatted(generation, LINE),
                changes.stream().flatMap(ChangeTables::lines).toList());
    }

    void copy(Copy copy, List<Changed> changes) {
        copy.into(generation + ".change_entry", ENTRY, changes.stream().map(ChangeTables::entry));
        copy.into(generation + ".change_line", LINE, changes.stream().flatMap(ChangeTables::lines));
    }

    void clear() {
        jdbc.execute("truncate %1$s.change_entry, %1$s.change_line".formatted(generation));
    }

    private static Object[] entry(Changed change) {
        return new Object[] {
            change.position(),
            change.subject().id(),
            change.subject().kind().name(),
            change.visibility(),
            Json.write(change.item())
        };
    }

    private static Stream<Object[]> lines(Changed change) {
        return change.subjects().stream().distinct().map(subject -> new Object[] {
            subject, change.position(), change.subject().kind().name()
        });
    }
}
