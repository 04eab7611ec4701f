package city.hansa.api.view;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One record, or none.
 *
 * @param document null where there is no such record, or none yet, or none for this reader
 * @param sequence of the last event of the record that the answer takes into account
 * @param position the last position that the answer takes into account
 */
public record Found(
        @Nullable ObjectNode document, long sequence, LocalDate asOf, Instant knownAt, long position) {}
