/** How Hansa runs: its main class and its properties. */
@NullMarked
package city.hansa.app;

import org.jspecify.annotations.NullMarked;
