/** Which PostgreSQL Hansa uses: its own, unless one is named; and how its own is backed up. */
@NullMarked
package city.hansa.app.database;

import org.jspecify.annotations.NullMarked;
