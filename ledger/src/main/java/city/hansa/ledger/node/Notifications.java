package city.hansa.ledger.node;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * What the nodes on one database tell each other at once, by PostgreSQL's NOTIFY: that something, the log or a view, has
 * come to a position. A hint and no more: it may be lost, as while a connection is, and it may come late. So whoever listens
 * looks by itself, too, now and then (ADR 49).
 *
 * <p>Of one topic the last position is told, once in {@value #PAUSE_MILLIS} ms at most, however often it moves on. One
 * connection is held for good. Safe for use by several threads.
 */
public final class Notifications implements AutoCloseable {

    /** How long what is told waits, in milliseconds, where something was told just before. */
    public static final int PAUSE_MILLIS = 5;

    /** After so many milliseconds in which nothing was told, a connection is asked whether it lives. */
    private static final int SILENCE_MILLIS = 10_000;

    /** After so many milliseconds one that was lost is replaced. */
    private static final int RETRY_MILLIS = 500;

    private static final String CHANNEL = "hansa";
    private static final System.Logger LOG = System.getLogger(Notifications.class.getName());

    /**
     * What has come to which position.
     *
     * @param node who told it, by the process of the server through which it listens
     */
    private record Told(int node, String topic, long position) {

        static Told of(String payload) {
            var parts = payload.split(" ", 3);
            return new Told(Integer.parseInt(parts[0]), parts[1], Long.parseLong(parts[2]));
        }

        String payload() {
            return node + " " + topic + " " + position;
        }
    }

    /** Is told what another node has told. */
    @FunctionalInterface
    public interface Listener {
        void told(String topic, long position);
    }

    private final DataSource dataSource;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, Long> toTell = new HashMap<>();
    private final ScheduledExecutorService telling = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("node-telling").factory());
    private final Thread listening = Thread.ofPlatform().daemon().name("node-listening").unstarted(this::listen);
    private long toldAt = System.nanoTime();
    private volatile @Nullable Connection connection;
    private volatile int self;
    private volatile boolean closed;

    /** Begins with {@link #start}. */
    public Notifications(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Has a listener told what other nodes tell. It is called by the thread that hears them, so it must be quick. */
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /** Begins to hear what others tell. */
    public void start() {
        listening.start();
    }

    /**
     * Tells all other nodes, soon; returns at once. To be called when what is told is committed.
     *
     * @param topic without a space
     */
    public void tell(String topic, long position) {
        synchronized (toTell) {
            var isFirst = toTell.isEmpty();
            toTell.merge(topic, position, Math::max);
            if (isFirst && !closed) {
                var passed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - toldAt);
                var _ = telling.schedule(this::send, Math.max(0, PAUSE_MILLIS - passed), TimeUnit.MILLISECONDS);
            }
        }
    }

    /** Hears and tells nothing more. Idempotent. */
    @Override
    public void close() {
        synchronized (toTell) {
            closed = true;
            telling.shutdownNow();
        }
        listening.interrupt();
        abort(connection);
    }

    private void send() {
        String[] payloads;
        synchronized (toTell) {
            payloads = toTell.entrySet().stream()
                    .map(told -> new Told(self, told.getKey(), told.getValue()).payload())
                    .toArray(String[]::new);
            toTell.clear();
            toldAt = System.nanoTime();
        }
        try (var sending = dataSource.getConnection();
                var statement = sending.prepareStatement("select pg_notify(?, told) from unnest(?) as told")) {
            statement.setString(1, CHANNEL);
            statement.setArray(2, sending.createArrayOf("text", payloads));
            statement.execute();
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "other nodes are not told, and will look by themselves", e);
        }
    }

    private void listen() {
        while (!closed) {
            try (var heard = dataSource.getConnection()) {
                connection = heard;
                hear(heard);
            } catch (SQLException e) {
                LOG.log(System.Logger.Level.DEBUG, "other nodes are not heard", e);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(RETRY_MILLIS));
            }
        }
    }

    /** Until the connection is lost. */
    private void hear(Connection heard) throws SQLException {
        try (var statement = heard.createStatement()) {
            statement.execute("listen " + CHANNEL);
        }
        var server = heard.unwrap(PGConnection.class);
        self = server.getBackendPID();
        while (!closed) {
            var notifications = server.getNotifications(SILENCE_MILLIS);
            for (var notification : notifications) {
                hand(notification);
            }
            if (notifications.length == 0 && !heard.isValid(1)) {
                throw new SQLException("the connection is dead");
            }
        }
    }

    private void hand(PGNotification notification) {
        try {
            var told = Told.of(notification.getParameter());
            if (told.node() != self) {
                listeners.forEach(listener -> listener.told(told.topic(), told.position()));
            }
        } catch (RuntimeException e) {
            // Another node may be of another version, and tell what is not understood here.
            LOG.log(System.Logger.Level.WARNING, "not understood: " + notification.getParameter(), e);
        }
    }

    private static void abort(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.abort(Runnable::run);
            }
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "a connection could not be ended", e);
        }
    }
}
