package city.hansa.ledger.append;

import city.hansa.ledger.read.Receipt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why a command's events were not acknowledged. All kinds but {@link OutcomeUnknown} mean that none is in the log. */
public abstract sealed class AppendException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private AppendException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Another command came first: a stream is not where this one expected it. To decide again is safe. */
    public static final class StaleSequence extends AppendException {

        private static final long serialVersionUID = 1;

        private final UUID aggregateId;
        private final long expected;

        public StaleSequence(UUID aggregateId, long expected) {
            super("sequence " + expected + " is not the next of stream " + aggregateId + " or of another of its command",
                    null);
            this.aggregateId = aggregateId;
            this.expected = expected;
        }

        /** The command's first stream. Which of its streams was elsewhere is not said. */
        public UUID aggregateId() {
            return aggregateId;
        }

        /** The sequence that the command expected to be that stream's next. */
        public long expected() {
            return expected;
        }
    }

    /** A command with this key was answered before; nothing was done again. */
    public static final class Replayed extends AppendException {

        private static final long serialVersionUID = 1;

        private final transient Receipt first;
        private final boolean sameRequest;

        /**
         * Of a command that is not done again.
         *
         * @param first the first answer
         * @param sameRequest whether it was given to the same request
         */
        public Replayed(Receipt first, boolean sameRequest) {
            super("key " + first.key() + " was answered at position " + first.position()
                    + (sameRequest ? "" : ", to another request"), null);
            this.first = first;
            this.sameRequest = sameRequest;
        }

        /** The first answer. */
        public Receipt first() {
            return first;
        }

        /** Whether the request is the one that was answered. If not, the caller used a key twice. */
        public boolean sameRequest() {
            return sameRequest;
        }
    }

    /** Nothing was appended: the database refused or could not be reached, or the writer is closed. */
    public static final class NotAppended extends AppendException {

        private static final long serialVersionUID = 1;

        public NotAppended(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** Nothing was appended, nor will be: the log does not verify, and this writer has been halted for it. */
    public static final class Halted extends AppendException {

        private static final long serialVersionUID = 1;

        private final String why;

        public Halted(String why) {
            super(why, null);
            this.why = why;
        }

        /** What failed, as the writer was told. */
        public String why() {
            return why;
        }
    }

    /**
     * The connection was lost while the answer was awaited, and the log could not be asked since: the events may be in
     * the log or may yet come there. The same command with the same key, given again, is answered rightly.
     */
    public static final class OutcomeUnknown extends AppendException {

        private static final long serialVersionUID = 1;

        public OutcomeUnknown(@Nullable Throwable cause) {
            super("the connection was lost while events were appended, and the log could not be asked since", cause);
        }
    }
}
