/** What may be said about a joint action. */
@NullMarked
package city.hansa.api.action;

import org.jspecify.annotations.NullMarked;
