package city.hansa.web.stream;

import city.hansa.web.limit.Callers;
import city.hansa.web.problem.TooMany;
import city.hansa.web.problem.Unavailable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Everyone who listens at the moment. A listener is served by the virtual thread of its request, which waits most of the
 * time and holds nothing meanwhile but its connection.
 *
 * <p>The application's end begins here: listeners are ended before the server begins to wait for requests to end, which
 * they would never do by themselves. Safe for use by several threads.
 */
@Component
public final class Listeners implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final StreamLimits limits;
    private final ReentrantLock lock = new ReentrantLock();

    /** Those who listen, each with the caller whom it serves; guarded by the lock. */
    private final Map<Thread, String> threads = new HashMap<>();

    private volatile boolean isRunning;

    Listeners(StreamLimits limits) {
        this.limits = limits;
    }

    /** What is written to one listener, until it is gone. */
    @FunctionalInterface
    public interface Telling {
        void tell(EventStream stream) throws IOException, InterruptedException;
    }

    /** A listener's place, held by the thread that took it. */
    public final class Place implements AutoCloseable {

        /** Answers the request with events, and returns when the listener is gone or must go. */
        public void serve(HttpServletRequest request, HttpServletResponse response, Telling telling) {
            try {
                var stream = EventStream.open(response, limits.heartbeat(), () -> !isRunning);
                // Whoever asks for the headers alone waits for no event.
                if (!request.getMethod().equals("HEAD")) {
                    telling.tell(stream);
                }
            } catch (IOException _) {
                // It has gone, or it does not read: it resumes by the last position that it has seen.
            } catch (InterruptedException _) {
                // The application ends; the listener may connect to another node.
            } catch (RuntimeException failed) {
                // The answer has begun, so there is no other to give: the listener connects again, and is told then.
                if (isRunning) {
                    LOG.warn("{} was ended for its listener", request.getRequestURI(), failed);
                }
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                threads.remove(Thread.currentThread());
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * A place for whoever makes the request.
     *
     * @throws Unavailable where there are too many, or the application ends
     * @throws TooMany where this caller has too many
     */
    public Place take(HttpServletRequest request) {
        var caller = Callers.of(request);
        lock.lock();
        try {
            if (!isRunning || threads.size() >= limits.listeners()) {
                throw Unavailable.tooManyListeners();
            }
            if (Collections.frequency(threads.values(), caller) >= limits.perCaller()) {
                throw TooMany.listeners(limits.perCaller());
            }
            threads.put(Thread.currentThread(), caller);
            return new Place();
        } finally {
            lock.unlock();
        }
    }

    /** How many listen. */
    public int count() {
        lock.lock();
        try {
            return threads.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        isRunning = true;
    }

    @Override
    public void stop() {
        lock.lock();
        try {
            isRunning = false;
            threads.keySet().forEach(Thread::interrupt);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    /** First to stop: the server that waits for requests is stopped later. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
