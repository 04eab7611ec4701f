/** What others keep in tables, taken into the register line by line, by the ordinary commands. */
@NullMarked
package city.hansa.web.imports;

import org.jspecify.annotations.NullMarked;
