/** What the nodes on one database tell each other. */
@NullMarked
package city.hansa.ledger.node;

import org.jspecify.annotations.NullMarked;
