package city.hansa.api.projection;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild of all views: a new generation of them made from the log, beside the one that is shown, and put in its place.
 *
 * @param to the position up to which the log is read by stream; what comes after is followed event by event
 * @param eventsRead how many events were read so far by stream
 * @param eventsToRead how many there are to read by stream
 * @param eventsPerSecond over all that was read so far, until the indexes are made
 * @param position the last event that the new views take into account; -1 before the first
 * @param lagEvents how many events of the log come after that
 * @param setAside events that the new views cannot show, the first of each stream; at most 100
 * @param failure why it ended early; null where it did not
 * @param rule what is done in which order, and how it is counted
 */
public record Rebuild(
        UUID id,
        State state,
        Instant startedAt,
        @Nullable Instant endedAt,
        long to,
        long eventsRead,
        long eventsToRead,
        long eventsPerSecond,
        long position,
        long lagEvents,
        List<SetAside> setAside,
        @Nullable String failure,
        String rule) {

    /** In the order of its life; the last three end it. */
    public enum State {
        /** The log is read by stream, and copied into tables without indexes. */
        READING,
        INDEXING,
        /** What was recorded meanwhile is taken up, until the new views can take their place. */
        CATCHING_UP,
        /** The new views are shown; the old ones are dropped. */
        CLEARING,
        COMPLETED,
        CANCELLED,
        FAILED;

        public boolean isEnd() {
            return compareTo(COMPLETED) >= 0;
        }
    }

    /** The first event of a stream that a view cannot show; those after it wait with it among the view's dead letters. */
    public record SetAside(String view, UUID record, long position, String cause) {}

    public Rebuild {
        setAside = List.copyOf(setAside);
    }
}
