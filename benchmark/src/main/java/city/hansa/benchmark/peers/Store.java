package city.hansa.benchmark.peers;

import city.hansa.benchmark.measure.Load;
import java.sql.SQLException;
import java.time.Duration;

/** One of those that are compared. */
interface Store {

    String name();

    /** Whether it is somebody else's event store: neither Hansa's nor the plain statements that all are measured by. */
    boolean isPeer();

    /** {@link Workload}, by so many writers, for so long. */
    Load.Result append(int writers, Duration duration) throws Exception;

    /** How many events its table has. */
    long rows() throws SQLException;

    /** Whether a reader can have all events of all streams, in one order. */
    boolean isReadInOneOrder();

    /** Reads them so, each payload as an object. */
    Load.Result replay() throws Exception;
}
