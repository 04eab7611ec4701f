package city.hansa.api.date;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether vague dates can have come in a given order, several on one day being in order.
 *
 * <p>They conflict only if no choice of exact days, one from each date's earliest to latest, is non-decreasing. To give
 * each date the largest earliest day up to it is the least such choice, so once that day lies after a date's latest,
 * every choice fails; and until then it is itself a choice that succeeds. Hence a list conflicts exactly if one of its
 * dates is certainly later than a date that should follow it.
 */
public final class Order {

    /** Positions in the list of a date and of one that should follow it, but certainly came before it. */
    public record Conflict(int earlier, int later) {}

    private Order() {}

    public static boolean possible(List<Edtf> inThisOrder) {
        return conflict(inThisOrder).isEmpty();
    }

    /** The position of the earlier element of the first conflict; see {@link #conflict}. */
    public static OptionalInt firstConflict(List<Edtf> inThisOrder) {
        var conflict = conflict(inThisOrder);
        return conflict.isPresent() ? OptionalInt.of(conflict.get().earlier()) : OptionalInt.empty();
    }

    /** The conflict whose later element comes first in the list; its earlier element is the most binding before it. */
    public static Optional<Conflict> conflict(List<Edtf> inThisOrder) {
        var binding = 0;
        for (var next = 0; next < inThisOrder.size(); next++) {
            var floor = inThisOrder.get(binding).earliest();
            var date = inThisOrder.get(next);
            if (floor.isAfter(date.latest())) {
                return Optional.of(new Conflict(binding, next));
            }
            if (date.earliest().isAfter(floor)) {
                binding = next;
            }
        }
        return Optional.empty();
    }
}
