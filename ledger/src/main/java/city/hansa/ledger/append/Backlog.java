package city.hansa.ledger.append;

import city.hansa.ledger.append.AppendException.NotAppended;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The commands that wait for the writer, in the order in which they came. For use by all threads. */
final class Backlog {

    private static final int MAX_EVENTS = 1024;

    /** Of payload and metadata: a batch is held in memory several times over, here and in the database. */
    static final long MAX_BYTES = 8L << 20;

    private final Deque<Pending> waiting = new ArrayDeque<>();
    private boolean closed;

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized void add(Pending command) {
        if (closed) {
            throw new NotAppended("the ledger's writer is closed", null);
        }
        waiting.add(command);
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Waits until a command is there; false once the backlog is closed and empty. */
    synchronized boolean await() throws InterruptedException {
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        return !waiting.isEmpty();
    }

    /**
     * Takes the next batch: in order, at most one command of a stream and of a receipt's key. A command that has to wait
     * keeps its place, and those behind it that share a stream or a key with it wait too. A command too large for a batch
     * is one by itself.
     */
    synchronized List<Pending> take() {
        var batch = new ArrayList<Pending>();
        var kept = new ArrayDeque<Pending>();
        var taken = new HashSet<Object>();
        int events = 0;
        long bytes = 0;
        while (!waiting.isEmpty() && events < MAX_EVENTS) {
            var size = bytesOf(waiting.element());
            if (bytes + size > MAX_BYTES && !batch.isEmpty()) {
                break;
            }
            var command = waiting.remove();
            if (claim(command, taken)) {
                batch.add(command);
                events += command.events().size();
                bytes += size;
            } else {
                kept.add(command);
            }
        }
        while (!kept.isEmpty()) {
            waiting.addFirst(kept.removeLast());
        }
        return batch;
    }

    private static long bytesOf(Pending command) {
        return command.events().stream()
                .mapToLong(event -> (long) event.payload().length + event.metadata().length)
                .sum();
    }

    /** Claims all that a command needs for itself, also if some of it is taken. */
    private static boolean claim(Pending command, Set<Object> taken) {
        var free = true;
        for (var section : command.sections()) {
            free &= taken.add(section.stream());
        }
        var receipt = command.receipt();
        if (receipt != null) {
            free &= taken.add(receipt.name());
        }
        return free;
    }
}
