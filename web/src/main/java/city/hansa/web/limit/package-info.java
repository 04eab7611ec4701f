/** What one caller may ask of a node: how often, and how slowly. */
@NullMarked
package city.hansa.web.limit;

import org.jspecify.annotations.NullMarked;
