/** What may be asked of an exchange of help in a crisis, and what has happened to it. */
@NullMarked
package city.hansa.api.exchange;

import org.jspecify.annotations.NullMarked;
