/** Commands over HTTP: one controller for all of them, from the catalogue. */
@NullMarked
package city.hansa.web.command;

import org.jspecify.annotations.NullMarked;
