package city.hansa.ledger.append;

import city.hansa.ledger.append.AppendException.NotAppended;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The commands on their way into the log: those that wait, in the order in which they came, and those under way. For use by
 * all threads.
 *
 * <p>Two batches may be under way: while the database writes one, the other is sent behind it and waits at the gate, so
 * that the database need not wait for us. That is done once as many events wait as are under way: sooner, the batches would
 * crumble, and each costs a commit.
 */
final class Backlog {

    /** How many batches may be under way at once. */
    static final int LANES = 2;

    private static final int MAX_EVENTS = 1024;
    static final int MAX_BYTES = 8 << 20;

    private final Deque<Pending> waiting = new ArrayDeque<>();
    private int eventsWaiting;

    private int batchesUnderWay;
    private int eventsUnderWay;

    /** The streams and receipt keys of the commands under way: who shares one with them waits. */
    private final Set<Object> taken = new HashSet<>();

    private boolean closed;

    /** Lets a command go at once if nothing else waits or is under way; {@link #settle} must follow. */
    synchronized boolean go(Pending command) {
        requireOpen();
        if (!waiting.isEmpty() || batchesUnderWay > 0) {
            return false;
        }
        begin(List.of(command));
        return true;
    }

    synchronized void add(Pending command) {
        requireOpen();
        waiting.add(command);
        eventsWaiting += command.events().size();
        wakeIfReady();
    }

    synchronized boolean isOpen() {
        return !closed;
    }

    private void requireOpen() {
        if (closed) {
            throw new NotAppended("the ledger's writer is closed", null);
        }
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /**
     * Waits for the next batch: in order, at most one command of a stream and of a receipt's key. A command that has to
     * wait keeps its place, and those behind it that share a stream or a key with it wait too. {@link #settle} must follow.
     *
     * @return empty once the backlog is closed and nothing waits
     */
    synchronized List<Pending> take() throws InterruptedException {
        while (true) {
            if (isReady()) {
                var batch = select();
                if (!batch.isEmpty()) {
                    begin(batch);
                    wakeIfReady();
                    return batch;
                }
            }
            if (closed && waiting.isEmpty()) {
                return List.of();
            }
            wait();
        }
    }

    /** A batch that was given out is done with, whatever became of it. */
    synchronized void settle(List<Pending> batch) {
        batchesUnderWay--;
        for (var command : batch) {
            eventsUnderWay -= command.events().size();
            taken.removeAll(needs(command));
        }
        if (closed) {
            notifyAll();
        } else {
            wakeIfReady();
        }
    }

    /** Waits until nothing waits and nothing is under way. */
    synchronized void awaitEmpty() throws InterruptedException {
        while (!waiting.isEmpty() || batchesUnderWay > 0) {
            wait();
        }
    }

    private boolean isReady() {
        return !waiting.isEmpty() && batchesUnderWay < LANES && (batchesUnderWay == 0 || eventsWaiting >= eventsUnderWay);
    }

    private void wakeIfReady() {
        if (isReady()) {
            notifyAll();
        }
    }

    private List<Pending> select() {
        var batch = new ArrayList<Pending>();
        var kept = new ArrayDeque<Pending>();
        var blocked = new HashSet<>(taken);
        int events = 0;
        long bytes = 0;
        while (!waiting.isEmpty() && events < MAX_EVENTS) {
            var command = waiting.element();
            if (!batch.isEmpty() && bytes + command.bytes() > MAX_BYTES) {
                break;
            }
            waiting.remove();
            var needs = needs(command);
            // Also what it cannot have yet is blocked: nobody overtakes it.
            if (claim(needs, blocked)) {
                batch.add(command);
                events += command.events().size();
                bytes += command.bytes();
            } else {
                kept.add(command);
            }
        }
        while (!kept.isEmpty()) {
            waiting.addFirst(kept.removeLast());
        }
        eventsWaiting -= events;
        return batch;
    }

    private static boolean claim(Collection<Object> needs, Set<Object> blocked) {
        var free = true;
        for (var need : needs) {
            free &= blocked.add(need);
        }
        return free;
    }

    private void begin(List<Pending> batch) {
        batchesUnderWay++;
        for (var command : batch) {
            eventsUnderWay += command.events().size();
            taken.addAll(needs(command));
        }
    }

    /** The streams that a command appends to, and its receipt's key. */
    private static List<Object> needs(Pending command) {
        var needs = new ArrayList<Object>();
        for (var section : command.sections()) {
            needs.add(section.stream());
        }
        var receipt = command.receipt();
        if (receipt != null) {
            needs.add(receipt.name());
        }
        return needs;
    }
}
