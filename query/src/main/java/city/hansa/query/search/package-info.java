/** Records of all kinds, found by a text. */
@NullMarked
package city.hansa.query.search;

import org.jspecify.annotations.NullMarked;
