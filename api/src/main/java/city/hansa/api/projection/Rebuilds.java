package city.hansa.api.projection;

import java.util.Optional;
import java.util.UUID;

/** Rebuilds of the views, as they are asked for. Safe for use by several threads. */
public interface Rebuilds {

    /**
     * Begins a rebuild of all views, on a thread of its own. What is shown is shown all the while, and goes on.
     *
     * @throws city.hansa.api.CommandRejected while another, or a replay, is under way, and where no views are written
     */
    Rebuild begin();

    /** How it stands; what has ended is kept. */
    Optional<Rebuild> find(UUID id);

    /** The one that is under way, on whatever node. */
    Optional<Rebuild> underWay();

    /**
     * Asks it to end, which it does within some thousands of events; once the new views are shown it completes.
     *
     * @throws city.hansa.api.CommandRejected if it has ended
     */
    Optional<Rebuild> cancel(UUID id);
}
