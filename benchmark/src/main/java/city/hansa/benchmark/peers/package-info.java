/** Hansa's log beside others' event stores: one workload, one durable PostgreSQL, in turn, every row counted. */
@NullMarked
package city.hansa.benchmark.peers;

import org.jspecify.annotations.NullMarked;
