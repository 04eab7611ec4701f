/** The command by which anyone verifies a log, an export or a receipt, without our server and by the JDK alone. */
@NullMarked
package city.hansa.ledger.verify;

import org.jspecify.annotations.NullMarked;
