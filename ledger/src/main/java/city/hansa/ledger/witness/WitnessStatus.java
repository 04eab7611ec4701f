package city.hansa.ledger.witness;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with a witness of this log.
 *
 * @param vkey with which it cosigns, as C2SP signed-note writes a key, so that anyone can check a cosignature of it
 * @param failure why it does not cosign at the moment, in plain words; null unless it is {@link State#FAILING}
 * @param last what it has cosigned last; null before the first
 * @param lag how many leaves the last checkpoint has more than that
 * @param missingSince when the oldest checkpoint was signed that no cosignature of it covers; null if there is none
 */
public record WitnessStatus(
        String name,
        URI url,
        String vkey,
        State state,
        @Nullable String failure,
        @Nullable Cosigned last,
        long lag,
        @Nullable Instant missingSince) {

    /** What came of asking it last. */
    public enum State {
        /** Nothing yet: it has not been asked since the start, or has not answered. */
        NOT_ASKED,
        /** A cosignature of what was the last checkpoint then. */
        COSIGNING,
        /** No cosignature; it is asked again. */
        FAILING
    }

    /** A checkpoint by its size, and the time that the witness signed with it. */
    public record Cosigned(long size, Instant at) {}
}
