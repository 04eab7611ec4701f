/** What is said about a fact beside the fact itself: who, from where, how sure, seen by whom, effective when. */
@NullMarked
package city.hansa.api.envelope;

import org.jspecify.annotations.NullMarked;
