package city.hansa.query.view;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * Copies rows into tables in bulk: PostgreSQL's COPY, in its text form. Used by one thread, within the transaction of its
 * connection.
 */
public final class Copy {

    /** How much is sent at a time, in characters; rows are not divided. */
    private static final int PART = 64 * 1024;

    private final CopyManager copies;

    public Copy(Connection connection) throws SQLException {
        this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
    }

    /**
     * Adds rows to a table.
     *
     * @param columns separated by commas
     * @param rows each the values of those columns, whose text PostgreSQL reads back; null is null
     */
    public void into(String table, String columns, Stream<Object[]> rows) {
        var all = rows.iterator();
        if (!all.hasNext()) {
            return;
        }
        var sql = "copy " + table + " (" + columns + ") from stdin";
        try {
            send(copies.copyIn(sql), all);
        } catch (SQLException e) {
            throw new UncategorizedSQLException("copying", sql, e);
        }
    }

    private static void send(CopyIn copy, Iterator<Object[]> rows) throws SQLException {
        try {
            var part = new StringBuilder(PART);
            while (rows.hasNext()) {
                append(part, rows.next());
                if (part.length() >= PART || !rows.hasNext()) {
                    var bytes = part.toString().getBytes(StandardCharsets.UTF_8);
                    copy.writeToCopy(bytes, 0, bytes.length);
                    part.setLength(0);
                }
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void append(StringBuilder part, @Nullable Object[] row) {
        for (var column = 0; column < row.length; column++) {
            if (column > 0) {
                part.append('\t');
            }
            var value = row[column];
            if (value == null) {
                part.append("\\N");
            } else {
                append(part, value.toString());
            }
        }
        part.append('\n');
    }

    /** What would end a value or a row, and what escapes, is escaped; what stands between is taken as it is. */
    private static void append(StringBuilder part, String text) {
        // Hardly any has one; the platform looks for a character many times faster than we could.
        if (text.indexOf('\\') < 0 && text.indexOf('\n') < 0 && text.indexOf('\t') < 0 && text.indexOf('\r') < 0) {
            part.append(text);
            return;
        }
        var begin = 0;
        for (var index = 0; index < text.length(); index++) {
            var escaped = escaped(text.charAt(index));
            if (escaped != 0) {
                part.append(text, begin, index).append('\\').append(escaped);
                begin = index + 1;
            }
        }
        part.append(text, begin, text.length());
    }

    /** The letter by which a character is written behind a backslash, or 0. */
    private static char escaped(char character) {
        return switch (character) {
            case '\\' -> '\\';
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\r' -> 'r';
            default -> 0;
        };
    }
}
