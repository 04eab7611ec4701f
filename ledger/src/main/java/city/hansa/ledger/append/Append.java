package city.hansa.ledger.append;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All events of one command: appended together, at consecutive positions, or not at all.
 *
 * <p>The first event of each stream says which sequence is expected next there; the others of that stream follow without
 * gaps. The first event's stream is the command's own, others are those of its claims.
 *
 * @param events at least one, in the order of their positions
 * @param receipt under what key the answer is kept, if the command was given one
 */
public record Append(List<NewEvent> events, @Nullable ReceiptKey receipt) {

    public Append {
        events = List.copyOf(events);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("a command without events appends nothing");
        }
        sections(events);
    }

    /** What is appended to each stream, in the order of their first events. */
    List<Section> sections() {
        return sections(events);
    }

    private static List<Section> sections(List<NewEvent> events) {
        var byStream = new LinkedHashMap<UUID, Section>();
        for (var event : events) {
            byStream.merge(event.aggregateId(), Section.of(event), Section::followedBy);
        }
        return new ArrayList<>(byStream.values());
    }

    /** A part of a stream: from the sequence that is expected next to the last that is appended. */
    record Section(UUID stream, long first, long last) {

        private static Section of(NewEvent event) {
            return new Section(event.aggregateId(), event.sequence(), event.sequence());
        }

        private Section followedBy(Section next) {
            if (next.first != last + 1) {
                throw new IllegalArgumentException("after sequence " + last + " of " + stream + " comes not " + next.first);
            }
            return new Section(stream, first, next.last);
        }
    }
}
