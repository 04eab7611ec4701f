package city.hansa.api.log;

import city.hansa.api.Stored;
import org.jspecify.annotations.Nullable;

/** What has happened to the log itself, in a stream of its own. */
public sealed interface LogEvent {

    /**
     * After a restore from a backup, an operator has put on record that a checkpoint is lost which had left the house; the
     * log goes on under another name (ADR 23).
     *
     * @param forgotten the signed note that is lost
     * @param kept the last one that was not, null if nothing was sealed
     * @param origin the log's name from here on
     */
    @Stored("log.reconciled")
    record LogReconciled(String forgotten, @Nullable String kept, String origin, String reason) implements LogEvent {}
}
