package city.hansa.api.replay;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A replay: the log told again to views of their own, which are then compared with those that are shown.
 *
 * @param views what was told again, by the names of the views
 * @param from records are told again that have an event from this position on
 * @param to the position up to and with which they are told, and at which both are compared
 * @param eventsRead how many events were read so far
 * @param eventsToRead how many there are to read
 * @param eventsPerSecond over the reading, as far as it has come
 * @param comparedAt the position to which all those views had come when they were compared; null before
 * @param changedSince records with events after {@code to}: how they stood as a whole is not kept, so only their rows and
 *     entries are compared, and their documents are not
 * @param differencesFound how many rows differ, in all
 * @param differences the first of them in each table
 * @param setAside events that could not be shown, with those after them in their stream
 * @param failure why it ended early; null where it did not
 * @param rule how it is counted and compared
 */
public record Replay(
        UUID id,
        State state,
        List<String> views,
        long from,
        long to,
        Instant startedAt,
        @Nullable Instant endedAt,
        long eventsRead,
        long eventsToRead,
        long eventsPerSecond,
        @Nullable Long comparedAt,
        long changedSince,
        long differencesFound,
        List<Difference> differences,
        List<SetAside> setAside,
        @Nullable String failure,
        String rule) {

    /** In the order of its life; the last three end it. */
    public enum State {
        READING,
        COMPARING,
        COMPLETED,
        CANCELLED,
        FAILED;

        public boolean isEnd() {
            return compareTo(COMPLETED) >= 0;
        }
    }

    /**
     * A row that is not the same in both.
     *
     * @param view whose it is; null of a row in a shared list that belongs to no record of any view
     * @param record the record's id; null where the row does not say
     * @param key the columns that identify the row, and their values
     * @param columns those that differ, with both values; all of them where the row is in one of the two only
     */
    public record Difference(
            @Nullable String view,
            String table,
            What what,
            @Nullable UUID record,
            Map<String, Object> key,
            Map<String, Values> columns) {

        /** Which of the two has the row. */
        public enum What {
            CHANGED,
            MISSING_LIVE,
            ONLY_LIVE
        }
    }

    /** What a column holds in each; null where it holds nothing, or there is no row. */
    public record Values(@Nullable Object live, @Nullable Object replayed) {}

    /** An event that a view could not show; what follows it in its stream waits, as it does in the live view. */
    public record SetAside(String view, UUID record, long position, String cause) {}

    public Replay {
        views = List.copyOf(views);
        differences = List.copyOf(differences);
        setAside = List.copyOf(setAside);
    }
}
