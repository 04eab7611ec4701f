/** The one bitemporal store that writes every view: folds go in, documents and register rows on both clocks come out. */
@NullMarked
package city.hansa.query.view;

import org.jspecify.annotations.NullMarked;
