package city.hansa.ledger.append;

import city.hansa.ledger.read.Receipt;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.postgresql.PGStatement;

/** The writer's own connection, on which {@code ledger.append} is prepared once. Used by one thread at a time. */
final class LedgerSession {

    private final Connection connection;
    private final PreparedStatement append;

    private LedgerSession(Connection connection, PreparedStatement append) {
        this.connection = connection;
        this.append = append;
    }

    static LedgerSession open(DataSource dataSource) throws SQLException {
        var connection = dataSource.getConnection();
        try {
            // Each statement is a transaction of its own: one call, one round trip, one commit.
            connection.setAutoCommit(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            return on(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** A session on a connection that is somebody else's: in their transaction, and closed by them. */
    static LedgerSession on(Connection connection) throws SQLException {
        UuidArray.inBinary(connection);
        var append = connection.prepareStatement(AppendCall.SQL);
        append.unwrap(PGStatement.class).setPrepareThreshold(1);
        return new LedgerSession(connection, append);
    }

    /**
     * What became of a batch.
     *
     * @param stale the numbers of the refused commands, from 1; likewise {@code replayed}
     */
    record Outcome(long firstPosition, Instant recordedAt, Set<Integer> stale, Set<Integer> replayed) {

        boolean refused(int number) {
            return stale.contains(number) || replayed.contains(number);
        }

        /** Those of the batch that were appended, in the order of their positions. */
        List<Pending> appended(List<Pending> batch) {
            if (stale.isEmpty() && replayed.isEmpty()) {
                return batch;
            }
            return IntStream.range(0, batch.size())
                    .filter(i -> !refused(i + 1))
                    .mapToObj(batch::get)
                    .toList();
        }
    }

    /** Appends a batch in one transaction, durably if it returns; if it throws a loss, the outcome is unknown. */
    Outcome append(AppendCall call, long believedNext, Instant now) throws SQLException {
        call.bind(append, believedNext, now);
        try (var row = append.executeQuery()) {
            row.next();
            return new Outcome(
                    row.getLong(1),
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    numbers(row.getArray(3)),
                    numbers(row.getArray(4)));
        }
    }

    private static Set<Integer> numbers(Array array) throws SQLException {
        return Arrays.stream((Integer[]) array.getArray()).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a command is in the log already, by the identity of its first event: the rest stands right after it. */
    Optional<Appended> find(Pending command) throws SQLException {
        var sql = "select position, recorded_at from ledger.event"
                + " where aggregate_id = ? and sequence = ? and event_id = ?";
        var first = command.events().getFirst();
        try (var query = connection.prepareStatement(sql)) {
            query.setObject(1, first.aggregateId());
            query.setLong(2, first.sequence());
            query.setObject(3, first.eventId());
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(appended(row, command)) : Optional.empty();
            }
        }
    }

    private static Appended appended(ResultSet row, Pending command) throws SQLException {
        var position = row.getLong(1);
        return new Appended(
                position,
                position + command.events().size() - 1,
                row.getObject(2, OffsetDateTime.class).toInstant());
    }

    /** The first answer under a key that {@link #append} found taken. */
    Receipt receipt(ReceiptKey key) throws SQLException {
        var sql = "select request_hash, aggregate_id, sequence, position from ledger.receipt"
                + " where principal = ? and key = ?";
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, key.principal());
            query.setString(2, key.key());
            try (var row = query.executeQuery()) {
                row.next();
                return new Receipt(
                        key.principal(),
                        key.key(),
                        row.getBytes(1),
                        row.getObject(2, UUID.class),
                        row.getLong(3),
                        row.getLong(4));
            }
        }
    }

    void close() {
        try {
            append.close();
            connection.close();
        } catch (SQLException _) {
            // Nothing is left to be done with it.
        }
    }

    /** Gives the connection up for lost, so that a pool does not lend it again. */
    void discard() {
        try {
            connection.abort(Runnable::run);
            connection.close();
        } catch (SQLException _) {
            // It is gone either way.
        }
    }
}
