package city.hansa.query;

import static city.hansa.api.Examples.event;

import city.hansa.api.Recorded;
import city.hansa.api.envelope.Envelope;
import city.hansa.query.replay.EventLog;
import city.hansa.query.view.History;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;

/** A log in memory, to be told to the views: each event is recorded one hour after the one before. */
public final class Story implements History, EventLog {

    /** When position 0 was recorded. */
    public static final Instant BEGIN = Instant.parse("2022-01-10T09:00:00Z");

    /** An event and the record whose stream it is in. */
    public record Told(UUID id, Recorded<?> recorded) {}

    private final List<Told> log = new ArrayList<>();
    private Instant next = BEGIN;

    public Recorded<?> tell(UUID id, Envelope envelope, Object event) {
        var sequence = log.stream().filter(told -> told.id.equals(id)).count();
        var recorded = new Recorded<Object>(log.size(), sequence, event(log.size()), next, envelope, event);
        log.add(new Told(id, recorded));
        next = next.plus(Duration.ofHours(1));
        return recorded;
    }

    /** The next event is recorded then. */
    public void then(String instant) {
        next = Instant.parse(instant);
    }

    public List<Told> from(long position) {
        return List.copyOf(log.subList((int) position, log.size()));
    }

    public long last() {
        return log.size() - 1L;
    }

    @Override
    public long head() {
        return last();
    }

    @Override
    public List<Recorded<?>> stream(UUID id, long upToPosition) {
        var stream = new ArrayList<Recorded<?>>();
        for (var told : log) {
            if (told.id.equals(id) && told.recorded.position() <= upToPosition) {
                stream.add(told.recorded);
            }
        }
        return stream;
    }

    @Override
    public Map<UUID, List<Recorded<?>>> streams(Collection<UUID> ids, long upToPosition) {
        var streams = new HashMap<UUID, List<Recorded<?>>>();
        for (var id : ids) {
            var stream = stream(id, upToPosition);
            if (!stream.isEmpty()) {
                streams.put(id, stream);
            }
        }
        return streams;
    }

    @Override
    public List<Recorded<?>> at(Collection<Long> positions) {
        return log.stream()
                .<Recorded<?>>map(Told::recorded)
                .filter(recorded -> positions.contains(recorded.position()))
                .toList();
    }

    @Override
    public long positionAt(Instant instant) {
        return log.stream().filter(told -> !told.recorded.recordedAt().isAfter(instant)).count() - 1;
    }

    @Override
    public Instant recordedAt(long position) {
        return position < 0 || position >= log.size()
                ? Instant.EPOCH
                : log.get((int) position).recorded.recordedAt();
    }

    @Override
    public List<DomainEventMessage<?>> between(long from, long to) {
        return log.subList((int) from, (int) to + 1).stream().<DomainEventMessage<?>>map(Stage::message).toList();
    }

    @Override
    public Part byStream(UUID afterId, long afterSequence, long upToPosition, int limit) {
        return part(byStream().stream()
                .filter(told -> told.recorded.position() <= upToPosition)
                .filter(told -> told.id.toString().compareTo(afterId.toString()) > 0
                        || (told.id.equals(afterId) && told.recorded.sequence() > afterSequence))
                .limit(limit)
                .toList());
    }

    @Override
    public Part whole(Collection<UUID> ids, long upToPosition) {
        return part(byStream().stream()
                .filter(told -> ids.contains(told.id) && told.recorded.position() <= upToPosition)
                .toList());
    }

    @Override
    public SortedMap<UUID, Long> touched(long from, long to) {
        var touched = new TreeMap<UUID, Long>();
        log.subList((int) from, (int) to + 1).forEach(told -> touched.put(told.id, told.recorded.sequence() + 1));
        return touched;
    }

    /** In the order of PostgreSQL, which compares the bytes of an id. */
    private List<Told> byStream() {
        return log.stream()
                .sorted(Comparator.comparing((Told told) -> told.id.toString())
                        .thenComparingLong(told -> told.recorded.sequence()))
                .toList();
    }

    private static Part part(List<Told> told) {
        var events = told.stream().<DomainEventMessage<?>>map(Stage::message).toList();
        return told.isEmpty()
                ? new Part(events, 0, new UUID(0, 0), -1)
                : new Part(
                        events, told.size(), told.getLast().id, told.getLast().recorded.sequence());
    }
}
