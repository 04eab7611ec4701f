/** The register of cities: how a city's events are folded, and what is listed of it. */
@NullMarked
package city.hansa.query.city;

import org.jspecify.annotations.NullMarked;
