/** What may be said about a recorded fact itself: correct it, retract it, dispute it, attest it. */
@NullMarked
package city.hansa.api.fact;

import org.jspecify.annotations.NullMarked;
