/** Who may speak for whom. */
@NullMarked
package city.hansa.api.mandate;

import org.jspecify.annotations.NullMarked;
