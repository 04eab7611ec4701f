/** Claims: what only one record may hold at a time, checked and appended with the command's other events. */
@NullMarked
package city.hansa.command.claim;

import org.jspecify.annotations.NullMarked;
