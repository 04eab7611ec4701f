package city.hansa.ledger.verify;

import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.tree.CompactRange;
import city.hansa.ledger.tree.TilePath;
import org.jspecify.annotations.Nullable;

/**
 * The tree over a log's leaves, made anew from them, and held against what the log has signed: now and, if an older
 * checkpoint was kept, then. Used by one thread.
 */
final class RecomputedTree {

    private final Checkpoint newest;
    private final @Nullable Checkpoint older;
    private final CompactRange range = new CompactRange();

    RecomputedTree(Checkpoint newest, @Nullable Checkpoint older) {
        this.newest = newest;
        this.older = older;
        if (older != null && older.size() > newest.size()) {
            throw Stop.doesNotHold("checkpoint: the log went back, from " + older.size() + " leaves in the older"
                    + " checkpoint to " + newest.size());
        }
        if (older != null && older.size() == 0) {
            requireBegin(older, range);
        }
    }

    /** Adds the next leaves. */
    void add(Bundle bundle) {
        var hashes = bundle.tile().hashes();
        var begin = size();
        if (older != null && begin < older.size() && older.size() <= begin + hashes.size()) {
            var then = new CompactRange(range);
            hashes.subList(0, (int) (older.size() - begin)).forEach(then::append);
            requireBegin(older, then);
        }
        if (hashes.size() == TilePath.FULL) {
            range.append(bundle.root(), TilePath.HEIGHT);
        } else {
            hashes.forEach(range::append);
        }
    }

    private static void requireBegin(Checkpoint older, CompactRange then) {
        if (!then.root().equals(older.rootHash())) {
            throw Stop.doesNotHold(
                    "checkpoint: the log does not begin with the tree of the older checkpoint; its first "
                            + older.size() + " leaves have the root "
                            + then.root().toBase64() + ", then it was "
                            + older.rootHash().toBase64());
        }
    }

    /** How many leaves were added. */
    long size() {
        return range.size();
    }

    /** Requires that the leaves are those of the checkpoint, all of them. */
    void requireRoot() {
        if (!range.root().equals(newest.rootHash())) {
            throw Stop.doesNotHold(
                    "checkpoint: its root is " + newest.rootHash().toBase64() + ", but that of the " + size()
                            + " leaves is " + range.root().toBase64());
        }
    }
}
