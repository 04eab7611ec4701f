/** Which PostgreSQL Hansa uses: its own, unless one is named. */
@NullMarked
package city.hansa.app.database;

import org.jspecify.annotations.NullMarked;
