package city.hansa.query.replay;

import city.hansa.api.Recorded;
import city.hansa.query.view.History;
import city.hansa.query.view.Projection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/** Some whole streams in memory, and their history. */
final class Streams implements History {

    record Unreadable(Class<?> type, long position, RuntimeException cause) {}

    /** A stream as far as it can be read. */
    static final class Stream {

        private final List<Recorded<?>> events = new ArrayList<>();
        private @Nullable Unreadable unreadable;

        List<Recorded<?>> events() {
            return events;
        }

        /** Why the event after the last could not be read; null where all could. */
        @Nullable Unreadable unreadable() {
            return unreadable;
        }
    }

    private final Map<UUID, Stream> byId = new LinkedHashMap<>();

    /** @param reads whether a view reads events of that class */
    void add(DomainEventMessage<?> event, Predicate<Class<?>> reads) {
        if (!reads.test(event.getPayloadType())) {
            return;
        }
        var stream = byId.computeIfAbsent(UUID.fromString(event.getAggregateIdentifier()), _ -> new Stream());
        if (stream.unreadable == null) {
            try {
                stream.events.add(Projection.recorded(event));
            } catch (RuntimeException unreadable) {
                stream.unreadable =
                        new Unreadable(event.getPayloadType(), Projection.positionOf(event), unreadable);
            }
        }
    }

    Map<UUID, Stream> all() {
        return byId;
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    @Override
    public List<Recorded<?>> stream(UUID id, long upToPosition) {
        var stream = byId.get(id);
        return stream == null
                ? List.of()
                : stream.events.stream().filter(event -> event.position() <= upToPosition).toList();
    }

    @Override
    public Map<UUID, List<Recorded<?>>> streams(Collection<UUID> ids, long upToPosition) {
        return ids.stream()
                .filter(byId::containsKey)
                .collect(Collectors.toMap(Function.identity(), id -> stream(id, upToPosition)));
    }

    @Override
    public List<Recorded<?>> at(Collection<Long> positions) {
        throw new UnsupportedOperationException("some streams have no place in the log");
    }

    @Override
    public long head() {
        throw new UnsupportedOperationException("some streams have no head");
    }

    @Override
    public long positionAt(Instant instant) {
        throw new UnsupportedOperationException("some streams have no place in the log");
    }

    @Override
    public Instant recordedAt(long position) {
        throw new UnsupportedOperationException("some streams have no place in the log");
    }
}
