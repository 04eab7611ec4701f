package city.hansa.benchmark.measure;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Time-ordered ids, as all that is compared uses them. */
public final class Ids {

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    private Ids() {}
}
