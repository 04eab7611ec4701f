package city.hansa.ledger.witness;

import city.hansa.ledger.note.Cosignature;
import city.hansa.ledger.note.NoteSignature;
import city.hansa.ledger.read.ReadFailed;
import city.hansa.ledger.witness.WitnessStatus.Cosigned;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What witnesses have cosigned of this log. Takes a connection for each call and keeps none; safe for use by several
 * threads. Methods throw {@link ReadFailed} if the database cannot be asked.
 */
final class CosignatureTable {

    private final DataSource dataSource;

    CosignatureTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Keeps a verified cosignature of our checkpoint of that size; the first one of a witness stays. */
    void keep(long size, NoteSignature cosignature, Instant received) {
        try (var connection = dataSource.getConnection();
                var call = connection.prepareStatement("select ledger.keep_cosignature(?, ?, ?, ?, ?)")) {
            call.setLong(1, size);
            call.setString(2, cosignature.name());
            call.setString(3, cosignature.line());
            call.setObject(4, Cosignature.time(cosignature).atOffset(ZoneOffset.UTC));
            call.setObject(5, received.atOffset(ZoneOffset.UTC));
            call.execute();
        } catch (SQLException e) {
            throw new ReadFailed(e);
        }
    }

    /** The largest checkpoint that the witness has cosigned. */
    Optional<Cosigned> last(String witness) {
        return ask(
                "select size, cosigned_at from ledger.cosignature where witness = ? order by size desc limit 1",
                query -> query.setString(1, witness),
                row -> new Cosigned(row.getLong(1), instant(row, 2)));
    }

    /** When the first checkpoint was signed that is larger than that; empty where there is none. */
    Optional<Instant> signedAfter(long size) {
        return ask(
                "select signed_at from ledger.checkpoint where size > ? order by size limit 1",
                query -> query.setLong(1, size),
                row -> instant(row, 1));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    @FunctionalInterface
    private interface Given {
        void to(PreparedStatement query) throws SQLException;
    }

    @FunctionalInterface
    private interface Read<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> Optional<T> ask(String sql, Given given, Read<T> read) {
        try (var connection = dataSource.getConnection();
                var query = connection.prepareStatement(sql)) {
            given.to(query);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(read.of(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new ReadFailed(e);
        }
    }
}
