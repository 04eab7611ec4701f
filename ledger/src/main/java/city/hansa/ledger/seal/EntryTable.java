package city.hansa.ledger.seal;

import city.hansa.ledger.tree.EntryBundle;
import city.hansa.ledger.tree.TilePath;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.postgresql.PGStatement;

/** The stored entries of the log, on a connection, sixteen a row. */
final class EntryTable {

    private static final int ROW = 16;

    /** Rows that are sent, or fetched, at once: some megabytes of them. */
    private static final int BATCH = 256;

    private final Connection connection;

    EntryTable(Connection connection) {
        this.connection = connection;
    }

    /**
     * Derives the leaves of the rows from a position (inclusive) to another (exclusive), stores them, and hands them on
     * as they are stored, read back from the database.
     *
     * @param events another connection, from which events are read while this one stores, so that both are busy
     * @throws LogCorrupted if an event is not there, or not what was committed to
     */
    void keep(Connection events, long from, long to, Consumer<byte[]> stored) throws SQLException {
        var entries = new ArrayList<byte[]>();
        read(from - from % ROW, from, entries::add);
        var ready = new Ready();
        EventRow.read(events, from, to, (leaf, position) -> {
            entries.add(leaf);
            if (entries.size() == ROW || position + 1 == to) {
                ready.add(position - position % ROW, new EntryBundle(entries));
                entries.clear();
            }
            if (ready.firsts.size() == BATCH || position + 1 == to) {
                var first = Math.max(ready.firsts.getFirst(), from);
                ready.keep();
                read(first, position + 1, stored);
            }
        });
    }

    private final class Ready {

        private final List<Long> firsts = new ArrayList<>();
        private final List<Short> widths = new ArrayList<>();
        private final List<byte[]> contents = new ArrayList<>();

        private void add(long first, EntryBundle entries) {
            firsts.add(first);
            widths.add((short) entries.entries().size());
            contents.add(entries.bytes());
        }

        private void keep() throws SQLException {
            try (var call = connection.prepareStatement("select ledger.keep_entries(?, ?, ?)")) {
                call.setArray(1, connection.createArrayOf("int8", firsts.toArray()));
                call.setArray(2, connection.createArrayOf("int2", widths.toArray()));
                call.setArray(3, connection.createArrayOf("bytea", contents.toArray(byte[][]::new)));
                call.execute();
            }
            firsts.clear();
            widths.clear();
            contents.clear();
        }
    }

    /**
     * Hands on the stored entries from a position (inclusive) to another (exclusive), in their order.
     *
     * @throws LogCorrupted if some are not there, or in another form
     */
    void read(long from, long to, Consumer<byte[]> each) throws SQLException {
        // Of a few rows at once, the database can sort them in memory; of all, it would write them out to sort them.
        for (var begin = from; begin < to; begin += BATCH * ROW) {
            readBatch(begin, Math.min(to, begin + BATCH * ROW), each);
        }
    }

    private void readBatch(long from, long to, Consumer<byte[]> each) throws SQLException {
        var position = from - from % ROW;
        try (var query = connection.prepareStatement(
                "select first, width, bytes from ledger.entries where first >= ? and first < ? order by first")) {
            query.setLong(1, position);
            query.setLong(2, to);
            query.unwrap(PGStatement.class).setPrepareThreshold(EventRow.IN_BINARY);
            try (var rows = query.executeQuery()) {
                for (; position < to; position += ROW) {
                    if (!rows.next() || rows.getLong(1) != position) {
                        throw new LogCorrupted(Math.max(position, from), "its entry is not there");
                    }
                    var entries = parse(position, rows.getInt(2), rows.getBytes(3));
                    hand(position, from, to, entries, each);
                }
            }
        }
    }

    private static void hand(long first, long from, long to, List<byte[]> entries, Consumer<byte[]> each) {
        var begin = Math.max(from - first, 0);
        var end = Math.min(to - first, ROW);
        if (entries.size() < end) {
            throw new LogCorrupted(first + entries.size(), "its entry is not there");
        }
        entries.subList((int) begin, (int) end).forEach(each);
    }

    private static List<byte[]> parse(long first, int width, byte[] bytes) {
        try {
            return EntryBundle.parse(bytes, width).entries();
        } catch (IllegalArgumentException e) {
            throw new LogCorrupted(first, "the entries from here on are damaged: " + e.getMessage());
        }
    }

    /** The bytes of the bundle of that path, as wide as it says; empty where there are not so many entries. */
    Optional<byte[]> bundle(TilePath path) throws SQLException {
        var first = path.index() * TilePath.FULL;
        try (var query = connection.prepareStatement("select exists (select from ledger.entries"
                + " where first = ? and width >= ?)")) {
            var last = first + path.width() - 1;
            query.setLong(1, last - last % ROW);
            query.setInt(2, (int) (last % ROW) + 1);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1) ? Optional.of(bundle(first, path.width())) : Optional.empty();
            }
        }
    }

    private byte[] bundle(long first, int width) throws SQLException {
        var entries = new ArrayList<byte[]>(width);
        read(first, first + width, entries::add);
        return new EntryBundle(entries).bytes();
    }
}
