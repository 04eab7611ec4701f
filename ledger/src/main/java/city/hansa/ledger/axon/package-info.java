/** The log as Axon's event storage, message source and serializer. */
@NullMarked
package city.hansa.ledger.axon;

import org.jspecify.annotations.NullMarked;
