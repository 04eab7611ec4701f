/** What every message shares: ids, parties, refusals, and the form in which a fact is recorded. */
@NullMarked
package city.hansa.api;

import org.jspecify.annotations.NullMarked;
