package city.hansa.ledger.verify;

import city.hansa.ledger.note.Checkpoint;
import org.jspecify.annotations.Nullable;

/** What is made anew from a log's leaves, in order, and must come out as the log has signed it. For one thread. */
final class Recomputation {

    private final RecomputedTree tree;
    private final History history = new History();
    private final @Nullable Checkpoint older;

    /** Begins before the first leaf. */
    Recomputation(Checkpoint newest, @Nullable Checkpoint older) {
        this.tree = new RecomputedTree(newest, older);
        this.older = older;
    }

    /** Adds the next leaves. */
    void add(Bundle bundle) {
        bundle.leaves().forEach(history::add);
        tree.add(bundle);
    }

    /** Requires that nothing lacks. */
    void end() {
        tree.requireRoot();
    }

    /** How many leaves were added. */
    long size() {
        return tree.size();
    }

    /** Says what holds by now. */
    void tell(Report report) {
        report.checked(Report.number(size()) + " leaves: form, position, time, and the root above them");
        report.checked(Report.number(history.streams()) + " streams: each is numbered from 0 without a gap");
        history.reconciled()
                .forEach(position -> report.of(
                        "RECONCILED",
                        "leaf " + position
                                + ": what the log had signed further on was lost, and it took another name"));
        if (history.sealed() > 0) {
            report.notChecked(
                    "of which stream the " + Report.number(history.sealed()) + " sealed leaves are: they hide it");
        }
        if (older == null) {
            report.notChecked("whether an older checkpoint said something else (--since)");
        } else {
            report.checked("the older checkpoint of " + older.origin() + ": the tree begins with its "
                    + Report.number(older.size()) + " leaves");
        }
    }
}
