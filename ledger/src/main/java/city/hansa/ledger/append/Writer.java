package city.hansa.ledger.append;

import java.util.function.LongConsumer;

/**
 * What takes the events of commands into the log, one a node. For use by any number of threads.
 *
 * <p>{@link GroupCommit} writes them there itself; where a log is kept elsewhere and followed, another hands them over and
 * waits until they have arrived.
 */
public interface Writer {

    /**
     * Appends a command's events and returns when they are durable and in the log: all of them, or none.
     *
     * <p>Of a command that is given again with the same receipt key, nothing is appended.
     *
     * @throws AppendException.StaleSequence if a stream is not where the command expected it
     * @throws AppendException.Replayed if its receipt key was answered before
     * @throws AppendException.NotAppended if nothing could be written
     * @throws AppendException.Halted if this writer has been halted
     * @throws AppendException.OutcomeUnknown if nobody could be asked what became of it
     */
    Appended append(Append command);

    /**
     * Has a listener told the last position after each commit of this node, in the order of positions. It is called by
     * the committing thread, so it must be quick, and must not append.
     *
     * @return ends it
     */
    Runnable listen(LongConsumer listener);

    /** As {@link #listen}, but of how many events the commit took; until this is closed. */
    void measure(LongConsumer gauge);

    /** Whether it takes commands still. */
    boolean isOpen();

    /**
     * Refuses new commands from now on, since the log does not verify; those that wait are appended still. Not undone
     * before the next start.
     *
     * @param why what failed, as each refused caller is told
     */
    void halt(String why);
}
