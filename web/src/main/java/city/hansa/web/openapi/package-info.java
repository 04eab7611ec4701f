/** The description of the interface, derived from the catalogue of commands. */
@NullMarked
package city.hansa.web.openapi;

import org.jspecify.annotations.NullMarked;
