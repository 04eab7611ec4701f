/** The log as it is read: by position, by stream, by time. */
@NullMarked
package city.hansa.ledger.read;

import org.jspecify.annotations.NullMarked;
