/** What is decided about memberships of networks, and what follows when an obligation's day has passed. */
@NullMarked
package city.hansa.command.membership;

import org.jspecify.annotations.NullMarked;
