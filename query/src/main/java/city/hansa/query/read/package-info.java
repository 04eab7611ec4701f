/** How the views are read: on both clocks, a page at a time, with the names of cities and networks put in. */
@NullMarked
package city.hansa.query.read;

import org.jspecify.annotations.NullMarked;
