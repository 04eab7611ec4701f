package city.hansa.ledger.append;

import city.hansa.ledger.read.StoredEvent;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * That a command's events are in the log, durably.
 *
 * @param firstPosition of the command's first event
 * @param lastPosition of its last; the positions between are the command's too
 * @param recordedAt when the ledger took them, in microseconds
 */
public record Appended(long firstPosition, long lastPosition, Instant recordedAt) {

    /** The command's events as they are read from now on. */
    public List<StoredEvent> events(Append command) {
        return IntStream.range(0, command.events().size())
                .mapToObj(i -> stored(command.events().get(i), firstPosition + i))
                .toList();
    }

    private StoredEvent stored(NewEvent event, long position) {
        return new StoredEvent(
                position,
                event.eventId(),
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                event.type(),
                event.revision(),
                event.visibility(),
                recordedAt,
                event.payload(),
                event.metadata());
    }
}
