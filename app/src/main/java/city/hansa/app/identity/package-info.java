/** Who vouches for callers: a provider of the house's choice or, for a demonstration on one machine, Hansa itself. */
@NullMarked
package city.hansa.app.identity;

import org.jspecify.annotations.NullMarked;
