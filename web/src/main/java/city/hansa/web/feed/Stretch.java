package city.hansa.web.feed;

import java.util.List;

/**
 * A piece of the log as one reader is told of it.
 *
 * @param events those of it that the reader asked for and may see, in the order of positions
 * @param reached the last position of it: all up to here is told, and the next piece begins after it
 */
record Stretch(List<Told> events, long reached) {

    Stretch {
        events = List.copyOf(events);
    }
}
