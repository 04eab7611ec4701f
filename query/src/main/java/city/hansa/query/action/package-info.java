/** The register of joint actions: how an action's events are folded, and what is listed and told of it. */
@NullMarked
package city.hansa.query.action;

import org.jspecify.annotations.NullMarked;
