package city.hansa.ledger.seal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** The right to seal: a lock in the database, which a transaction holds until it ends (ADR 21). */
final class SealingRight {

    /**
     * Takes it, unless another transaction has it: that is not waited for.
     *
     * @param patience after which the database ends the transaction, whatever became of its node
     * @return whether the transaction has it
     */
    static boolean take(Connection connection, Duration patience) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local transaction_timeout = " + patience.toMillis());
            try (var row = statement.executeQuery("select ledger.claim_sealing()")) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private SealingRight() {}
}
