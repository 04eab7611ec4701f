/** How the modules meet: buses, the ledger's engine, processors, deadlines, and the edges of web and query. */
@NullMarked
package city.hansa.app.wiring;

import org.jspecify.annotations.NullMarked;
