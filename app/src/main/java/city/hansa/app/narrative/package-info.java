/** Where sealed narratives are encrypted, opened and erased: between the events, the data keys and the ways to them. */
@NullMarked
package city.hansa.app.narrative;

import org.jspecify.annotations.NullMarked;
