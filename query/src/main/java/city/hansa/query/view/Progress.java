package city.hansa.query.view;

import city.hansa.api.view.NotYet;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far each view has come. Safe for use by several threads. */
public final class Progress {

    /** How long a read waits for the position that it asks for. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How often the database is asked, for views that another node writes and does not tell of. */
    private static final Duration POLL = Duration.ofMillis(50);

    /** The last event that a view takes into account; position -1 where it has taken none. */
    public record Reached(long position, Instant recordedAt) {}

    /** Is told how far a view has come, once that is committed. */
    @FunctionalInterface
    public interface Listener {
        void reached(String view, long position);
    }

    private final JdbcClient jdbc;
    private final String generation;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private final Map<String, Long> known = new HashMap<>();

    public Progress(JdbcClient jdbc, String generation) {
        this.jdbc = jdbc;
        this.generation = generation;
    }

    public Reached of(String view) {
        return jdbc.sql("select position, recorded_at from " + generation + ".progress where view = :view")
                .param("view", view)
                .query((row, _) ->
                        new Reached(row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .optional()
                .orElse(new Reached(-1, Instant.EPOCH));
    }

    /** How far all of those views have come; -1 where one of them has taken nothing. */
    public long least(Collection<String> views) {
        return last(views).position();
    }

    private record Last(String view, long position) {}

    /** The view that lags most. */
    private Last last(Collection<String> views) {
        return jdbc.sql("select v.view, coalesce(p.position, -1) from unnest(:views) as v (view) left join "
                        + generation + ".progress p on p.view = v.view order by 2 limit 1")
                .param("views", views.toArray(String[]::new))
                .query((row, _) -> new Last(row.getString(1), row.getLong(2)))
                .single();
    }

    /**
     * Waits, 5 seconds at most, until all these views have come to that position; holds no connection while it waits.
     *
     * @throws NotYet if one does not come so far in that time
     */
    public void await(Collection<String> views, long position) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var seen = known();
            var last = last(views);
            if (last.position() >= position) {
                return;
            }
            if (System.nanoTime() >= deadline) {
                throw new NotYet(last.view(), position, last.position());
            }
            pause(last.view(), seen.getOrDefault(last.view(), -1L));
        }
    }

    /**
     * Keeps the generation under its name until the transaction ends, with others; to be called before the first read of
     * what is to be written.
     */
    void hold() {
        lock("pg_advisory_xact_lock_shared");
    }

    /** Keeps the generation under its name until the transaction ends, alone; waits for those who hold it with others. */
    public void holdAlone() {
        lock("pg_advisory_xact_lock");
    }

    private void lock(String function) {
        jdbc.sql("select " + function + "(hashtextextended(:generation, 0))")
                .param("generation", generation)
                .query(_ -> {});
    }

    /** How far each view has come; those that have taken nothing are left out. */
    public Map<String, Long> all() {
        var all = new HashMap<String, Long>();
        jdbc.sql("select view, position from " + generation + ".progress").query(row -> {
            all.put(row.getString(1), row.getLong(2));
        });
        return all;
    }

    /** Moves the view on, in the transaction of its rows; never back, though a letter taken up late is old. */
    public void advance(String view, long position, Instant recordedAt) {
        jdbc.sql("insert into " + generation + ".progress as p (view, position, recorded_at)"
                        + " values (:view, :position, :recordedAt) on conflict (view) do update"
                        + " set position = excluded.position, recorded_at = excluded.recorded_at"
                        + " where p.position < excluded.position")
                .param("view", view)
                .param("position", position)
                .param("recordedAt", OffsetDateTime.ofInstant(recordedAt, ZoneOffset.UTC))
                .update();
    }

    /** Has a listener told how far this node's projections have come; it is called by their threads, so it must be quick. */
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    void committed(String view, long position) {
        heard(view, position);
        listeners.forEach(listener -> listener.reached(view, position));
    }

    /** Has heard, from this node's projection or another node, that a view has come to a position. */
    public void heard(String view, long position) {
        lock.lock();
        try {
            known.merge(view, position, Math::max);
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void clear(String view) {
        jdbc.sql("delete from " + generation + ".progress where view = :view").param("view", view).update();
        lock.lock();
        try {
            known.remove(view);
        } finally {
            lock.unlock();
        }
    }

    private Map<String, Long> known() {
        lock.lock();
        try {
            return Map.copyOf(known);
        } finally {
            lock.unlock();
        }
    }

    /** Until more is heard of the view, or for one poll; no more than a hint, as another node may reset it. */
    private void pause(String view, long seen) {
        lock.lock();
        try {
            var left = POLL.toNanos();
            while (known.getOrDefault(view, -1L) == seen && left > 0) {
                left = advanced.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + view, interrupted);
        } finally {
            lock.unlock();
        }
    }
}
