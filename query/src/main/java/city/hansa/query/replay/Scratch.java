package city.hansa.query.replay;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * A generation of its own, as long as it is needed. Who has it holds a lock by a connection, which keeps no transaction open:
 * if the node dies, the lock goes with it, and the next to look drops what was left.
 */
final class Scratch implements AutoCloseable {

    static final String REPLAY = "view_replay_";
    static final String NEXT = "view_next_";
    private static final String PAST = "view_past_";

    /** Less than the second after which PostgreSQL looks for a deadlock: of us and a reader, we give way. */
    private static final String PATIENCE = "set local lock_timeout = 400";

    private static final int ATTEMPTS = 1_500;
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Connection connection;
    private final String name;

    private Scratch(Connection connection, String name) {
        this.connection = connection;
        this.name = name;
    }

    /** Takes the name, which nobody else has; makes nothing yet. */
    static Scratch take(DataSource dataSource, String name) {
        try {
            var scratch = new Scratch(dataSource.getConnection(), name);
            if (!scratch.lock()) {
                scratch.connection.close();
                throw new IllegalStateException(name + " is in use");
            }
            return scratch;
        } catch (SQLException e) {
            throw new UncategorizedSQLException("taking a scratch generation", null, e);
        }
    }

    /** The generation whose place one takes that was built to be the next. */
    static String past(String next) {
        return next.replace(NEXT, PAST);
    }

    /** Drops it, and what it took the place of, if nobody has it; answers whether nobody had. */
    static boolean sweep(DataSource dataSource, String name) {
        try (var connection = dataSource.getConnection()) {
            var scratch = new Scratch(connection, name);
            if (!scratch.lock()) {
                return false;
            }
            scratch.drop(name);
            scratch.drop(past(name));
            scratch.unlock();
            return true;
        } catch (SQLException e) {
            throw new UncategorizedSQLException("dropping a scratch generation", null, e);
        }
    }

    String name() {
        return name;
    }

    /** @param function of the database, which makes a generation of a name */
    void create(String function) {
        try {
            run("select " + function + "('" + name + "')");
        } catch (SQLException e) {
            throw new UncategorizedSQLException("making a scratch generation", null, e);
        }
    }

    @Override
    public void close() {
        try (connection) {
            drop(name);
            unlock();
        } catch (SQLException e) {
            throw new UncategorizedSQLException("dropping a scratch generation", null, e);
        }
    }

    private boolean lock() throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(hashtextextended(?, 0))")) {
            statement.setString(1, name);
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getBoolean(1);
            }
        }
    }

    private void unlock() throws SQLException {
        run("select pg_advisory_unlock(hashtextextended('" + name + "', 0))");
    }

    /** Drops what there is of a generation, once nobody reads it; the lock is kept. */
    void drop(String generation) {
        for (var attempts = ATTEMPTS; ; attempts--) {
            try {
                connection.setAutoCommit(false);
                try {
                    run(PATIENCE);
                    run("drop schema if exists " + generation + " cascade");
                    connection.commit();
                    return;
                } finally {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            } catch (SQLException e) {
                if (attempts == 0 || !LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                    throw new UncategorizedSQLException("dropping a scratch generation", null, e);
                }
            }
        }
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
