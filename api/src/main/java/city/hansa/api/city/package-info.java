/** What may be said about a city. */
@NullMarked
package city.hansa.api.city;

import org.jspecify.annotations.NullMarked;
