package city.hansa.api.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A page of what does not agree, by kind, then record.
 *
 * @param next the cursor of the following page; null on the last
 * @param asOf the day whose latest figures are compared, and by which cities are named
 * @param position the last position that the answer takes into account
 * @param rule what is listed, and how it is compared
 */
public record Discrepancies(
        List<ObjectNode> items,
        @Nullable String next,
        LocalDate asOf,
        Instant knownAt,
        long position,
        String rule) {

    public Discrepancies {
        items = List.copyOf(items);
    }
}
