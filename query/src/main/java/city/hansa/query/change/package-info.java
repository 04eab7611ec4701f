/** What an event changed, of which day, how late it was recorded, and how two documents differ; all of it pure. */
@NullMarked
package city.hansa.query.change;

import org.jspecify.annotations.NullMarked;
