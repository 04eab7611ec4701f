package city.hansa.api.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A page of a list in which something is counted or derived, with the rule by which that is done; else as
 * {@link Page}.
 *
 * @param rule in words: what is counted and how, in which unit, and by what order
 */
public record RuledPage(
        String rule, List<ObjectNode> items, @Nullable String next, LocalDate asOf, Instant knownAt, long position) {

    public RuledPage {
        items = List.copyOf(items);
    }
}
