/** Questions over HTTP: registers, records, histories, timelines, each on both clocks. */
@NullMarked
package city.hansa.web.read;

import org.jspecify.annotations.NullMarked;
