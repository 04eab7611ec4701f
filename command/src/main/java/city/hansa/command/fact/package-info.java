/** The facts that a record holds, as corrected, and the commands about them; the same for all six aggregates. */
@NullMarked
package city.hansa.command.fact;

import org.jspecify.annotations.NullMarked;
