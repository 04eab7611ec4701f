/** Cities and partnerships on the map, as GeoJSON. */
@NullMarked
package city.hansa.query.map;

import org.jspecify.annotations.NullMarked;
