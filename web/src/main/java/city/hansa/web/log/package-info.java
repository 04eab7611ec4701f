/** The sealed log as anyone may read it (C2SP tlog-tiles): checkpoint, tiles, entries and the keys to verify them. */
@NullMarked
package city.hansa.web.log;

import org.jspecify.annotations.NullMarked;
