/** The PostgreSQL that Hansa brings along: unpacked, initialised, started and stopped with the process that uses it. */
@NullMarked
package city.hansa.ledger.postgres;

import org.jspecify.annotations.NullMarked;
