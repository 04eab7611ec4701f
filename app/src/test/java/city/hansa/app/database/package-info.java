/** A database for tests to begin with. */
@NullMarked
package city.hansa.app.database;

import org.jspecify.annotations.NullMarked;
