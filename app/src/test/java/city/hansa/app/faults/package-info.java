/** Faults under load, and the checker that holds what callers were told against what is there. */
@NullMarked
package city.hansa.app.faults;

import org.jspecify.annotations.NullMarked;
