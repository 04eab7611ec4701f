package city.hansa.app.faults;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;

/** How many faults of a kind are tried: a few in each build, many in the long run, {@code -Dfaults.long=true}. */
final class Runs {

    /** Printed with each report; given as {@code -Dfaults.seed=…}, the same choices are made again. */
    static final long SEED = Long.getLong("faults.seed", new Random().nextInt(1_000_000));

    /** @param kind as {@code -Dfaults.<kind>=…} says how many */
    static int of(String kind, int inEachBuild, int inTheLongRun) {
        return Integer.getInteger("faults." + kind, isLong() ? inTheLongRun : inEachBuild);
    }

    /** Skips what is tried in the long run alone. */
    static void requireAny(int times) {
        Assumptions.assumeTrue(times > 0, "tried in the long run: make faults");
    }

    private static boolean isLong() {
        return Boolean.getBoolean("faults.long");
    }

    /** A promise is held to in the long run; where a build does other things beside, within twice the time. */
    static Duration tolerated(Duration promised) {
        return isLong() ? promised : promised.multipliedBy(2);
    }

    private Runs() {}
}
