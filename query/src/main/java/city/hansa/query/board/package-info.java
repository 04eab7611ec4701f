/** What lies between cities in a crisis: who needs what and who offers it, and what each gave and received. */
@NullMarked
package city.hansa.query.board;

import org.jspecify.annotations.NullMarked;
