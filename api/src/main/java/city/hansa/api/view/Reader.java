package city.hansa.api.view;

import java.util.List;
import java.util.UUID;

/**
 * Whose eyes see an answer: what they may not see is not in it, and is in none of its counts (DESIGN §6).
 *
 * @param readsAll whether all is seen but what is sealed
 * @param parties for whom the reader speaks: what concerns one of them is seen, sealed or not, and what is open to the
 *     networks of a city that concerns it
 */
public record Reader(boolean readsAll, List<UUID> parties) {

    /** Sees what is public. */
    public static final Reader ANYBODY = new Reader(false, List.of());

    public Reader {
        parties = parties.stream().sorted().toList();
    }
}
