/** The log as a record of its own: what is said of it, and by which rules. */
@NullMarked
package city.hansa.api.log;

import org.jspecify.annotations.NullMarked;
