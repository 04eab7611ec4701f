/** What an auditor may ask of the views: to be told again from the log, and compared with what is shown. */
@NullMarked
package city.hansa.api.replay;

import org.jspecify.annotations.NullMarked;
