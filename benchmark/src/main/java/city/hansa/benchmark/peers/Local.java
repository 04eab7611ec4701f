package city.hansa.benchmark.peers;

import city.hansa.benchmark.measure.Load;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A store that is used from within this process.
 *
 * @param counting reaches its table as one who may count it
 * @param reader null where there is no order over all streams
 */
record Local(
        String name, boolean isPeer, DataSource counting, String table, Appenders appenders, Load.@Nullable Once reader)
        implements Store {

    /** Makes what one writer needs. */
    @FunctionalInterface
    interface Appenders {
        Workload.Appender make() throws Exception;
    }

    @Override
    public Load.Result append(int writers, Duration duration) throws Exception {
        return Load.run(writers, duration, _ -> Workload.writer(appenders.make()));
    }

    @Override
    public long rows() throws SQLException {
        return count(counting, table);
    }

    static long count(DataSource dataSource, String table) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery("select count(*) from " + table)) {
            result.next();
            return result.getLong(1);
        }
    }

    @Override
    public boolean isReadInOneOrder() {
        return reader != null;
    }

    @Override
    public Load.Result replay() throws Exception {
        return Load.once(Objects.requireNonNull(reader));
    }
}
