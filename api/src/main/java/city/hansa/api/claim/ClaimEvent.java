package city.hansa.api.claim;

import city.hansa.api.Stored;
import city.hansa.api.Subject;
import city.hansa.api.date.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to a claim: a stream of its own, whose id is derived (UUIDv5) from what is claimed, so that two who
 * claim the same at once meet in one stream and one of them loses (DESIGN §3).
 */
public sealed interface ClaimEvent {

    /** What is claimed, such as {@code identifier geonames:2935517}. */
    String what();

    /**
     * The holder has it from now on.
     *
     * @param from the first day of the claim, null where it has no beginning
     * @param until the first day after it, null where it has no end
     */
    @Stored("claim.made")
    record ClaimMade(String what, Subject holder, @Nullable Edtf from, @Nullable Edtf until) implements ClaimEvent {}

    @Stored("claim.released")
    record ClaimReleased(String what, Subject holder) implements ClaimEvent {}
}
