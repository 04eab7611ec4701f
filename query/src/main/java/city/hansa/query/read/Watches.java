package city.hansa.query.read;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import city.hansa.api.Subject;
import city.hansa.api.view.ViewQuery.RecordChanged;
import city.hansa.api.view.ViewQuery.WatchRecord;
import city.hansa.query.view.Announcement;
import city.hansa.query.view.RecordTable;
import city.hansa.query.view.View;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.Message;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tells those who watch a record when it has changed. What this node's projections write is told at their commit. A
 * view may be written by another node, though: so what is watched here is looked up when that is heard, and every {@value
 * #POLL_MILLIS} ms, by one statement a kind of record, and by none while nothing is watched.
 *
 * <p>Safe for use by several threads.
 */
public final class Watches implements Announcement, AutoCloseable {

    /** How often it is looked whether another node has written, in milliseconds. */
    public static final int POLL_MILLIS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Watches.class);

    private final QueryUpdateEmitter emitter;
    private final JdbcTemplate jdbc;
    private final Views views;
    private final ScheduledExecutorService poll = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("record-watches").factory());

    /** The position of each record when it was looked up last; touched by the poll alone. */
    private final Map<UUID, Long> looked = new HashMap<>();

    public Watches(QueryUpdateEmitter emitter, JdbcTemplate jdbc, Views views) {
        this.emitter = emitter;
        this.jdbc = jdbc;
        this.views = views;
    }

    /** Begins to look what other nodes write. */
    public void start() {
        var _ = poll.scheduleWithFixedDelay(this::look, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Looks soon, as another node has written; returns at once. */
    public void heard() {
        poll.execute(this::look);
    }

    @Override
    public void changed(Set<Subject> records, long position) {
        emitter.emit(WatchRecord.class, query -> records.contains(query.subject()), new RecordChanged(position));
    }

    @Override
    public void close() {
        poll.shutdownNow();
    }

    private void look() {
        try {
            var watched = watched();
            looked.keySet().retainAll(
                    watched.values().stream().flatMap(Set::stream).collect(toSet()));
            watched.forEach((kind, ids) -> look(views.of(kind), ids));
        } catch (DataAccessException _) {
            // The database is away for the moment: the next look will tell.
        } catch (RuntimeException e) {
            // Thrown on, it would end all looks to come.
            LOG.warn("could not look for what other nodes have written", e);
        }
    }

    private Map<Subject.Kind, Set<UUID>> watched() {
        return emitter.activeSubscriptions().stream()
                .map(Message::getPayload)
                .filter(WatchRecord.class::isInstance)
                .map(query -> ((WatchRecord) query).subject())
                .collect(groupingBy(Subject::kind, mapping(Subject::id, toSet())));
    }

    /** A record that was not looked up before may have changed since its first form was read. */
    private void look(View<?, ?> view, Set<UUID> ids) {
        new RecordTable<>(jdbc, views.generation(), view).positions(ids).forEach((id, position) -> {
            var before = looked.put(id, position);
            if (before == null || before < position) {
                changed(Set.of(new Subject(view.kind(), id)), position);
            }
        });
    }
}
