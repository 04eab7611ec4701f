package city.hansa.ledger.seal;

import static city.hansa.ledger.postgres.Proxies.call;
import static city.hansa.ledger.postgres.Proxies.proxy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A real data source whose connection breaks at a step of a sealing. */
final class BreakingDataSource {

    enum Step {
        CONNECT("getConnection"),
        READ_CHECKPOINT("from ledger.checkpoint"),
        COUNT_EVENTS("max(position)"),
        READ_ROWS("from ledger.event where position >="),
        KEEP_ENTRIES("ledger.keep_entries"),
        READ_ENTRIES("from ledger.entries"),
        KEEP_TILES("ledger.keep_tiles"),
        KEEP_CHECKPOINT("ledger.keep_checkpoint"),
        COMMIT("end of transaction");

        private final String mark;

        Step(String mark) {
            this.mark = mark;
        }
    }

    enum Fault {
        /** The call never reaches the database. */
        LOST,
        /** The database does what it was asked; its answer is lost. */
        PERSISTED
    }

    private final DataSource real;
    private @Nullable Step step;
    private Fault fault = Fault.LOST;
    private int skip;

    BreakingDataSource(DataSource real) {
        this.real = real;
    }

    /** Breaks the next call of that step, once. */
    void breakAt(Step step, Fault fault) {
        this.step = step;
        this.fault = fault;
        // Entries are read twice in a sealing: first those of the row that is to grow.
        this.skip = step == Step.READ_ENTRIES ? 1 : 0;
    }

    boolean isIntact() {
        return step == null;
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (_, method, arguments) -> method.getName().equals("getConnection")
                ? at(Step.CONNECT.mark, () -> connection((Connection) call(real, method, arguments)))
                : call(real, method, arguments));
    }

    private Connection connection(Connection connection) {
        return proxy(Connection.class, (_, method, arguments) -> switch (method.getName()) {
            case "prepareStatement" ->
                statement((PreparedStatement) call(connection, method, arguments), arguments[0].toString(), connection);
            case "commit" -> at(Step.COMMIT.mark, () -> call(connection, method, arguments));
            default -> call(connection, method, arguments);
        });
    }

    private PreparedStatement statement(PreparedStatement statement, String sql, Connection connection) {
        return proxy(PreparedStatement.class, (_, method, arguments) -> method.getName().startsWith("execute")
                ? breaking(sql, connection, () -> call(statement, method, arguments))
                : call(statement, method, arguments));
    }

    private Object breaking(String sql, Connection connection, Callable<Object> real)
            throws Exception {
        try {
            return at(sql, real);
        } catch (SQLException e) {
            // A connection that breaks takes its transaction with it.
            connection.rollback();
            throw e;
        }
    }

    private Object at(String call, Callable<Object> real) throws Exception {
        if (step == null || !call.contains(step.mark) || skip-- > 0) {
            return real.call();
        }
        var broken = step;
        step = null;
        if (fault == Fault.PERSISTED) {
            real.call();
        }
        throw new SQLException("the connection broke: " + broken + " " + fault, "08006");
    }
}
