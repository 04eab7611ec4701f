/** What may be asked of a partnership, what has happened to it, and what follows from that without a decision. */
@NullMarked
package city.hansa.api.partnership;

import org.jspecify.annotations.NullMarked;
