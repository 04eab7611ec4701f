package city.hansa.api.view;

import java.time.Instant;
import java.time.LocalDate;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a dashboard draws, in one document whose form is stable.
 *
 * @param asOf the day for which the answer holds
 * @param position the last position that the answer takes into account
 */
public record Chart(ObjectNode document, LocalDate asOf, Instant knownAt, long position) {}
