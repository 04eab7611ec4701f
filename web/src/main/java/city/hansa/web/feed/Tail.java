package city.hansa.web.feed;

import city.hansa.ledger.axon.LedgerMessageSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The end of the log, read once for all who listen: a window of what was told last, at most {@value #WINDOW} bytes of
 * it. A listener has nothing here but the position that it has come to, so that a thousand cost no more than one, and
 * one that lags behind the window keeps nothing back: it reads pages by itself until it has caught up.
 *
 * <p>While nobody listens, nothing is read. Safe for use by several threads.
 */
@Component
final class Tail implements AutoCloseable {

    static final int WINDOW = 8 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);

    /** How many events are read at a time. */
    private static final int PIECE = 500;

    /** The pause after a read that failed, in milliseconds. */
    private static final long PAUSE = 500;

    private final FeedPages pages;
    private final ReentrantLock lock = new ReentrantLock();

    /** There is something to read, for somebody. */
    private final Condition due = lock.newCondition();

    /** There is something to tell. */
    private final Condition grown = lock.newCondition();

    // All that follows is guarded by the lock.
    private final Deque<Told> window = new ArrayDeque<>();
    private long bytes;
    private int listeners;
    private boolean isClosed;

    /** The position after which the window begins. */
    private long floor = -1;

    /** The last position that was read. */
    private long reached = -1;

    /** The last position that is known to be in the log. */
    private long head = -1;

    private final Runnable stopListening;

    Tail(FeedPages pages, LedgerMessageSource log) {
        this.pages = pages;
        this.stopListening = log.listen(this::announce);
        Thread.ofVirtual().name("feed-tail").start(this::readOn);
    }

    /**
     * Has the end of the log read from now on, until {@link #leave} is called as often.
     *
     * @param knownHead the last position of the log, as the caller has just read it
     */
    void join(long knownHead) {
        lock.lock();
        try {
            if (listeners++ == 0) {
                window.clear();
                bytes = 0;
                floor = knownHead;
                reached = knownHead;
            }
            grow(knownHead);
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            listeners--;
        } finally {
            lock.unlock();
        }
    }

    /** What is to be told after a position; empty where that lies before the window. */
    Optional<Stretch> after(long position, FeedFilter filter) {
        lock.lock();
        try {
            if (position < floor) {
                return Optional.empty();
            }
            var told = new ArrayList<Told>();
            // From the end, for nearly everyone has seen nearly all of it.
            for (var newest = window.descendingIterator(); newest.hasNext(); ) {
                var event = newest.next();
                if (event.position() <= position) {
                    break;
                }
                if (filter.admits(event.subject(), event.type())) {
                    told.add(event);
                }
            }
            return Optional.of(new Stretch(told.reversed(), Math.max(position, reached)));
        } finally {
            lock.unlock();
        }
    }

    /** Waits until more is to be told than up to that position, or so long; holds nothing meanwhile. */
    void await(long position, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = patience.toNanos();
            while (reached <= position && left > 0) {
                left = grown.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        stopListening.run();
        lock.lock();
        try {
            isClosed = true;
            due.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void announce(long position) {
        lock.lock();
        try {
            grow(position);
        } finally {
            lock.unlock();
        }
    }

    private void grow(long position) {
        head = Math.max(head, position);
        if (listeners > 0 && head > reached) {
            due.signalAll();
        }
    }

    private void readOn() {
        var failed = false;
        for (var from = awaitDue(false); from.isPresent(); from = awaitDue(failed)) {
            try {
                var position = from.getAsLong();
                publish(position, pages.after(position, FeedFilter.NONE, PIECE));
                failed = false;
            } catch (RuntimeException e) {
                if (!failed) {
                    LOG.warn("the feed stands still, as the log cannot be read", e);
                }
                failed = true;
            }
        }
    }

    /** The position to read on from, once there is need; none where this is closed. */
    private OptionalLong awaitDue(boolean withPause) {
        lock.lock();
        try {
            var left = withPause ? TimeUnit.MILLISECONDS.toNanos(PAUSE) : 0;
            while (!isClosed && left > 0) {
                left = due.awaitNanos(left);
            }
            while (!isClosed && (listeners == 0 || head <= reached)) {
                due.await();
            }
            return isClosed ? OptionalLong.empty() : OptionalLong.of(reached);
        } catch (InterruptedException _) {
            return OptionalLong.empty();
        } finally {
            lock.unlock();
        }
    }

    private void publish(long from, Stretch stretch) {
        lock.lock();
        try {
            // All may have left meanwhile, and others begun elsewhere.
            if (from != reached) {
                return;
            }
            for (var event : stretch.events()) {
                window.add(event);
                bytes += event.json().length;
            }
            while (bytes > WINDOW) {
                var oldest = window.remove();
                bytes -= oldest.json().length;
                floor = oldest.position();
            }
            reached = stretch.reached();
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
