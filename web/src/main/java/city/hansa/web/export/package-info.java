/** Answers in forms that others have laid down: calendars, feeds of news, activities of aid. */
@NullMarked
package city.hansa.web.export;

import org.jspecify.annotations.NullMarked;
