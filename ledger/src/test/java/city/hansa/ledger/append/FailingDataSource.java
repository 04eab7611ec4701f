package city.hansa.ledger.append;

import static city.hansa.ledger.postgres.Proxies.call;
import static city.hansa.ledger.postgres.Proxies.proxy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A real data source whose connection breaks where a test says so. */
final class FailingDataSource {

    enum Step {
        CONNECT,
        PREPARE,
        APPEND,
        LOOK_UP
    }

    enum Fault {
        /** The call never reaches the database. */
        LOST,
        /** The database does what it was asked; its answer is lost. */
        UNANSWERED,
        /** The call seems lost, and reaches the database just before the next append does. */
        LATE,
        /** This process itself fails, as when it has no memory left. */
        FATAL
    }

    private final DataSource real;
    private final Map<Step, Queue<Fault>> faults = new ConcurrentHashMap<>();
    private final Set<Step> down = EnumSet.noneOf(Step.class);
    private @Nullable Callable<?> late;

    FailingDataSource(DataSource real) {
        this.real = real;
    }

    /** Breaks the next call of a step; given again, the one after. */
    FailingDataSource breakOnce(Step step, Fault fault) {
        faultsOf(step).add(fault);
        return this;
    }

    /** Breaks every call of a step from now on. */
    FailingDataSource breakFromNow(Step step) {
        down.add(step);
        return this;
    }

    /** Breaks nothing any more. */
    void heal() {
        faults.clear();
        down.clear();
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (_, method, arguments) -> method.getName().equals("getConnection")
                ? at(Step.CONNECT, () -> connection((Connection) call(real, method, arguments)))
                : call(real, method, arguments));
    }

    private Connection connection(Connection connection) {
        return proxy(Connection.class, (_, method, arguments) -> switch (method.getName()) {
            case "prepareStatement" -> {
                var appends = arguments[0].toString().contains("ledger.append(");
                Callable<Object> prepare = () -> statement((PreparedStatement) call(connection, method, arguments), appends);
                yield appends ? at(Step.PREPARE, prepare) : prepare.call();
            }
            // A connection that was given up may still have a call on its way.
            case "abort", "close" -> late == null ? call(connection, method, arguments) : "kept";
            default -> call(connection, method, arguments);
        });
    }

    private PreparedStatement statement(PreparedStatement statement, boolean appends) {
        return proxy(PreparedStatement.class, (_, method, arguments) -> {
            Callable<Object> real = () -> call(statement, method, arguments);
            if (!method.getName().equals("executeQuery")) {
                return real.call();
            }
            var onItsOwn = (Callable<Object>) () -> {
                var connection = statement.getConnection();
                real.call();
                connection.close();
                return "arrived";
            };
            return at(appends ? Step.APPEND : Step.LOOK_UP, real, onItsOwn);
        });
    }

    private Object at(Step step, Callable<Object> real) throws Exception {
        return at(step, real, real);
    }

    private Object at(Step step, Callable<Object> real, Callable<Object> afterwards) throws Exception {
        // Before a fault of this call: else a second late call would take the first one's place, and its connection.
        if (step == Step.APPEND && late != null) {
            late.call();
            late = null;
        }
        var fault = down.contains(step) ? Fault.LOST : faultsOf(step).poll();
        if (fault == null) {
            return real.call();
        }
        switch (fault) {
            case LOST -> {}
            case UNANSWERED -> real.call();
            case LATE -> late = afterwards;
            case FATAL -> throw new OutOfMemoryError("as the test says");
        }
        throw new SQLException("the connection broke: " + step + " " + fault, "08006");
    }

    private Queue<Fault> faultsOf(Step step) {
        return faults.computeIfAbsent(step, _ -> new ConcurrentLinkedQueue<>());
    }
}
