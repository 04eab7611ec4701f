/** Dates as the sources give them, often vague, and the three-valued answers that follow from them. */
@NullMarked
package city.hansa.api.date;

import org.jspecify.annotations.NullMarked;
