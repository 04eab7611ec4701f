/** What operators do where Hansa cannot help itself. */
@NullMarked
package city.hansa.web.operations;

import org.jspecify.annotations.NullMarked;
