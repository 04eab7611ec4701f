/** Axon Server as the way of commands and questions and as what keeps the events (profile {@code axonserver}, ADR 51). */
@NullMarked
package city.hansa.app.axonserver;

import org.jspecify.annotations.NullMarked;
