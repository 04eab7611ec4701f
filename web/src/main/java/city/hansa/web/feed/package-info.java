/** The log as a feed that anyone may follow: pages of CloudEvents, and the same pushed as they are recorded. */
@NullMarked
package city.hansa.web.feed;

import org.jspecify.annotations.NullMarked;
