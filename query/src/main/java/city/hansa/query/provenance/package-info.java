/** Whence a record is, as W3C PROV-JSON: the log says it already, in other words. */
@NullMarked
package city.hansa.query.provenance;

import org.jspecify.annotations.NullMarked;
