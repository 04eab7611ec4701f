/** The pages: one document for all their addresses, and the scripts, styles, typefaces and outlines that make them. */
@NullMarked
package city.hansa.web.pages;

import org.jspecify.annotations.NullMarked;
