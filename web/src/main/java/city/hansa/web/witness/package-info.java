/** What other logs ask of us as their witness (C2SP tlog-witness). */
@NullMarked
package city.hansa.web.witness;

import org.jspecify.annotations.NullMarked;
