/** Traces: off unless it is said where they go, and with types and ids alone. */
@NullMarked
package city.hansa.app.tracing;

import org.jspecify.annotations.NullMarked;
