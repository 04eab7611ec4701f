package city.hansa.web.command;

import java.util.Map;
import java.util.UUID;

/** Where commands go. */
public interface Commands {

    /**
     * What was written.
     *
     * @param id the record that the command was given to
     * @param sequence of the last event of that record
     * @param position of the last event in the log
     */
    record Outcome(UUID id, long sequence, long position) {}

    /**
     * Hands the command over and waits until its events are durable.
     *
     * @param metaData the envelope, with {@code principal}; where the caller gave them also {@code idempotencyKey}
     *     with {@code requestHash} (64 hex digits), and {@code expectedSequence} (digits)
     * @throws city.hansa.api.CommandRejected by a rule; nothing was written
     * @throws Replayed the key was used a moment ago by another request; nothing was written
     * @throws StalePrecondition the record is no longer at the expected sequence; nothing was written
     * @throws LostRace another command on the same record came first, for all retries; nothing was written
     */
    Outcome send(Object command, Map<String, String> metaData);
}
