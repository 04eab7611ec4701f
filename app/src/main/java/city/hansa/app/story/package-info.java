/** The story that is told on an empty database, through the ordinary commands. */
@NullMarked
package city.hansa.app.story;

import org.jspecify.annotations.NullMarked;
