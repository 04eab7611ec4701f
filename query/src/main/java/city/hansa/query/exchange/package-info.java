/** The register of exchanges: how their events are folded into lines and totals, what is listed and what is told. */
@NullMarked
package city.hansa.query.exchange;

import org.jspecify.annotations.NullMarked;
