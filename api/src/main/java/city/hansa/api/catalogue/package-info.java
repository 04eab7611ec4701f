/** Every command and every event by its name: the one table from which paths, schemas and stored names are derived. */
@NullMarked
package city.hansa.api.catalogue;

import org.jspecify.annotations.NullMarked;
