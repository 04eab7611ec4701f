package city.hansa.query.view;

import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** How one view is written: events are folded in memory, a batch at a time, and flushed in bulk. */
public interface ViewWriter {

    /** The view's name: its processing group and the key of its progress, such as {@code city-register}. */
    String view();

    /** Whether events of that class concern the view at all; others only move its progress. */
    boolean reads(Class<?> event);

    /**
     * A batch; used by one thread, within one transaction.
     *
     * @param records that its events may be of: what is kept of them is read at once
     */
    Batch begin(Set<UUID> records);

    /** The tables that it writes: that of its records first, and last those that it shares with others. */
    List<Kept> tables();

    /**
     * A batch for a view that holds nothing of the streams that the batch is given: each whole, once, and in its order.
     * It looks up no row, and is to be copied.
     *
     * @param streams of those records
     */
    Batch fresh(History streams);

    /** Empties the view, so that it can be built anew. */
    void clear();

    /**
     * Refuses an event before which its record's view misses one, which then is set aside: whatever it is set aside by, the
     * rest of its stream waits behind it.
     *
     * @param sequence of the last event that the view has taken into account; -1 before the first
     */
    static void requireNext(long sequence, Recorded<?> recorded) {
        if (recorded.sequence() != sequence + 1) {
            throw new IllegalStateException("event " + recorded.sequence() + " of the stream follows one that is not shown");
        }
    }

    /** What a batch of events changes. */
    interface Batch {

        /**
         * Takes one event of the record's stream. One that was taken before changes nothing; one that fails changes
         * nothing either, so that it can be set aside and the batch go on.
         */
        void on(UUID id, Recorded<?> recorded);

        /** Writes everything once. */
        void flush();

        /** Of a fresh batch: copies everything, once. */
        void copy(Copy copy);

        /** The records whose documents it changes, for those who watch one. */
        default Set<Subject> changed() {
            return Set.of();
        }
    }
}
