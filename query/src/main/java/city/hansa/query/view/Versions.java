package city.hansa.query.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a batch changes in rows that are known from a position until another. A row that is opened and closed within the
 * batch is kept too, so that a question about any position between is answered exactly.
 *
 * @param <K> what identifies the row that is known at any one position
 * @param <V> the row, with value equality
 */
public final class Versions<K, V> {

    /** {@code known_to} of a row that is known still. */
    public static final long STILL = Long.MAX_VALUE;

    public record Version<K, V>(K key, V value, long from, long to) {}

    private final Map<K, Version<K, V>> opened = new LinkedHashMap<>();
    private final List<Version<K, V>> passed = new ArrayList<>();
    private final Map<K, Long> closed = new LinkedHashMap<>();

    /** From that position on, {@code after} is known instead of {@code before}; what is equal in both stays. */
    public void replace(Map<K, V> before, Map<K, V> after, long position) {
        before.forEach((key, value) -> {
            if (!value.equals(after.get(key))) {
                close(key, position);
            }
        });
        after.forEach((key, value) -> {
            if (!value.equals(before.get(key))) {
                opened.put(key, new Version<>(key, value, position, STILL));
            }
        });
    }

    private void close(K key, long position) {
        var version = opened.remove(key);
        if (version == null) {
            closed.put(key, position);
        } else {
            passed.add(new Version<>(key, version.value, version.from, position));
        }
    }

    /** The rows that stood before the batch and are known no longer, with the position that ended them. */
    public Map<K, Long> closed() {
        return closed;
    }

    /** The rows to be added. */
    public List<Version<K, V>> added() {
        var added = new ArrayList<>(passed);
        added.addAll(opened.values());
        return added;
    }
}
