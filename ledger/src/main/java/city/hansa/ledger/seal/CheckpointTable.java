package city.hansa.ledger.seal;

import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.note.Note;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** The stored checkpoints, on a connection, as they were signed. */
final class CheckpointTable {

    private final Connection connection;

    CheckpointTable(Connection connection) {
        this.connection = connection;
    }

    /** The largest one; empty before the first. */
    Optional<Note> last() throws SQLException {
        try (var query = connection.prepareStatement(
                "select note from ledger.checkpoint order by size desc limit 1")) {
            return first(query.executeQuery());
        }
    }

    /** The largest one, with what witnesses have answered to it by now. */
    Optional<Note> lastCosigned() throws SQLException {
        try (var query = connection.prepareStatement("""
                select note || coalesce(
                    (select string_agg(line, '' order by witness) from ledger.cosignature s where s.size = c.size), '')
                  from ledger.checkpoint c order by size desc limit 1""")) {
            return first(query.executeQuery());
        }
    }

    /** The one of that size. */
    Optional<Note> of(long size) throws SQLException {
        try (var query = connection.prepareStatement("select note from ledger.checkpoint where size = ?")) {
            query.setLong(1, size);
            return first(query.executeQuery());
        }
    }

    private static Optional<Note> first(ResultSet rows) throws SQLException {
        return rows.next() ? Optional.of(note(rows.getString(1))) : Optional.empty();
    }

    static Note note(String text) {
        return Note.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps a signed checkpoint: larger than all before. */
    void keep(Note note, Instant signedAt) throws SQLException {
        var checkpoint = Checkpoint.parse(note.text());
        try (var call = connection.prepareStatement("select ledger.keep_checkpoint(?, ?, ?, ?)")) {
            call.setLong(1, checkpoint.size());
            call.setBytes(2, checkpoint.rootHash().bytes());
            call.setString(3, note.toString());
            call.setObject(4, signedAt.atOffset(ZoneOffset.UTC));
            call.execute();
        }
    }
}
