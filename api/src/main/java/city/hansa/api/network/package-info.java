/** What may be said about a network of cities, and the rules that it publishes for its members. */
@NullMarked
package city.hansa.api.network;

import org.jspecify.annotations.NullMarked;
