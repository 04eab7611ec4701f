/** The parts of a path: collections and ids. */
@NullMarked
package city.hansa.web.address;

import org.jspecify.annotations.NullMarked;
