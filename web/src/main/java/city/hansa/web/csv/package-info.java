/** Registers as tables of text (RFC 4180): how a value is written into a cell, and read back the same. */
@NullMarked
package city.hansa.web.csv;

import org.jspecify.annotations.NullMarked;
