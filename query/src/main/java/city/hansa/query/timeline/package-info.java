/** One timeline for all records: what happened, under everyone whom it concerns, put into words at the edge. */
@NullMarked
package city.hansa.query.timeline;

import org.jspecify.annotations.NullMarked;
