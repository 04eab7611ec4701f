/** What a timeline says, in English and in German. */
@NullMarked
package city.hansa.web.sentence;

import org.jspecify.annotations.NullMarked;
