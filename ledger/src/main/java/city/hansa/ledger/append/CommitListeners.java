package city.hansa.ledger.append;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;

/**
 * Who is told of a writer's commits. One that fails keeps neither the others from hearing of them nor the writer from going
 * on. Safe for use by several threads.
 */
public final class CommitListeners {

    private static final System.Logger LOG = System.getLogger(CommitListeners.class.getName());

    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
    private final List<LongConsumer> gauges = new CopyOnWriteArrayList<>();

    /** As {@link Writer#listen}. */
    public Runnable listen(LongConsumer listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** As {@link Writer#measure}. */
    public void measure(LongConsumer gauge) {
        gauges.add(gauge);
    }

    /** Tells them of a commit, by the first and the last position of it. */
    public void tell(long first, long last) {
        tell(listeners, last, last);
        tell(gauges, last - first + 1, last);
    }

    private static void tell(List<LongConsumer> listeners, long what, long position) {
        for (var listener : listeners) {
            try {
                listener.accept(what);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "a listener failed at position " + position, e);
            }
        }
    }
}
