package city.hansa.api.projection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The event processors of this node, and the events that they set aside. Safe for use by several threads. */
public interface Projections {

    /**
     * How a processor stands.
     *
     * @param position the last event that it has taken into account; -1 before the first
     * @param lagEvents how many events of the log come after that
     * @param lagSeconds how long ago the oldest of those was recorded; 0 where there is none
     * @param eventsPerSecond since this was last asked here, over a second at least; null where nothing is known yet
     * @param running whether it runs on this node
     * @param failing whether its last batch failed here and is begun again
     * @param deadLetters how many events are set aside
     */
    record Standing(
            String view,
            long position,
            long lagEvents,
            long lagSeconds,
            @Nullable Long eventsPerSecond,
            boolean running,
            boolean failing,
            long deadLetters) {}

    /**
     * An event that could not be shown, or that follows such a one in its stream.
     *
     * @param type the stored name of the event
     * @param record whose stream it is in
     * @param cause of the first failure; null for one that merely follows
     * @param since when it was set aside
     */
    record DeadLetter(
            @Nullable Long position,
            UUID eventId,
            String type,
            @Nullable UUID record,
            @Nullable String cause,
            Instant since) {}

    /**
     * The processors of this node and the head of the log.
     *
     * @param rebuild the one that is under way, on whatever node; null while none is
     */
    record Report(long head, List<Standing> projections, @Nullable Rebuild rebuild, String rule) {}

    /** What was set aside, oldest first and at most 200, and how many there are in all. */
    record DeadLetters(String view, long count, List<DeadLetter> deadLetters) {}

    /**
     * What became of a retry.
     *
     * @param taken how many events are shown now, or were already
     * @param left how many are still set aside
     */
    record Retried(String view, long taken, long left) {}

    Report report();

    /** Empty where there is no such processor. */
    Optional<DeadLetters> deadLetters(String view);

    /**
     * Shows what was set aside, a stream after the other, each as far as it goes. Returns when all were tried once;
     * empty where there is no such processor.
     *
     * @throws city.hansa.api.CommandRejected where no views are written
     */
    Optional<Retried> retry(String view);
}
