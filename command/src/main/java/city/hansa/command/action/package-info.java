/** What is decided about a joint action. */
@NullMarked
package city.hansa.command.action;

import org.jspecify.annotations.NullMarked;
