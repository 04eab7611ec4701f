/** What an operator asks of the processors that write the views: how far they are, and what they set aside. */
@NullMarked
package city.hansa.api.projection;

import org.jspecify.annotations.NullMarked;
