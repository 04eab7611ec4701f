/** Who makes a request, and what they may do: tokens, roles, mandates, and the one table of who may reach what. */
@NullMarked
package city.hansa.web.security;

import org.jspecify.annotations.NullMarked;
