package city.hansa.ledger.witness;

import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.note.Note;
import city.hansa.ledger.read.ReadFailed;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The last checkpoint of each log that we have cosigned. Takes a connection for each call and keeps none; safe for use
 * by several threads. Methods throw {@link ReadFailed} if the database cannot be asked.
 */
final class WitnessedTable {

    private final DataSource dataSource;

    WitnessedTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param note with the signatures of the log, and ours */
    record Witnessed(Checkpoint checkpoint, Note note, Instant at) {

        private static Witnessed of(ResultSet row) throws SQLException {
            var note = Note.parse(row.getString(1).getBytes(StandardCharsets.UTF_8));
            return new Witnessed(
                    Checkpoint.parse(note.text()), note, row.getObject(2, OffsetDateTime.class).toInstant());
        }
    }

    /** The last one of a log; empty before the first. */
    Optional<Witnessed> last(String origin) {
        try (var connection = dataSource.getConnection();
                var query = connection.prepareStatement(
                        "select note, witnessed_at from ledger.witnessed where origin = ?")) {
            query.setString(1, origin);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(Witnessed.of(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new ReadFailed(e);
        }
    }

    /**
     * Keeps the next one of a log, if the last one is of the expected size still: 0 where there is none. Durable when
     * it returns.
     *
     * @return false if the last one is another, and nothing was kept
     */
    boolean keep(long expected, Witnessed next) {
        try (var connection = dataSource.getConnection();
                var call = connection.prepareStatement("select ledger.keep_witnessed(?, ?, ?, ?, ?, ?)")) {
            call.setString(1, next.checkpoint().origin());
            call.setLong(2, expected);
            call.setLong(3, next.checkpoint().size());
            call.setBytes(4, next.checkpoint().rootHash().bytes());
            call.setString(5, next.note().toString());
            call.setObject(6, next.at().atOffset(ZoneOffset.UTC));
            try (var row = call.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new ReadFailed(e);
        }
    }
}
