package city.hansa.api.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A page of what lies ahead of a secretariat, as {@link Page}.
 *
 * @param until the last day that was asked about
 * @param rule how days and years are counted in it
 */
public record DeskPage(
        List<ObjectNode> items,
        @Nullable String next,
        LocalDate until,
        String rule,
        LocalDate asOf,
        Instant knownAt,
        long position) {

    public DeskPage {
        items = List.copyOf(items);
    }
}
