/** What is decided about a city. */
@NullMarked
package city.hansa.command.city;

import org.jspecify.annotations.NullMarked;
