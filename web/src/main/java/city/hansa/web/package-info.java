/** How Hansa is reached over HTTP: one configuration that the application imports. */
@NullMarked
package city.hansa.web;

import org.jspecify.annotations.NullMarked;
