package city.hansa.ledger.append;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Where the streams that were appended to lately stand, and where the log ends: true as long as nobody else appends, and a
 * guess where two calls are under way. The database takes a guess for true only where the log ends as it says, and its
 * unique key of a stream has the last word. For use by the node's committers at once.
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

    /** Behind the last event that was heard of. */
    private long next = UNKNOWN;

    /** How many events were sent and not heard of. */
    private int ahead;

    synchronized boolean knows(UUID stream, long expected) {
        var head = last.get(stream);
        return head != null && head + 1 == expected;
    }

    /** Where the log may end when a call reaches it: before or behind the call that is under way. */
    record Guess(long from, int ahead) {

        long[] positions() {
            if (from == UNKNOWN) {
                return new long[0];
            }
            return ahead == 0 ? new long[] {from} : new long[] {from, from + ahead};
        }

        /** Whether nobody else appended, as far as can be told: of the call under way, some may have been refused. */
        private boolean holds(long first) {
            return from != UNKNOWN && from <= first && first <= from + ahead;
        }
    }

    /** A call is sent; exactly one of {@link #answered} and {@link #lost} follows. */
    synchronized Guess sent(int events) {
        var guess = new Guess(next, ahead);
        ahead += events;
        return guess;
    }

    /** The log ended at {@code first}, and those commands were appended there, of {@code events} that were sent. */
    synchronized void answered(Guess guess, int events, long first, List<Pending> appended) {
        ahead -= events;
        if (!guess.holds(first)) {
            // Another node has appended since: nothing that is remembered of any stream is sure.
            last.clear();
        }
        var end = first;
        for (var command : appended) {
            end += command.events().size();
            for (var section : command.sections()) {
                last.put(section.stream(), section.last());
            }
        }
        next = Math.max(next, end);
    }

    /** Nothing was heard, or a refusal that shows a guess to be wrong. */
    synchronized void lost(int events) {
        ahead -= events;
        last.clear();
        next = UNKNOWN;
    }
}
