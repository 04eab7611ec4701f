package city.hansa.ledger.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What many commands are going to read, read for all of them at once: streams and receipts. Within {@link #during}, a
 * {@link LedgerReader} answers from here what is here, and what is appended is added: each command sees those before it.
 *
 * <p>What others append meanwhile is not seen. The ledger refuses what was decided on an old state of a stream that is
 * appended to; the streams of a command that was not taken are forgotten, so that it is decided anew on what is in the
 * log. What a decision only looks at, such as whether a city exists, it sees as of when this was read: keep it as short
 * as a second.
 *
 * <p>Safe for use by several threads.
 */
public final class ReadAhead {

    private static final ScopedValue<ReadAhead> CURRENT = ScopedValue.newInstance();

    private record Name(String principal, String key) {}

    private final Map<UUID, List<StoredEvent>> streams = new ConcurrentHashMap<>();
    private final Map<Name, Optional<Receipt>> receipts = new ConcurrentHashMap<>();

    /** Knows nothing yet. */
    ReadAhead() {}

    /** Of this thread; empty outside of {@link #during}. */
    public static Optional<ReadAhead> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** Runs a task, on this thread, whose reads are answered from here. */
    public void during(Runnable task) {
        ScopedValue.where(CURRENT, this).run(task);
    }

    /** Whether a stream, or that there is none, is known; if so it has no snapshot that would be worth a question. */
    public boolean knows(UUID aggregateId) {
        return streams.containsKey(aggregateId);
    }

    /** All events of a stream in their order; null where it is not known. */
    @Nullable List<StoredEvent> stream(UUID aggregateId) {
        return streams.get(aggregateId);
    }

    /** What the log has of a stream, all of it. */
    void found(UUID aggregateId, List<StoredEvent> events) {
        streams.put(aggregateId, List.copyOf(events));
    }

    /** From here only once: whoever asks again wants to know what happened since. */
    Optional<Receipt> receipt(String principal, String key, Supplier<Optional<Receipt>> log) {
        var known = receipts.remove(new Name(principal, key));
        return Objects.requireNonNullElseGet(known, log);
    }

    void found(String principal, String key, Optional<Receipt> receipt) {
        receipts.put(new Name(principal, key), receipt);
    }

    /** That nothing was given under a key, as it names a record that has just begun. */
    public void unused(String principal, String key) {
        found(principal, key, Optional.empty());
    }

    /** Adds what a command appended, where its streams are known, or begin. */
    public void appended(List<StoredEvent> events) {
        for (var event : events) {
            streams.compute(event.aggregateId(), (_, before) -> followed(before, event));
        }
    }

    private static @Nullable List<StoredEvent> followed(@Nullable List<StoredEvent> before, StoredEvent event) {
        var known = before == null ? 0 : before.size();
        if (known != event.sequence()) {
            return null;
        }
        var after = new ArrayList<StoredEvent>(known + 1);
        if (before != null) {
            after.addAll(before);
        }
        after.add(event);
        return List.copyOf(after);
    }

    /** Has these streams read from the log again. */
    public void forget(Collection<UUID> aggregateIds) {
        aggregateIds.forEach(streams::remove);
    }
}
