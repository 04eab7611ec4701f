package city.hansa.api.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A page of a network's roll on a key date, as {@link Page}; its counts are of all pages.
 *
 * @param classes each class of which there may be a member, by its code
 * @param all of every class together; a city that may be in one of two classes is counted once
 * @param rule how members are counted
 */
public record Roll(
        List<ObjectNode> items,
        @Nullable String next,
        List<OfClass> classes,
        Count all,
        String rule,
        LocalDate asOf,
        Instant knownAt,
        long position) {

    /**
     * @param certain how many there are at least
     * @param possible how many there are at most, the certain ones among them
     */
    public record Count(long certain, long possible) {}

    public record OfClass(@JsonProperty("class") String memberClass, Count count) {}

    public Roll {
        items = List.copyOf(items);
        classes = List.copyOf(classes);
    }
}
