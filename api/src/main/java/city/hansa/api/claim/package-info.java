/** What has been claimed so that nobody else may hold it: identifiers, open partnerships, memberships. */
@NullMarked
package city.hansa.api.claim;

import org.jspecify.annotations.NullMarked;
