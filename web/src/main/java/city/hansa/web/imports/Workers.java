package city.hansa.web.imports;

import city.hansa.ledger.read.ReadAhead;
import city.hansa.web.imports.Verdict.Answer;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who give an import's commands, many at once, until one meets what the service cannot take. */
final class Workers {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    /** As many as fill the ledger's batches. */
    private static final int WINDOW = 128;

    private volatile boolean isStopped;

    boolean isStopped() {
        return isStopped;
    }

    /**
     * Each on a thread of its own, a window of them at once, with what was read ahead for all of them; nothing is begun
     * any more once the import is to stop. Returns when all are done.
     */
    <T> void atOnce(Iterable<T> all, ReadAhead ahead, Consumer<T> task) {
        var window = new Semaphore(WINDOW);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : all) {
                window.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        if (!isStopped) {
                            ahead.during(() -> task.accept(one));
                        }
                    } finally {
                        window.release();
                    }
                });
            }
        }
    }

    /** What became of a line whose command was not taken; stops the rest where none could be. */
    Verdict verdict(RuntimeException failed) {
        try {
            var verdict = Verdict.of(failed);
            isStopped |= verdict.answer() == Answer.STOPPED;
            return verdict;
        } catch (RuntimeException fault) {
            return stop(fault);
        }
    }

    /** Stops the rest. */
    Verdict stop(RuntimeException failed) {
        isStopped = true;
        try {
            return Verdict.of(failed);
        } catch (RuntimeException fault) {
            LOG.error("an import met a fault", fault);
            return Verdict.fault();
        }
    }
}
