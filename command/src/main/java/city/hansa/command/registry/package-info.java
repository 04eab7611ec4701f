/** What a decision may ask about other records: read from their own streams in the ledger, never from a view. */
@NullMarked
package city.hansa.command.registry;

import org.jspecify.annotations.NullMarked;
