package city.hansa.ledger.axon;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/**
 * The aggregates that were in use of late, {@value #MOST} at most, as Caffeine chooses them. Axon's own cache holds them by
 * weak references, and so until the next garbage collection. A command that takes one from here is decided on what this
 * node remembers, which {@link AcknowledgingInterceptor} is told. Safe for use by several threads.
 */
// The types are those of Axon's interface.
@SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
public final class AggregateCache implements Cache {

    /** Of some kilobytes each; one with a long history may have a hundred. */
    private static final int MOST = 10_000;

    private final ConcurrentMap<Object, Object> entries =
            Caffeine.newBuilder().maximumSize(MOST).build().asMap();

    @Override
    public <K, V> @Nullable V get(K key) {
        var entry = entries.get(key);
        if (entry != null) {
            CommandContext.current().remembers();
        }
        return (V) entry;
    }

    @Override
    public void put(Object key, Object value) {
        entries.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return entries.putIfAbsent(key, value) == null;
    }

    @Override
    public boolean remove(Object key) {
        return entries.remove(key) != null;
    }

    @Override
    public void removeAll() {
        entries.clear();
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.containsKey(key);
    }

    @Override
    public <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
        entries.computeIfPresent(key, (_, value) -> update.apply((V) value));
    }

    /** Repositories of aggregates register none. */
    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("nobody is told of what is forgotten");
    }
}
