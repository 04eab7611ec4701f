package city.hansa.ledger.read;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log. Every answer is of committed events only, and each call sees all that was acknowledged before it began;
 * since positions follow the order of commits, a reader that has seen position n has seen all before it.
 *
 * <p>Takes a connection for each call and keeps none. Safe for use by several threads. Methods throw
 * {@link ReadFailed} if the database cannot be asked.
 */
public final class LedgerReader implements Streams {

    private static final String EVENT = "select position, event_id, aggregate_type, aggregate_id, sequence, type,"
            + " revision, visibility, recorded_at, payload, metadata from ledger.event";

    private static final String RECEIPT =
            "principal, key, request_hash, aggregate_id, sequence, position from ledger.receipt";

    private static final int AHEAD = 20_000;

    private final DataSource dataSource;

    public LedgerReader(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The last position, or -1 if the log is empty. */
    public long head() {
        return number("select coalesce(max(position), -1) from ledger.event", _ -> {});
    }

    /** Whether this database takes appends from this role: it is no standby, it may be written to, and the role may. */
    public boolean mayBeAppendedTo() {
        return number(
                        "select (not pg_is_in_recovery() and not current_setting('transaction_read_only')::boolean"
                                + " and bool_and(has_function_privilege(oid, 'execute')))::int from pg_proc"
                                + " where pronamespace = 'ledger'::regnamespace and proname = 'append'",
                        _ -> {})
                == 1;
    }

    @Override
    public long headOf(UUID aggregateId) {
        return number(
                "select coalesce(max(sequence), -1) from ledger.event where aggregate_id = ?",
                statement -> statement.setObject(1, aggregateId));
    }

    /**
     * The last position recorded at or before an instant, or -1 if there is none. Later calls never answer less for an
     * instant that has passed.
     */
    public long positionAt(Instant instant) {
        return number("select ledger.position_at(?)", statement -> statement.setObject(1, utc(instant)));
    }

    /** The events after a position, in the order of positions, at most {@code limit}. */
    public List<StoredEvent> after(long position, int limit) {
        return events(EVENT + " where position > ? order by position limit ?", statement -> {
            statement.setLong(1, position);
            statement.setInt(2, limit);
        });
    }

    /**
     * The events of several streams after a position, up to and with another, in the order of positions, at most
     * {@code limit}. Costs as much as these streams are long, however long the log is.
     */
    public List<StoredEvent> ofStreams(Collection<UUID> aggregateIds, long after, long upToPosition, int limit) {
        var sql = EVENT + " where aggregate_id = any(?) and position > ? and position <= ? order by position limit ?";
        return events(sql, statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("uuid", aggregateIds.toArray()));
            statement.setLong(2, after);
            statement.setLong(3, upToPosition);
            statement.setInt(4, limit);
        });
    }

    /** The events at those positions, in the order of positions; positions without one are left out. */
    public List<StoredEvent> at(Collection<Long> positions) {
        return events(EVENT + " where position = any(?) order by position", statement ->
                statement.setArray(1, statement.getConnection().createArrayOf("bigint", positions.toArray())));
    }

    /** All events of a stream up to and with a position, in their order. */
    public List<StoredEvent> stream(UUID aggregateId, long upToPosition) {
        return events(EVENT + " where aggregate_id = ? and position <= ? order by sequence", statement -> {
            statement.setObject(1, aggregateId);
            statement.setLong(2, upToPosition);
        });
    }

    /**
     * Reads streams, and a principal's receipts, for many commands at once: one statement for each. Of streams that are
     * longer than {@value #AHEAD} events in all, the last are left out and read when they are needed.
     */
    public ReadAhead ahead(Collection<UUID> aggregateIds, String principal, Collection<String> keys) {
        var ahead = new ReadAhead();
        var asked = Set.copyOf(aggregateIds);
        var found = events(EVENT + " where aggregate_id = any(?) order by aggregate_id, sequence limit ?", statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("uuid", asked.toArray()));
            statement.setInt(2, AHEAD);
        });
        var streams = found.stream().collect(Collectors.groupingBy(StoredEvent::aggregateId));
        if (found.size() < AHEAD) {
            asked.forEach(id -> ahead.found(id, streams.getOrDefault(id, List.of())));
        } else {
            streams.remove(found.getLast().aggregateId());
            streams.forEach(ahead::found);
        }
        var receipts = rows(
                        "select " + RECEIPT + " where principal = ? and key = any(?)",
                        statement -> {
                            statement.setString(1, principal);
                            statement.setArray(2, statement.getConnection().createArrayOf("text", keys.toArray()));
                        },
                        LedgerReader::receipt)
                .stream()
                .collect(Collectors.toMap(Receipt::key, Function.identity()));
        keys.forEach(key -> ahead.found(principal, key, Optional.ofNullable(receipts.get(key))));
        return ahead;
    }

    private static @Nullable List<StoredEvent> readAhead(UUID aggregateId) {
        return ReadAhead.current().map(ahead -> ahead.stream(aggregateId)).orElse(null);
    }

    @Override
    public List<StoredEvent> streamFrom(UUID aggregateId, long firstSequence, int limit) {
        var known = readAhead(aggregateId);
        if (known != null) {
            return known.stream()
                    .filter(event -> event.sequence() >= firstSequence)
                    .limit(limit)
                    .toList();
        }
        return events(EVENT + " where aggregate_id = ? and sequence >= ? order by sequence limit ?", statement -> {
            statement.setObject(1, aggregateId);
            statement.setLong(2, firstSequence);
            statement.setInt(3, limit);
        });
    }

    /**
     * The log by stream: events after a place in the order of (aggregate id, sequence), at most {@code limit}, without
     * those after a position. To read on, give the place of the last one.
     */
    public List<StoredEvent> byStream(UUID afterId, long afterSequence, long upToPosition, int limit) {
        var sql = EVENT + " where (aggregate_id, sequence) > (?, ?) and position <= ?"
                + " order by aggregate_id, sequence limit ?";
        return events(sql, statement -> {
            statement.setObject(1, afterId);
            statement.setLong(2, afterSequence);
            statement.setLong(3, upToPosition);
            statement.setInt(4, limit);
        });
    }

    /** All events of those streams up to and with a position, by stream and in the order of each. */
    public List<StoredEvent> streams(Collection<UUID> aggregateIds, long upToPosition) {
        var sql = EVENT + " where aggregate_id = any(?) and position <= ? order by aggregate_id, sequence";
        return events(sql, statement -> {
            statement.setArray(
                    1, statement.getConnection().createArrayOf("uuid", aggregateIds.toArray()));
            statement.setLong(2, upToPosition);
        });
    }

    /** Every stream with an event from one position to another, both included, and how many events it has up to there. */
    public SortedMap<UUID, Long> touched(long from, long to) {
        var lengths = new TreeMap<UUID, Long>();
        rows(
                "select aggregate_id, max(sequence) + 1 from ledger.event where position between ? and ? group by 1",
                statement -> {
                    statement.setLong(1, from);
                    statement.setLong(2, to);
                },
                row -> lengths.put(row.getObject(1, UUID.class), row.getLong(2)));
        return lengths;
    }

    /** The last event of a stream, if it has any. */
    public Optional<StoredEvent> lastOf(UUID aggregateId) {
        var known = readAhead(aggregateId);
        if (known != null) {
            return known.isEmpty() ? Optional.empty() : Optional.of(known.getLast());
        }
        return events(
                        EVENT + " where aggregate_id = ? order by sequence desc limit 1",
                        statement -> statement.setObject(1, aggregateId))
                .stream()
                .findFirst();
    }

    /** The first answer given to a principal under an idempotency key, if there is one. */
    public Optional<Receipt> receipt(String principal, String key) {
        return ReadAhead.current()
                .map(ahead -> ahead.receipt(principal, key, () -> receiptInLog(principal, key)))
                .orElseGet(() -> receiptInLog(principal, key));
    }

    private Optional<Receipt> receiptInLog(String principal, String key) {
        return rows(
                        "select " + RECEIPT + " where principal = ? and key = ?",
                        statement -> {
                            statement.setString(1, principal);
                            statement.setString(2, key);
                        },
                        LedgerReader::receipt)
                .stream()
                .findFirst();
    }

    /** A row of ledger.receipt, all columns in the table's order. */
    private static Receipt receipt(ResultSet row) throws SQLException {
        return new Receipt(
                row.getString(1),
                row.getString(2),
                row.getBytes(3),
                row.getObject(4, UUID.class),
                row.getLong(5),
                row.getLong(6));
    }

    private static StoredEvent event(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getObject(4, UUID.class),
                row.getLong(5),
                row.getString(6),
                row.getInt(7),
                row.getString(8),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                row.getBytes(10),
                row.getBytes(11));
    }

    /** PostgreSQL rounds to microseconds; an instant must not be rounded up into the future. */
    private static OffsetDateTime utc(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private List<StoredEvent> events(String sql, Binding binding) {
        return rows(sql, binding, LedgerReader::event);
    }

    private long number(String sql, Binding binding) {
        return rows(sql, binding, row -> row.getLong(1)).getFirst();
    }

    private <T> List<T> rows(String sql, Binding binding, Row<T> row) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            try (var result = statement.executeQuery()) {
                var all = new ArrayList<T>();
                while (result.next()) {
                    all.add(row.read(result));
                }
                return all;
            }
        } catch (SQLException e) {
            throw new ReadFailed(e);
        }
    }

    @FunctionalInterface
    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    @FunctionalInterface
    private interface Row<T> {
        T read(ResultSet result) throws SQLException;
    }
}
