/** Data keys: each encrypts the texts of one event, lies outside the database, and is destroyed to erase them. */
@NullMarked
package city.hansa.ledger.key;

import org.jspecify.annotations.NullMarked;
