package city.hansa.api.replay;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Replays, as they are asked for. Safe for use by several threads. */
public interface Replays {

    /**
     * What is to be replayed.
     *
     * @param views by name; empty for all
     * @param from null for the beginning of the log
     * @param to null for where the views have come
     */
    record Order(List<String> views, @Nullable Long from, @Nullable Long to) {

        public Order {
            views = List.copyOf(views);
        }
    }

    /** The names of the views that can be replayed. */
    List<String> views();

    /**
     * Begins a replay, on a thread of its own.
     *
     * @throws IllegalArgumentException if a view is not known, or a position is not in the log
     * @throws city.hansa.api.CommandRejected while another is under way
     */
    Replay begin(Order order);

    /** How it stands; what has ended is kept. */
    Optional<Replay> find(UUID id);

    /**
     * Asks it to end, which it does within some thousands of events.
     *
     * @throws city.hansa.api.CommandRejected if it has ended
     */
    Optional<Replay> cancel(UUID id);
}
