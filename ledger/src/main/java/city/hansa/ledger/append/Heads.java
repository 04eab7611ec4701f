package city.hansa.ledger.append;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Where the streams that were appended to lately stand, and what the log's next position is: true as long as nobody
 * else appends, which the database holds against the position; its unique key of a stream has the last word. Touched
 * only by the holder of the writer's turn.
 */
final class Heads {

    private static final int REMEMBERED = 100_000;
    private static final long UNKNOWN = -1;

    private final Map<UUID, Long> last = new LinkedHashMap<>(1024, 0.75f, true) {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    private long next = UNKNOWN;

    /** The position that the next event would get, or -1. */
    long next() {
        return next;
    }

    boolean knows(UUID stream, long expected) {
        var head = last.get(stream);
        return head != null && head + 1 == expected;
    }

    /** Another node has appended since: nothing that is remembered of any stream is sure. */
    void foundAt(long position) {
        if (position != next) {
            last.clear();
            next = position;
        }
    }

    void appended(Pending command) {
        next += command.events().size();
        for (var section : command.sections()) {
            last.put(section.stream(), section.last());
        }
    }

    void forget() {
        last.clear();
        next = UNKNOWN;
    }
}
