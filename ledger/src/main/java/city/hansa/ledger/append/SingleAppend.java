package city.hansa.ledger.append;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An append of one command in the caller's own transaction, beside the node's writer: for what is said of the log itself
 * and must be recorded together with something else.
 */
public final class SingleAppend {

    /**
     * Appends the command's events, which are durable, and the gate open again, when the caller's transaction has
     * committed.
     *
     * @param connection with a transaction under way, read committed, as the application's role
     * @param now the time of recording, of which microseconds are kept
     * @throws AppendException.StaleSequence if a stream is not where the command expected it
     */
    public static Appended append(Connection connection, Append command, Instant now) throws SQLException {
        var pending = new Pending(command, new Salts());
        var heads = new Heads();
        var outcome = LedgerSession.on(connection).append(new AppendCall(List.of(pending), heads), heads.next(), now);
        if (outcome.refused(1)) {
            throw pending.stale();
        }
        var last = outcome.firstPosition() + command.events().size() - 1;
        return new Appended(outcome.firstPosition(), last, outcome.recordedAt());
    }

    /** Where a command is in the log, if it is: by the identity of its first event, after which the rest stands. */
    public static Optional<Appended> find(Connection connection, Append command) throws SQLException {
        return LedgerSession.on(connection).find(new Pending(command, new Salts()));
    }

    private SingleAppend() {}
}
