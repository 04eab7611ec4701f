/** What is shown of partnerships: a register by party, kind and day, and how their facts are told. */
@NullMarked
package city.hansa.query.partnership;

import org.jspecify.annotations.NullMarked;
