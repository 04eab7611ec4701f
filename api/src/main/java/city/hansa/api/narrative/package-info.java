/** Texts that tell something, and how one is known that is kept encrypted. */
@NullMarked
package city.hansa.api.narrative;

import org.jspecify.annotations.NullMarked;
