/** How fast Hansa is: harnesses that measure it side by side with others, in one run, on one durable PostgreSQL. */
@NullMarked
package city.hansa.benchmark;

import org.jspecify.annotations.NullMarked;
