/** What may be asked of the views, and the forms in which they answer; the same for all six registers. */
@NullMarked
package city.hansa.api.view;

import org.jspecify.annotations.NullMarked;
