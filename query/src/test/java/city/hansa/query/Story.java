package city.hansa.query;

import static city.hansa.api.Examples.event;

import city.hansa.api.Recorded;
import city.hansa.api.envelope.Envelope;
import city.hansa.query.view.History;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A log in memory, to be told to the views: each event is recorded one hour after the one before. */
public final class Story implements History {

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
    public long positionAt(Instant instant) {
        return log.stream().filter(told -> !told.recorded.recordedAt().isAfter(instant)).count() - 1;
    }

    @Override
    public Instant recordedAt(long position) {
        return position < 0 ? Instant.EPOCH : log.get((int) position).recorded.recordedAt();
    }
}
