package city.hansa.ledger.verify;

import city.hansa.ledger.tree.TilePath;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Reads every entry and every tile of a log, each once, and holds them against each other. */
final class LogCheck {

    private final UpperTiles upper;
    private final Consumer<Bundle> inOrder;

    LogCheck(LogSource log, Consumer<Bundle> inOrder) {
        this.upper = new UpperTiles(log);
        this.inOrder = inOrder;
    }

    /** Hands on the leaves of a log of that size, in their order, after they were found to be in its tiles. */
    static void run(LogSource log, long size, Consumer<Bundle> inOrder) {
        var check = new LogCheck(log, inOrder);
        var bundles = bundles(size).<Callable<Bundle>>map(path -> () -> Bundle.read(log, path));
        Ordered.each(bundles.iterator(), check::add);
        check.end();
    }

    /** Where all entries of a log of that size are. */
    static Stream<TilePath> bundles(long size) {
        return LongStream.range(0, Math.ceilDiv(size, TilePath.FULL))
                .mapToObj(index -> TilePath.in(size, TilePath.ENTRIES, index));
    }

    /** Takes the next bundle. */
    void add(Bundle bundle) {
        inOrder.accept(bundle);
        if (bundle.leaves().size() == TilePath.FULL) {
            upper.add(bundle.root());
        }
    }

    /** Holds what is left, at the edge of the tree, against the log. */
    void end() {
        upper.end();
    }
}
