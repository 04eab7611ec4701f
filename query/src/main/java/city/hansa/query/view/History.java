package city.hansa.query.view;

import city.hansa.api.Recorded;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The log, as far as the views read it beside the stream of events that they are given. */
public interface History {

    /**
     * The events of one record up to and including that position, in their order: those of its protocol and those about
     * its facts; empty where there is no such stream.
     */
    List<Recorded<?>> stream(UUID id, long upToPosition);

    /** Those of several records, read at once; a record without a stream is not among them. */
    Map<UUID, List<Recorded<?>>> streams(Collection<UUID> ids, long upToPosition);

    /** The events at those positions, read at once, in the order of positions; those of no record are left out. */
    List<Recorded<?>> at(Collection<Long> positions);

    /** The last position, or -1 if the log is empty. */
    long head();

    /** The last position recorded at or before that instant, or -1. */
    long positionAt(Instant instant);

    /** When the event at that position was recorded; {@link Instant#EPOCH} where there is none. */
    Instant recordedAt(long position);
}
