/** What is shown: views that can all be rebuilt from the log, and their wiring. */
@NullMarked
package city.hansa.query;

import org.jspecify.annotations.NullMarked;
