package city.hansa.api.claim;

import city.hansa.api.Stored;
import city.hansa.api.Subject;
import city.hansa.api.date.Edtf;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to a claim: a stream of its own, whose id is derived (UUIDv5) from what is claimed, so that two who
 * claim the same at once meet in one stream and one of them loses (DESIGN §3).
 */
public sealed interface ClaimEvent {

    /** What is claimed, such as {@code identifier geonames:2935517}. */
    String what();

    /**
     * The holder has it in that period.
     *
     * @param from the first day of the claim, null where it has no beginning
     * @param until the first day after it, null where it has no end
     */
    @Stored("claim.made")
    record ClaimMade(String what, Subject holder, @Nullable Edtf from, @Nullable Edtf until) implements ClaimEvent {}

    /** All that the holder has claimed of it, in whatever periods. */
    @Stored("claim.released")
    record ClaimReleased(String what, Subject holder) implements ClaimEvent {}

    /** The claims that stand after these events, in the order in which they were made. */
    static List<ClaimMade> standing(List<ClaimEvent> events) {
        var standing = new ArrayList<ClaimMade>();
        for (var event : events) {
            switch (event) {
                case ClaimMade made -> standing.add(made);
                case ClaimReleased(_, var holder) -> standing.removeIf(made -> made.holder().equals(holder));
            }
        }
        return List.copyOf(standing);
    }
}
