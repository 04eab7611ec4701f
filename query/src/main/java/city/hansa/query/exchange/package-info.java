/** The register of exchanges: how their events are folded into lines and totals, and what is listed and told of them. */
@NullMarked
package city.hansa.query.exchange;

import org.jspecify.annotations.NullMarked;
