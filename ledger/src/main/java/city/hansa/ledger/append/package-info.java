/** The only way into the log: many commands' events in one transaction, each command refused or taken whole. */
@NullMarked
package city.hansa.ledger.append;

import org.jspecify.annotations.NullMarked;
