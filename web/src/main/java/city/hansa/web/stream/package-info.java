/** Server-sent events: who may listen, how events are written, and how all of it ends. */
@NullMarked
package city.hansa.web.stream;

import org.jspecify.annotations.NullMarked;
