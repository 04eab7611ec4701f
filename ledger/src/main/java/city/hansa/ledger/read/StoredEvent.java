package city.hansa.ledger.read;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event as the log keeps it.
 *
 * <p>Two are equal only if their arrays are the same: compare what matters, not the record.
 *
 * @param position 0-based place in the log, without gaps, in the order of commits
 * @param sequence 0-based place in the aggregate's stream
 * @param type the stored name, not a class name
 * @param recordedAt when the ledger took it, in microseconds; never decreases along the positions
 * @param payload the stored bytes; null once they were erased
 * @param metadata the stored bytes; null once they were erased
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredEvent(
        long position,
        UUID eventId,
        String aggregateType,
        UUID aggregateId,
        long sequence,
        String type,
        int revision,
        String visibility,
        Instant recordedAt,
        byte @Nullable [] payload,
        byte @Nullable [] metadata) {}
