/** The register of networks: how a network's events are folded, what is listed of it, and how it is told. */
@NullMarked
package city.hansa.query.network;

import org.jspecify.annotations.NullMarked;
