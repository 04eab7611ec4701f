package city.hansa.benchmark;

import city.hansa.api.projection.Rebuild.State;
import city.hansa.api.projection.Rebuilds;
import city.hansa.benchmark.measure.Cost;
import city.hansa.ledger.axon.LedgerEventStorageEngine;
import city.hansa.ledger.read.LedgerReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * All views built anew from a generated history, indexes and the swap included, in the whole application; its processors
 * rest, so that nothing else is measured.
 */
final class Anew {

    private static final int HISTORY = Integer.getInteger("benchmark.history", 100_000);

    /** Prints a line a round; the first is the warm-up. */
    static void measure(Path directory, int rounds) {
        try (var hansa = Running.in(directory)) {
            hansa.rest();
            new History(hansa.bean(LedgerEventStorageEngine.class)).write(HISTORY);
            var events = hansa.bean(LedgerReader.class).head() + 1;
            var rebuilds = hansa.bean(Rebuilds.class);
            for (var round = 0; round <= rounds; round++) {
                var cost = new Cost();
                end(rebuilds, rebuilds.begin().id());
                System.out.printf(
                        "%-32s %s, of %,d events%n",
                        round == 0 ? "rebuild of all views, warm-up" : "rebuild of all views",
                        cost.each(events, "event"),
                        events);
            }
        }
    }

    private static void end(Rebuilds rebuilds, UUID id) {
        var rebuild = rebuilds.find(id).orElseThrow();
        while (!rebuild.state().isEnd()) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            rebuild = rebuilds.find(id).orElseThrow();
        }
        if (rebuild.state() != State.COMPLETED || !rebuild.setAside().isEmpty()) {
            throw new IllegalStateException("the rebuild came to this: " + rebuild);
        }
    }

    private Anew() {}
}
