package city.hansa.ledger.verify;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Does much at once, and yet hands on one result after the other, in the order of the work. */
final class Ordered {

    /** Enough to keep two cores and a slow line busy, at a quarter of a megabyte each. */
    private static final int AT_ONCE = 48;

    /**
     * Hands on each piece of work's result. The first failure in the order of the work ends all of it and is thrown,
     * whichever failed first in time.
     */
    static <T> void each(Iterator<Callable<T>> work, Consumer<T> result) {
        // Virtual threads wait for the network by the dozen, and compute on as many cores as there are.
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                var ahead = new ArrayDeque<Future<T>>();
                while (work.hasNext() || !ahead.isEmpty()) {
                    while (work.hasNext() && ahead.size() < AT_ONCE) {
                        ahead.add(threads.submit(work.next()));
                    }
                    result.accept(await(ahead.remove()));
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private static <T> T await(Future<T> result) {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Stop.unreadable("interrupted", e);
        }
    }

    private Ordered() {}
}
