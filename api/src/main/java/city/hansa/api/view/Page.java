package city.hansa.api.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A page of a list. Its cursor keeps the place on both clocks, so that later pages neither repeat nor miss a row, however
 * much is written between them.
 *
 * @param next the cursor of the following page; null on the last
 * @param asOf the day for which the answer holds; of a timeline of all days, that by which cities are named
 * @param position the last position that the answer takes into account
 */
public record Page(
        List<ObjectNode> items, @Nullable String next, LocalDate asOf, Instant knownAt, long position) {

    public Page {
        items = List.copyOf(items);
    }
}
