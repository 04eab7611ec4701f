/** What dashboards draw: records counted over the registers, on both clocks. */
@NullMarked
package city.hansa.query.chart;

import org.jspecify.annotations.NullMarked;
