package city.hansa.ledger.append;

import java.time.Instant;

/**
 * That a command's events are in the log, durably.
 *
 * @param firstPosition of the command's first event
 * @param lastPosition of its last; the positions between are the command's too
 * @param recordedAt when the ledger took them, in microseconds
 */
public record Appended(long firstPosition, long lastPosition, Instant recordedAt) {}
