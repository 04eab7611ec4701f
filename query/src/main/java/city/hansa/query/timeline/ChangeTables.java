package city.hansa.query.timeline;

import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.query.view.Copy;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Every event as a change of its record, those about facts too, and a line for each subject that the record had then.
 * Unlike an entry of the timeline a change is never told otherwise, so rows are only added, and what it says is not kept
 * beside the log, which has it.
 */
final class ChangeTables {

    /** @param subjects in whose changes it stands: those of the record before the event and after it */
    record Changed(Recorded<?> recorded, Subject subject, List<UUID> subjects) {}

    private static final String ENTRY = "position, id, kind, sequence, recorded_at";
    private static final String LINE = "subject, position, kind";

    private final JdbcTemplate jdbc;
    private final String generation;

    ChangeTables(JdbcTemplate jdbc, String generation) {
        this.jdbc = jdbc;
        this.generation = generation;
    }

    void write(List<Changed> changes) {
        jdbc.batchUpdate(
                "insert into %s.change_entry (%s) values (?, ?, ?, ?, ?)".formatted(generation, ENTRY),
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
        var recorded = change.recorded();
        return new Object[] {
            recorded.position(),
            change.subject().id(),
            change.subject().kind().name(),
            recorded.sequence(),
            OffsetDateTime.ofInstant(recorded.recordedAt(), ZoneOffset.UTC)
        };
    }

    private static Stream<Object[]> lines(Changed change) {
        return change.subjects().stream().distinct().map(subject -> new Object[] {
            subject, change.recorded().position(), change.subject().kind().name()
        });
    }
}
