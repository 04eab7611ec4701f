/** What may be said about one city's membership of one network. */
@NullMarked
package city.hansa.api.membership;

import org.jspecify.annotations.NullMarked;
