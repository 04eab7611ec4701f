package city.hansa.ledger.follow;

import org.jspecify.annotations.Nullable;

/** What is followed is not what was followed before: nothing more is taken from there until a person has looked at it. */
public final class OtherHistory extends RuntimeException {

    private static final long serialVersionUID = 1;

    public OtherHistory(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
