/** The log where events are kept elsewhere first: it follows, event by event, and what it has is as good as any. */
@NullMarked
package city.hansa.ledger.follow;

import org.jspecify.annotations.NullMarked;
