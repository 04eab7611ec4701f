package city.hansa.ledger.axon;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a command: which stream it concerned, and where that stands now.
 *
 * <p>Events are appended after a command was handled, so an acknowledgement is given out empty and completed before the
 * command's unit of work has committed; whoever awaits the command's result finds it complete. Safe for use by several
 * threads.
 */
public final class Acknowledgement {

    private volatile @Nullable Content content;

    /** An acknowledgement that is still to be completed. */
    Acknowledgement() {}

    /** A complete one, as read from its JSON. */
    @JsonCreator
    public Acknowledgement(
            @JsonProperty("aggregateId") UUID aggregateId,
            @JsonProperty("sequence") long sequence,
            @JsonProperty("position") long position) {
        complete(aggregateId, sequence, position);
    }

    /** The stream of the command's aggregate. */
    @JsonProperty
    public UUID aggregateId() {
        return content().aggregateId;
    }

    /** The 0-based sequence of the stream's last event; -1 if it has none. */
    @JsonProperty
    public long sequence() {
        return content().sequence;
    }

    /** The position of the same event; -1 if there is none. A view that has seen it shows what the command did. */
    @JsonProperty
    public long position() {
        return content().position;
    }

    void complete(UUID aggregateId, long sequence, long position) {
        content = new Content(aggregateId, sequence, position);
    }

    boolean isComplete() {
        return content != null;
    }

    private Content content() {
        var known = content;
        if (known == null) {
            throw new IllegalStateException("the command's unit of work has not committed, or concerned no stream");
        }
        return known;
    }

    private record Content(UUID aggregateId, long sequence, long position) {}
}
