package city.hansa.api.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A page of what was changed between two states of knowledge. Its cursor keeps both, so that later pages neither repeat
 * nor miss an event.
 *
 * @param next the cursor of the following page; null on the last
 * @param asOf the day by which cities are named
 * @param knownAt the moment of the later state
 * @param from the last position of the earlier state; -1 for that before the first event
 * @param position the last position of the later state
 * @param rule what is listed, and how what is derived was derived
 */
public record Changes(
        List<ObjectNode> items,
        @Nullable String next,
        LocalDate asOf,
        Instant knownAt,
        long from,
        long position,
        String rule) {

    public Changes {
        items = List.copyOf(items);
    }
}
