/** What can be measured of a node: names, units and tags are those of docs/operating.md. */
@NullMarked
package city.hansa.app.metrics;

import org.jspecify.annotations.NullMarked;
