package city.hansa.query.replay;

import static java.util.Objects.requireNonNull;

import city.hansa.api.replay.Replay.SetAside;
import city.hansa.query.view.Copy;
import city.hansa.query.view.ViewWriter;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * Builds views from the log by stream, not by position: each stream is folded whole, so that no row is read or updated, and
 * all are copied. What comes out is what the live views write, closed versions included, for the folds are the same and an
 * event's effect on a record depends on that record's stream alone.
 *
 * <p>Reads ahead on the calling thread; folds and copies on two more, in transactions of some thousands of events.
 */
final class StreamBuild {

    /** Events a read. */
    private static final int PART = 4_000;

    /** No more: each takes a connection of the pool from which readers and processors are served meanwhile. */
    private static final int LANES = 2;

    /** Tasks that wait or run; the reader waits when there are so many. */
    private static final int AHEAD = 16;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final EventLog log;
    private final DataSource dataSource;
    private final List<ViewWriter> writers;
    private final IntConsumer watch;
    private final List<SetAside> setAside = new ArrayList<>();
    private final Deque<Future<List<SetAside>>> tasks = new ArrayDeque<>();

    /**
     * A build into tables that hold nothing yet.
     *
     * @param watch told after each read how many events it was of; what it throws ends the build
     */
    StreamBuild(EventLog log, DataSource dataSource, List<ViewWriter> writers, IntConsumer watch) {
        this.log = log;
        this.dataSource = dataSource;
        this.writers = writers;
        this.watch = watch;
    }

    /** Builds all records as they are up to and with a position; answers the events that could not be shown. */
    List<SetAside> all(long to) {
        return onLanes(lanes -> {
            var streams = new Streams();
            var last = BEFORE_ALL;
            var sequence = -1L;
            var gathered = 0;
            while (true) {
                var part = log.byStream(last, sequence, to, PART);
                // The stream in which the last part ended may go on in this one.
                for (var event : part.events()) {
                    var id = UUID.fromString(event.getAggregateIdentifier());
                    if (gathered >= PART && !id.equals(last)) {
                        streams = begin(lanes, streams);
                        gathered = 0;
                    }
                    last = id;
                    gathered++;
                    streams.add(event, this::isRead);
                }
                if (part.read() == 0) {
                    begin(lanes, streams);
                    return;
                }
                last = part.lastId();
                sequence = part.lastSequence();
                watch.accept(part.read());
            }
        });
    }

    /** Builds those records alone. */
    List<SetAside> only(Collection<UUID> ids, long to) {
        return onLanes(lanes -> {
            var all = List.copyOf(ids);
            for (var from = 0; from < all.size(); from += PART / 8) {
                var part = log.whole(all.subList(from, Math.min(all.size(), from + PART / 8)), to);
                var streams = new Streams();
                part.events().forEach((DomainEventMessage<?> event) -> streams.add(event, this::isRead));
                begin(lanes, streams);
                watch.accept(part.read());
            }
        });
    }

    @FunctionalInterface
    private interface Work {
        void run(ExecutorService lanes) throws InterruptedException;
    }

    private List<SetAside> onLanes(Work work) {
        try (var lanes = Executors.newFixedThreadPool(
                LANES, Thread.ofPlatform().daemon().name("view-build-", 0).factory())) {
            try {
                work.run(lanes);
                await(0);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("a build was stopped", stopped);
            } finally {
                // Nothing is left to do, or it failed and the rest is in vain.
                lanes.shutdownNow();
            }
        }
        return setAside;
    }

    private boolean isRead(Class<?> event) {
        return writers.stream().anyMatch(writer -> writer.reads(event));
    }

    /** Hands the streams over, and answers where to gather the next. */
    private Streams begin(ExecutorService lanes, Streams streams) throws InterruptedException {
        if (!streams.isEmpty()) {
            for (var writer : writers) {
                Callable<List<SetAside>> task = () -> build(writer, streams);
                tasks.add(lanes.submit(task));
            }
            await(AHEAD);
        }
        return new Streams();
    }

    private void await(int left) throws InterruptedException {
        while (tasks.size() > left) {
            try {
                setAside.addAll(requireNonNull(tasks.remove().get()));
            } catch (ExecutionException failed) {
                throw new IllegalStateException("a view could not be built", failed.getCause());
            }
        }
    }

    private List<SetAside> build(ViewWriter writer, Streams streams) throws SQLException {
        var aside = new ArrayList<SetAside>();
        var batch = writer.fresh(streams);
        streams.all().forEach((id, stream) -> fold(writer, batch, id, stream, aside));
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                // A crash ends the build and its tables with it, unless a later commit made them the live ones: that one is
                // waited for, and comes after this in PostgreSQL's log.
                statement.execute("set local synchronous_commit = off");
                batch.copy(new Copy(connection));
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        return aside;
    }

    /** An event that cannot be shown is set aside with those that follow it, as an event processor does. */
    private static void fold(
            ViewWriter writer, ViewWriter.Batch batch, UUID id, Streams.Stream stream, List<SetAside> aside) {
        var position = -1L;
        try {
            for (var recorded : stream.events()) {
                position = recorded.position();
                if (writer.reads(recorded.event().getClass())) {
                    batch.on(id, recorded);
                }
            }
            var unreadable = stream.unreadable();
            if (unreadable != null && writer.reads(unreadable.type())) {
                position = unreadable.position();
                throw unreadable.cause();
            }
        } catch (RuntimeException cause) {
            aside.add(new SetAside(writer.view(), id, position, cause.toString()));
        }
    }
}
