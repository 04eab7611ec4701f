package city.hansa.ledger.verify;

import city.hansa.ledger.tree.TilePath;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Reads every entry and every tile of a log, each once, and holds them against each other. */
final class LogCheck {

    /** Hands on the leaves of a log of that size, in their order, after they were found to be in its tiles. */
    static void run(LogSource log, long size, Consumer<Bundle> inOrder) {
        var upper = new UpperTiles(log);
        Ordered.each(bundles(log, size), bundle -> {
            inOrder.accept(bundle);
            if (bundle.leaves().size() == TilePath.FULL) {
                upper.add(bundle.root());
            }
        });
        upper.end();
    }

    private static Iterator<Callable<Bundle>> bundles(LogSource log, long size) {
        return LongStream.range(0, Math.ceilDiv(size, TilePath.FULL))
                .mapToObj(index -> TilePath.in(size, TilePath.ENTRIES, index))
                .<Callable<Bundle>>map(path -> () -> Bundle.read(log, path))
                .iterator();
    }

    private LogCheck() {}
}
