/** What is kept and proved: it names no domain type. */
@NullMarked
package city.hansa.ledger;

import org.jspecify.annotations.NullMarked;
