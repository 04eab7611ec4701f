package city.hansa.ledger.follow;

import city.hansa.ledger.append.Append;
import city.hansa.ledger.append.AppendException.StaleSequence;
import city.hansa.ledger.append.Appended;
import city.hansa.ledger.append.NewEvent;
import city.hansa.ledger.append.ReceiptKey;
import city.hansa.ledger.append.SingleAppend;
import city.hansa.ledger.read.ReadFailed;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * The log as it follows another event store, whose tokens are 0-based and dense.
 *
 * <p><b>Order.</b> Events are appended in the order of their tokens, so that the order of positions is the order there; each
 * once. How far the log has come is kept in the transaction that appends.
 *
 * <p><b>Concurrency.</b> Every node may follow. One at a time moves on, and what another has taken already is left out.
 */
public final class FollowedLog {

    private final DataSource dataSource;
    private final Clock clock;

    /**
     * A log that is followed into.
     *
     * @param dataSource connects as the application's role
     * @param clock gives the time of recording, which is that of following
     */
    public FollowedLog(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** The last token that was followed, or -1. */
    public long token() {
        try (var connection = dataSource.getConnection()) {
            return number(connection, "select token from ledger.followed");
        } catch (SQLException e) {
            throw new ReadFailed(e);
        }
    }

    /**
     * Takes what has arrived, durably, but for what was taken before.
     *
     * @param arrived in the order of tokens, without gaps
     * @return where the commands now are that were taken by this call, in their order: the last ones of those given
     * @throws OtherHistory if the log holds other events than those that have arrived, or some are missing between
     */
    public List<Appended> take(List<Arrived> arrived) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var taken = take(arrived, connection);
                connection.commit();
                return taken;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private List<Appended> take(List<Arrived> arrived, Connection connection) throws SQLException {
        var before = number(connection, "select ledger.lock_followed()");
        var fresh = arrived.stream().filter(command -> command.to() > before).toList();
        if (fresh.isEmpty()) {
            return List.of();
        }
        if (fresh.getFirst().from() > before + 1) {
            throw new OtherHistory("after token " + before + " came " + fresh.getFirst().from(), null);
        }
        var whole = append(fresh, connection);
        follow(fresh, connection);
        return whole;
    }

    /** All in one append: whoever was taken there has been accepted, and is not decided about here. */
    private List<Appended> append(List<Arrived> fresh, Connection connection) throws SQLException {
        var events = new ArrayList<NewEvent>();
        fresh.forEach(command -> events.addAll(command.append().events()));
        Appended whole;
        try {
            whole = SingleAppend.append(
                    connection, new Append(events, null), clock.instant().truncatedTo(ChronoUnit.MICROS));
        } catch (StaleSequence | IllegalArgumentException unlike) {
            throw new OtherHistory("tokens " + fresh.getFirst().from() + " to " + fresh.getLast().to()
                    + " do not go on where the log ends", unlike);
        }
        var each = new ArrayList<Appended>();
        var position = whole.firstPosition();
        for (var command : fresh) {
            var next = position + command.append().events().size();
            each.add(new Appended(position, next - 1, whole.recordedAt()));
            position = next;
        }
        return each;
    }

    private static void follow(List<Arrived> fresh, Connection connection) throws SQLException {
        var with = fresh.stream().filter(command -> command.append().receipt() != null).toList();
        var keys = with.stream()
                .map(command -> Objects.requireNonNull(command.append().receipt()))
                .toList();
        try (var statement = connection.prepareStatement("select ledger.follow(?, ?, ?, ?, ?, ?)")) {
            statement.setLong(1, fresh.getLast().to());
            statement.setArray(2, connection.createArrayOf("text", keys.stream().map(ReceiptKey::principal).toArray()));
            statement.setArray(3, connection.createArrayOf("text", keys.stream().map(ReceiptKey::key).toArray()));
            statement.setArray(4, hashes(connection, keys));
            statement.setArray(5, connection.createArrayOf("uuid", with.stream().map(FollowedLog::stream).toArray()));
            statement.setArray(6, connection.createArrayOf("int8", with.stream().map(FollowedLog::lastSequence).toArray()));
            statement.execute();
        }
    }

    /** The driver takes these as an array of arrays alone. */
    private static Array hashes(Connection connection, List<ReceiptKey> keys) throws SQLException {
        var hashes = keys.stream().map(ReceiptKey::requestHash).toArray(byte[][]::new);
        return connection.unwrap(PGConnection.class).createArrayOf("bytea", hashes);
    }

    /** The command's own stream, which its receipt points at, is that of its first event. */
    private static UUID stream(Arrived command) {
        return command.append().events().getFirst().aggregateId();
    }

    private static long lastSequence(Arrived command) {
        var own = stream(command);
        return command.append().events().stream()
                .filter(event -> event.aggregateId().equals(own))
                .mapToLong(NewEvent::sequence)
                .max()
                .orElseThrow();
    }

    /** Where the log has a command that any node has taken; empty if it has not, or something else in its place. */
    public Optional<Appended> find(Append command) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            return SingleAppend.find(connection, command);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
