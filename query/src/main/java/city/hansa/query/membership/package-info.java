/** The register of memberships: how a membership's events are folded, what is listed of it, and how it is told. */
@NullMarked
package city.hansa.query.membership;

import org.jspecify.annotations.NullMarked;
