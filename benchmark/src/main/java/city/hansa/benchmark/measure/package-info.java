/** What each harness measures with: a durable PostgreSQL, a load, its cost, and on what machine it was. */
@NullMarked
package city.hansa.benchmark.measure;

import org.jspecify.annotations.NullMarked;
