/** What is decided about a partnership, and the policy that lets its term pass. */
@NullMarked
package city.hansa.command.partnership;

import org.jspecify.annotations.NullMarked;
