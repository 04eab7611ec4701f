package city.hansa.app.axonserver;

import city.hansa.ledger.append.Append;
import city.hansa.ledger.append.AppendException.NotAppended;
import city.hansa.ledger.append.Appended;
import city.hansa.ledger.append.GroupCommit;
import city.hansa.ledger.follow.Arrived;
import city.hansa.ledger.follow.FollowedLog;
import city.hansa.ledger.follow.OtherHistory;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the ledger follow Axon Server: takes every event into the log, in the order of tokens, and tells whoever waits for one.
 *
 * <p>Each node follows for itself, so that its own commands wait for nobody else; the log takes each event once. After a
 * failure, of either side, it goes on where the log is.
 */
final class Follower implements AutoCloseable {

    /** Commands a transaction of the log. */
    private static final int BATCH = 500;

    private static final long PAUSE_MILLIS = 200;
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    /** Is told of each commit that took events, by the first and the last position of it. */
    @FunctionalInterface
    interface Committed {
        void after(long first, long last);
    }

    /** A command that somebody waits for. */
    private record Expected(Append command, CompletableFuture<Appended> arrival) {}

    private final AxonServerEvents events;
    private final FollowedLog log;
    private final Committed committed;
    private final ConcurrentHashMap<UUID, Expected> expected = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().daemon().name("ledger-follower").unstarted(this::run);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();

    /** Up to which token the log has come, as far as this node knows; written by its thread, under the lock. */
    private volatile long seen = -1;

    /** Whether a failure was told of that has not ended; or none is to be told of any more. */
    private final AtomicBoolean failing = new AtomicBoolean();

    private volatile boolean following;

    Follower(AxonServerEvents events, FollowedLog log, Committed committed) {
        this.events = events;
        this.log = log;
        this.committed = committed;
    }

    /** Begins; to be called once. */
    void start() {
        thread.start();
    }

    /** Whether what Axon Server takes arrives in the log. */
    boolean isFollowing() {
        return following;
    }

    /** Completed when the command is in the log; to be asked for before it is written, and forgotten afterwards. */
    CompletableFuture<Appended> expect(Append command) {
        return expected.computeIfAbsent(idOf(command), _ -> new Expected(command, new CompletableFuture<>())).arrival;
    }

    void forget(Append command) {
        expected.remove(idOf(command));
    }

    private static UUID idOf(Append command) {
        return command.events().getFirst().eventId();
    }

    /**
     * Returns when the log has all that Axon Server has now.
     *
     * @throws NotAppended if it does not come so far in time
     */
    void catchUp() {
        var last = events.lastToken();
        var left = GroupCommit.PATIENCE.toNanos();
        lock.lock();
        try {
            while (seen < last && left > 0) {
                left = moved.awaitNanos(left);
            }
            if (seen < last) {
                throw new NotAppended("the log has come to token " + seen + ", not to " + last, null);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NotAppended("the log was not waited for", stopped);
        } finally {
            lock.unlock();
        }
    }

    /** The connection is about to go, for this node does. */
    void leave() {
        failing.set(true);
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!isClosed()) {
                try {
                    follow();
                } catch (SQLException | RuntimeException failed) {
                    // Told when it begins and when it ends: a server may be away for long.
                    if (failing.compareAndSet(false, true)) {
                        LOG.warn("the ledger does not follow Axon Server at the moment, and tries again", failed);
                    }
                } finally {
                    following = false;
                }
                closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException _) {
            // Nobody but this class knows the thread, and it does not interrupt.
            Thread.currentThread().interrupt();
        }
    }

    private void follow() throws SQLException, InterruptedException {
        var token = log.token();
        var last = events.lastToken();
        if (last < token) {
            throw new OtherHistory("Axon Server ends at token " + last + ", and the log has followed to " + token, null);
        }
        try (var stream = events.after(token)) {
            came(token);
            // A commit of which nothing was heard may have taken what is not told again.
            for (var waiting : expected.values()) {
                log.find(waiting.command).ifPresent(waiting.arrival::complete);
            }
            var arriving = new Arriving();
            while (!isClosed()) {
                take(next(stream, arriving));
                if (!following && seen >= last) {
                    following = true;
                    tellOfEnd();
                }
            }
        }
    }

    private void tellOfEnd() {
        if (failing.compareAndSet(true, false)) {
            LOG.info("the ledger follows Axon Server again");
        }
    }

    private static List<Arrived> next(EventStream stream, Arriving arriving) throws InterruptedException {
        var whole = new ArrayList<Arrived>();
        var event = stream.nextIfAvailable(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        if (event == null && stream.isClosed()) {
            throw new IllegalStateException("the stream of events has ended", stream.getError().orElse(null));
        }
        while (event != null) {
            arriving.add(event).ifPresent(whole::add);
            event = whole.size() < BATCH ? stream.nextIfAvailable() : null;
        }
        return whole;
    }

    private void take(List<Arrived> whole) throws SQLException {
        if (whole.isEmpty()) {
            return;
        }
        var taken = log.take(whole);
        var before = whole.size() - taken.size();
        for (var command : whole.subList(0, before)) {
            var waiting = expected.get(idOf(command.append()));
            if (waiting != null) {
                log.find(waiting.command).ifPresent(waiting.arrival::complete);
            }
        }
        for (int i = 0; i < taken.size(); i++) {
            arrived(whole.get(before + i), taken.get(i));
        }
        if (!taken.isEmpty()) {
            committed.after(taken.getFirst().firstPosition(), taken.getLast().lastPosition());
        }
        came(whole.getLast().to());
    }

    private void arrived(Arrived command, Appended where) {
        var waiting = expected.get(idOf(command.append()));
        if (waiting != null) {
            waiting.arrival.complete(where);
        }
    }

    private void came(long token) {
        lock.lock();
        try {
            seen = Math.max(seen, token);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Puts the events of one command together again. */
    private static final class Arriving {

        private final List<Event> open = new ArrayList<>();
        private long from;

        Optional<Arrived> add(EventWithToken next) {
            if (open.isEmpty()) {
                from = next.getToken();
            }
            open.add(next.getEvent());
            if (EventForm.isFollowed(next.getEvent())) {
                return Optional.empty();
            }
            var whole = new Arrived(from, next.getToken(), EventForm.append(open));
            open.clear();
            return Optional.of(whole);
        }
    }
}
