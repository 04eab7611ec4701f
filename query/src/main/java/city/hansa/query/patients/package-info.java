/** Keeps numbers of patients from those who are not to know them, in whatever is answered. */
@NullMarked
package city.hansa.query.patients;

import org.jspecify.annotations.NullMarked;
