package city.hansa.web.problem;

/** What the service relies on does not answer at the moment; the sentence says what is known of the request. */
public final class Unavailable extends RequestRefused {

    private static final long serialVersionUID = 1L;

    private Unavailable(String detail) {
        this(RequestRejection.UNAVAILABLE, detail);
    }

    private Unavailable(RequestRejection reason, String detail) {
        super(reason, detail);
    }

    public static Unavailable nothingWritten() {
        return new Unavailable("Nothing was written; the command may be given again.");
    }

    /** Neither this node has the role that takes commands, nor any that it can hand them to. */
    public static Unavailable takenNowhere() {
        return new Unavailable("Nothing was written, for no node that is reached from here takes this command;"
                + " give it to one that does, or again.");
    }

    /** No command is taken any more; what failed names the leaf. */
    public static Unavailable logCorrupted(String what) {
        return new Unavailable(RequestRejection.LOG_CORRUPTED, what + ". Nothing was written; reading goes on.");
    }

    /** What was asked for cannot be proved, or not be read; what failed names the leaf. */
    public static Unavailable doesNotHold(String what) {
        return new Unavailable(RequestRejection.LOG_CORRUPTED, what + ".");
    }

    /** Nobody can say yet whether the command's events are in the log. */
    public static Unavailable outcomeUnknown() {
        return new Unavailable("Whether the command was taken is not known: repeat it under the same Idempotency-Key,"
                + " which has it done once. Without a key, read the record first.");
    }

    /** Nobody can say yet whether it is on record; it is recorded once, however often it is asked for. */
    public static Unavailable reconciliationUnknown() {
        return new Unavailable("Whether it was recorded is not known; ask again.");
    }

    public static Unavailable viewBehind(long asked, long reached) {
        var behind = new Unavailable(
                "The view has come to position " + reached + ", not so far as " + asked + "; ask again.");
        behind.with("position", reached);
        return behind;
    }

    /** Whoever listens keeps a place until they go. */
    public static Unavailable tooManyListeners() {
        return new Unavailable("No more listeners are taken at the moment; connect again.");
    }

    public static Unavailable identityProvider() {
        return new Unavailable("The identity provider does not answer, so a token cannot be checked; ask again.");
    }

    /** Neither this node has the role that answers questions, nor any that it can hand them to. */
    public static Unavailable answeredNowhere() {
        return new Unavailable("No node that is reached from here answers this question; ask one that does, or again.");
    }

    public static Unavailable notReadable() {
        return new Unavailable("The records cannot be read at the moment; ask again.");
    }
}
