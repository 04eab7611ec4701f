package city.hansa.ledger.verify;

import org.jspecify.annotations.Nullable;

/** Ends a verification before its end: the first thing that is wrong, and the exit code that goes with it. */
final class Stop extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** How the command ends; the codes are documented in its help, and scripts rely on them. */
    enum Exit {
        HOLDS(0),
        DOES_NOT_HOLD(1),
        WRONG_USAGE(2),
        UNREADABLE(3);

        private final int code;

        Exit(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    private final Exit exit;

    /** Without a stack trace: it says where the fault is in the log, not where in the verifier. */
    private Stop(Exit exit, String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.exit = exit;
    }

    private Stop(Exit exit, String message) {
        this(exit, message, null);
    }

    /** What was read is not what it should be: a leaf, a tile, a checkpoint or a line, and why. */
    static Stop doesNotHold(String what) {
        return new Stop(Exit.DOES_NOT_HOLD, what);
    }

    /** What was read is not in its form. */
    static Stop doesNotHold(String what, IllegalArgumentException why) {
        return new Stop(Exit.DOES_NOT_HOLD, what + ": " + why.getMessage(), why);
    }

    /** The command is not one; nothing was looked at. */
    static Stop wrongUsage(String why) {
        return new Stop(Exit.WRONG_USAGE, why);
    }

    /** It could not be had, so that nothing is known of it. */
    static Stop unreadable(String what) {
        return new Stop(Exit.UNREADABLE, what);
    }

    /** It could not be had, so that nothing is known of it. */
    static Stop unreadable(String what, Exception why) {
        return new Stop(Exit.UNREADABLE, what + ": " + why, why);
    }

    Exit exit() {
        return exit;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
