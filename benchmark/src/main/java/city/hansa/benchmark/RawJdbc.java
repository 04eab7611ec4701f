package city.hansa.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** What a careful programmer writes without a framework: one prepared batch and one commit a call, on its own connection. */
final class RawJdbc {

    private static final String INSERT =
            "insert into raw_event (aggregate_id, sequence, event_id, type, payload, metadata, recorded_at)"
                    + " values (?, ?, ?, ?, ?, ?, now())";

    private final DataSource dataSource;
    private final byte[] payload;
    private final byte[] metadata;

    RawJdbc(DataSource dataSource, byte[] payload, byte[] metadata) throws SQLException {
        this.dataSource = dataSource;
        this.payload = payload;
        this.metadata = metadata;
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists raw_event (position bigint generated always as identity"
                    + " primary key, aggregate_id uuid not null, sequence bigint not null, event_id uuid not null,"
                    + " type text not null, payload bytea not null, metadata bytea not null,"
                    + " recorded_at timestamptz not null, unique (aggregate_id, sequence))");
        }
    }

    Load.Work writer() throws SQLException {
        return new Writer(dataSource.getConnection());
    }

    private final class Writer implements Load.Work {

        private final Connection connection;
        private final PreparedStatement insert;
        private final UUID stream = Ids.next();
        private long sequence;
        private int call;

        Writer(Connection connection) throws SQLException {
            this.connection = connection;
            connection.setAutoCommit(false);
            insert = connection.prepareStatement(INSERT);
        }

        @Override
        public int run() throws SQLException {
            var events = 1 + call++ % 3;
            for (var i = 0; i < events; i++) {
                insert.setObject(1, stream);
                insert.setLong(2, sequence++);
                insert.setObject(3, Ids.next());
                insert.setString(4, "benchmark.note");
                insert.setBytes(5, payload);
                insert.setBytes(6, metadata);
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
            return events;
        }

        @Override
        public void release() throws SQLException {
            connection.setAutoCommit(true);
            connection.close();
        }
    }
}
