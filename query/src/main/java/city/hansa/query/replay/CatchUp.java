package city.hansa.query.replay;

import city.hansa.api.projection.Rebuild.SetAside;
import city.hansa.query.replay.Letters.Letter;
import city.hansa.query.view.Projection;
import city.hansa.query.view.ViewWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.dao.DataAccessException;

/** Brings views that were built by stream on, by position and by the same folds. Used by one thread. */
final class CatchUp {

    /** Events of one unit of writing. */
    private static final int PART = 1_000;

    private record Place(String view, UUID record) {}

    private final EventLog log;
    private final List<ViewWriter> writers;
    private final Map<Place, SetAside> setAside = new LinkedHashMap<>();

    /** @param setAside what could not be shown up to where the views are */
    CatchUp(EventLog log, List<ViewWriter> writers, List<SetAside> setAside) {
        this.log = log;
        this.writers = writers;
        setAside.forEach(this::note);
    }

    /** The first event of each stream and view that could not be shown. */
    List<SetAside> setAside() {
        return List.copyOf(setAside.values());
    }

    /**
     * Takes events into account, in the caller's transaction, at most a thousand; may be called again with the same.
     *
     * @return the last position taken
     */
    long take(long after, long to) {
        var last = Math.min(to, after + PART);
        if (last > after) {
            var events = log.between(after + 1, last);
            writers.forEach(writer -> take(writer, events));
        }
        return last;
    }

    private void take(ViewWriter writer, List<DomainEventMessage<?>> events) {
        var records = events.stream()
                .filter(event -> writer.reads(event.getPayloadType()))
                .map(event -> UUID.fromString(event.getAggregateIdentifier()))
                .collect(Collectors.toUnmodifiableSet());
        var batch = writer.begin(records);
        for (var event : events) {
            var id = UUID.fromString(event.getAggregateIdentifier());
            var position = Projection.positionOf(event);
            var first = setAside.get(new Place(writer.view(), id));
            if (writer.reads(event.getPayloadType()) && (first == null || position < first.position())) {
                try {
                    batch.on(id, Projection.recorded(event));
                } catch (DataAccessException failed) {
                    throw failed;
                } catch (RuntimeException cause) {
                    note(new SetAside(writer.view(), id, position, cause.toString()));
                }
            }
        }
        batch.flush();
    }

    /**
     * What the views' processors find set aside: each stream from its first such event on, up to where the live view is,
     * for what comes after that its processor will set aside itself.
     */
    List<Letter> letters(Map<String, Long> live) {
        var letters = new ArrayList<Letter>();
        var streams = new HashMap<UUID, List<DomainEventMessage<?>>>();
        for (var first : setAside.values()) {
            var upTo = live.getOrDefault(first.view(), -1L);
            streams.computeIfAbsent(first.record(), id -> log.whole(List.of(id), Long.MAX_VALUE).events()).stream()
                    .filter(event -> Projection.positionOf(event) >= first.position())
                    .filter(event -> Projection.positionOf(event) <= upTo)
                    .map(event -> new Letter(
                            first.view(), event, Projection.positionOf(event) == first.position() ? first.cause() : ""))
                    .forEach(letters::add);
        }
        return letters;
    }

    private void note(SetAside first) {
        setAside.put(new Place(first.view(), first.record()), first);
    }
}
