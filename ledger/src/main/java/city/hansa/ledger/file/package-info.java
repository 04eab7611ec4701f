/** Files that must outlive a crash. */
@NullMarked
package city.hansa.ledger.file;

import org.jspecify.annotations.NullMarked;
