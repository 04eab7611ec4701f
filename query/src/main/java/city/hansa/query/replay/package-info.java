/** Views built from the log by stream, beside the live ones, and compared with them. */
@NullMarked
package city.hansa.query.replay;

import org.jspecify.annotations.NullMarked;
