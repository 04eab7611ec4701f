package city.hansa.ledger.seal;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Work in a transaction of its own. */
final class Transaction {

    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Durable, all of it, when it returns; none of it is done if it fails. */
    static <T> T writing(DataSource dataSource, Work<T> work) throws SQLException {
        return reading(dataSource, connection -> {
            var result = work.on(connection);
            connection.commit();
            return result;
        });
    }

    /** In which nothing is done that is to stay. */
    static <T> T reading(DataSource dataSource, Work<T> work) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return work.on(connection);
            } finally {
                giveBack(connection);
            }
        }
    }

    /** After a commit there is nothing to undo; before it, what was half done is not done. */
    private static void giveBack(Connection connection) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException _) {
            // The connection is lost, and with it the transaction; what broke it is told by whoever met it.
        }
    }

    private Transaction() {}
}
