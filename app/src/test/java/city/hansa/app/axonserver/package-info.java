/** An Axon Server for tests, in this process: as much of its gRPC interface as Hansa uses, in memory. */
@NullMarked
package city.hansa.app.axonserver;

import org.jspecify.annotations.NullMarked;
