package city.hansa.benchmark;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Time-ordered ids, as all that is compared uses them. */
final class Ids {

    static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    private Ids() {}
}
