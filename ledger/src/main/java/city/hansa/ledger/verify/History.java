package city.hansa.ledger.verify;

import city.hansa.ledger.leaf.Leaf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What holds between leaves: time never goes back, and every stream is whole. Keeps a number a stream. Used by one
 * thread.
 *
 * <p>A sealed entry's leaf does not say of which stream it is. A number that lacks in a stream is therefore taken to be
 * that of a sealed entry with this sequence, which must stand earlier in the log and fills one gap only.
 */
final class History {

    private static final String SEALED = "SEALED";
    private static final String RECONCILED = "log.reconciled";

    private final Map<String, Long> nextOfStream = new HashMap<>();
    private final Map<Long, Long> sealedBySequence = new HashMap<>();
    private Instant time = Instant.MIN;
    private final List<Long> reconciled = new ArrayList<>();
    private long sealed;

    /** Adds the next leaf. */
    void add(Leaf leaf) {
        if (leaf.time().isBefore(time)) {
            throw Stop.doesNotHold("leaf " + leaf.position() + ": time went back from " + time + " to " + leaf.time());
        }
        time = leaf.time();
        if (leaf.payloadType().equals(RECONCILED)) {
            reconciled.add(leaf.position());
        }
        if (leaf.visibility().equals(SEALED)) {
            sealed++;
            sealedBySequence.merge(leaf.aggregateSequence(), 1L, Long::sum);
        } else {
            goOn(leaf);
        }
    }

    private void goOn(Leaf leaf) {
        var sequence = leaf.aggregateSequence();
        var next = nextOfStream.getOrDefault(leaf.aggregateId(), 0L);
        for (var missing = next; missing < sequence; missing++) {
            if (!isFilledBySealed(missing)) {
                throw broken(leaf, missing);
            }
        }
        if (sequence < next) {
            throw broken(leaf, next);
        }
        nextOfStream.put(leaf.aggregateId(), sequence + 1);
    }

    private boolean isFilledBySealed(long sequence) {
        var left = sealedBySequence.getOrDefault(sequence, 0L);
        sealedBySequence.computeIfPresent(sequence, (_, count) -> count == 1 ? null : count - 1);
        return left > 0;
    }

    private static Stop broken(Leaf leaf, long expected) {
        return Stop.doesNotHold("leaf " + leaf.position() + ": stream " + leaf.aggregateId() + " goes on with sequence "
                + leaf.aggregateSequence() + ", not " + expected);
    }

    /** How many streams could be followed. */
    long streams() {
        return nextOfStream.size();
    }

    /** The positions at which the log says of itself that it lost what it had signed. */
    List<Long> reconciled() {
        return reconciled;
    }

    /** How many entries are sealed, so that their stream is not known. */
    long sealed() {
        return sealed;
    }
}
