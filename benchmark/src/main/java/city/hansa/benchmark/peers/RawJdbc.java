package city.hansa.benchmark.peers;

import city.hansa.benchmark.measure.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** What a careful programmer writes without a framework: one prepared batch and one commit a call, on its own connection. */
final class RawJdbc implements Workload.Appender {

    static final String NAME = "raw JDBC";

    private static final String INSERT =
            "insert into raw_event (aggregate_id, sequence, event_id, type, payload, metadata, recorded_at)"
                    + " values (?, ?, ?, ?, ?, ?, now())";

    private final Connection connection;
    private final PreparedStatement insert;

    private RawJdbc(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        insert = connection.prepareStatement(INSERT);
    }

    static Store store(DataSource dataSource) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table raw_event (position bigint generated always as identity"
                    + " primary key, aggregate_id uuid not null, sequence bigint not null, event_id uuid not null,"
                    + " type text not null, payload bytea not null, metadata bytea not null,"
                    + " recorded_at timestamptz not null, unique (aggregate_id, sequence))");
        }
        return new Local(
                NAME,
                false,
                dataSource,
                "raw_event",
                () -> new RawJdbc(dataSource.getConnection()),
                () -> read(dataSource));
    }

    @Override
    public void append(UUID stream, long expected, int events) throws SQLException {
        for (var sequence = expected; sequence < expected + events; sequence++) {
            insert.setObject(1, stream);
            insert.setLong(2, sequence);
            insert.setObject(3, Ids.next());
            insert.setString(4, Workload.TYPE);
            insert.setBytes(5, Workload.PAYLOAD);
            insert.setBytes(6, Workload.METADATA);
            insert.addBatch();
        }
        insert.executeBatch();
        connection.commit();
    }

    @Override
    public void release() throws SQLException {
        connection.setAutoCommit(true);
        connection.close();
    }

    private static long read(DataSource dataSource) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("select position, aggregate_id, sequence, event_id, type,"
                        + " recorded_at, metadata, payload from raw_event order by position")) {
            // Within a transaction the driver fetches page by page; else it would hold all rows.
            connection.setAutoCommit(false);
            statement.setFetchSize(Workload.PAGE);
            var events = 0L;
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    events += Workload.note(rows.getBytes(8)).text().isEmpty() ? 0 : 1;
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
            return events;
        }
    }
}
