/** What the log commits to: the exact bytes of a leaf and of its commitments, by the JDK alone. */
@NullMarked
package city.hansa.ledger.leaf;

import org.jspecify.annotations.NullMarked;
