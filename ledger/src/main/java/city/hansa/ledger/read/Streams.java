package city.hansa.ledger.read;

import java.util.List;
import java.util.UUID;

/** Where commands are decided from: the streams, as strong as what refuses a stale append. For use by several threads. */
public interface Streams {

    /** The last sequence of a stream, or -1 if there is none. */
    long headOf(UUID aggregateId);

    /** The events of a stream from a sequence on, in their order, at most {@code limit}. */
    List<StoredEvent> streamFrom(UUID aggregateId, long firstSequence, int limit);
}
