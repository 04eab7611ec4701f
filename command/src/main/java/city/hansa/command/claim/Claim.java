package city.hansa.command.claim;

import city.hansa.api.claim.ClaimEvent.ClaimMade;
import city.hansa.api.date.Edtf;
import city.hansa.api.date.Span;
import org.jspecify.annotations.Nullable;

/**
 * What a record claims, and when.
 *
 * @param from the first day of the claim, null where it has no beginning
 * @param until the first day after it, null where it has no end
 */
public record Claim(String what, @Nullable Edtf from, @Nullable Edtf until) {

    private static final Edtf BEGINNING = Edtf.day(Edtf.BEGINNING);

    public static Claim always(String what) {
        return new Claim(what, null, null);
    }

    static Claim of(ClaimMade made) {
        return new Claim(made.what(), made.from(), made.until());
    }

    /** Whether it holds on no day at all, so that it keeps nobody from anything. */
    public boolean isEmpty() {
        return span().possible().isEmpty();
    }

    /** Whether some day may be in both. */
    boolean mayMeet(Claim other) {
        return !span().and(other.span()).possible().isEmpty();
    }

    private Span span() {
        return new Span(from == null ? BEGINNING : from, until);
    }
}
