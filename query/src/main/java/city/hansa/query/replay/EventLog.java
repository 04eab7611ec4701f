package city.hansa.query.replay;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;

/** The log as views are built from it: by stream. Each call sees all that was committed before it began. */
public interface EventLog {

    /**
     * Events by stream, and in the order of each.
     *
     * @param read how many events were read, those of no record among them
     * @param lastId where the last of them stands, to read on after it
     */
    record Part(List<DomainEventMessage<?>> events, int read, UUID lastId, long lastSequence) {}

    /** The last position, or -1 if the log is empty. */
    long head();

    /** Events by position, from one to another, both included. */
    List<DomainEventMessage<?>> between(long from, long to);

    /** What follows a place in the order of (id, sequence), at most {@code limit}, up to and with a position. */
    Part byStream(UUID afterId, long afterSequence, long upToPosition, int limit);

    /** Those streams whole, up to and with a position. */
    Part whole(Collection<UUID> ids, long upToPosition);

    /** Every stream with an event from one position to another, both included, and its number of events up to there. */
    SortedMap<UUID, Long> touched(long from, long to);
}
