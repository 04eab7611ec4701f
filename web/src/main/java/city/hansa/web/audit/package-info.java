/** What an auditor takes home: receipts, and the whole history, to be verified without us. */
@NullMarked
package city.hansa.web.audit;

import org.jspecify.annotations.NullMarked;
