package city.hansa.benchmark.peers;

import city.hansa.benchmark.measure.Bench;
import city.hansa.benchmark.measure.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Message DB: functions of the database, called as its manual has it, a message a call and an append a transaction. It
 * reads by category, and so all streams here are of one.
 */
final class MessageDb implements Workload.Appender {

    static final String NAME = "Message DB";
    static final String SCHEMA = "message_store";

    private static final String CATEGORY = "note";
    private static final String TABLE = SCHEMA + ".messages";
    private static final String PAYLOAD = new String(Workload.PAYLOAD, StandardCharsets.UTF_8);
    private static final String METADATA = new String(Workload.METADATA, StandardCharsets.UTF_8);

    /** In the order of its own script. */
    private static final List<String> INSTALLED = List.of(
            "roles/message-store",
            "schema/message-store",
            "extensions/pgcrypto",
            "tables/messages",
            "types/message",
            "functions/message-store-version",
            "functions/hash-64",
            "functions/acquire-lock",
            "functions/category",
            "functions/is-category",
            "functions/id",
            "functions/cardinal-id",
            "functions/stream-version",
            "functions/write-message",
            "functions/get-stream-messages",
            "functions/get-category-messages",
            "functions/get-last-stream-message",
            "indexes/messages-id",
            "indexes/messages-stream",
            "indexes/messages-category");

    private final Connection connection;
    private final PreparedStatement write;

    private MessageDb(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        write = connection.prepareStatement("select write_message(?, ?, ?, ?::jsonb, ?::jsonb, ?)");
    }

    /** @param dataSource whose connections look into {@link #SCHEMA} first */
    static Store store(DataSource dataSource, NodeModules modules) throws IOException, SQLException {
        install(dataSource, modules.directory("@eventide/message-db").resolve("database"));
        return new Local(
                NAME, true, dataSource, TABLE, () -> new MessageDb(dataSource.getConnection()), () -> read(dataSource));
    }

    private static void install(DataSource dataSource, Path scripts) throws IOException, SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            for (var script : INSTALLED) {
                statement.execute(Files.readString(scripts.resolve(script + ".sql")));
            }
        }
    }

    @Override
    public void append(UUID stream, long expected, int events) throws SQLException {
        for (var sequence = expected; sequence < expected + events; sequence++) {
            write.setString(1, Ids.next().toString());
            write.setString(2, CATEGORY + "-" + stream);
            write.setString(3, Workload.TYPE);
            write.setString(4, PAYLOAD);
            write.setString(5, METADATA);
            // It counts from 0, too, and wants the number of the last.
            write.setLong(6, sequence - 1);
            write.execute();
        }
        connection.commit();
    }

    @Override
    public void release() throws SQLException {
        connection.setAutoCommit(true);
        connection.close();
    }

    private static long read(DataSource dataSource) throws SQLException {
        try (var connection = dataSource.getConnection();
                var page = connection.prepareStatement(
                        "select global_position, data from get_category_messages(?, ?, ?)")) {
            page.setString(1, CATEGORY);
            page.setLong(3, Workload.PAGE);
            var events = 0L;
            for (var next = 1L; ; ) {
                page.setLong(2, next);
                var before = events;
                try (var rows = page.executeQuery()) {
                    while (rows.next()) {
                        next = rows.getLong(1) + 1;
                        var data = rows.getString(2).getBytes(StandardCharsets.UTF_8);
                        events += Workload.note(data).text().isEmpty() ? 0 : 1;
                    }
                }
                if (events == before) {
                    return events;
                }
            }
        }
    }
}
