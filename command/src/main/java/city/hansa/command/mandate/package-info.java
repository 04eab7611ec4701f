/** The one place that asks whether the caller may speak for the party on whose behalf a command is given. */
@NullMarked
package city.hansa.command.mandate;

import org.jspecify.annotations.NullMarked;
