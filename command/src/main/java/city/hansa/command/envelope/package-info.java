/** How the envelope travels: from a command's metadata to its handler, and to every event that follows from it. */
@NullMarked
package city.hansa.command.envelope;

import org.jspecify.annotations.NullMarked;
