/** What a caller reads when a request is refused: RFC 9457 problem details, and the rules they point to. */
@NullMarked
package city.hansa.web.problem;

import org.jspecify.annotations.NullMarked;
