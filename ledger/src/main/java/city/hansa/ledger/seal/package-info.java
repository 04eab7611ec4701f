/** How the log is sealed: leaves derived, tiles kept, checkpoints signed, and what happens where it does not hold. */
@NullMarked
package city.hansa.ledger.seal;

import org.jspecify.annotations.NullMarked;
