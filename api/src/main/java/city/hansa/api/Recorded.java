package city.hansa.api;

import city.hansa.api.date.Edtf;
import city.hansa.api.envelope.Envelope;
import java.time.Instant;
import java.util.UUID;

/**
 * An event as the ledger took it.
 *
 * @param position place in the log, from 0, without gaps
 * @param sequence place in its own stream, from 0, without gaps
 * @param eventId the name by which corrections, retractions and disputes refer to it
 * @param recordedAt when it was taken; never earlier than that of the position before
 */
public record Recorded<E>(long position, long sequence, UUID eventId, Instant recordedAt, Envelope envelope, E event) {

    /** When it happened in the world; may be vague. */
    public Edtf effective() {
        return envelope.effective();
    }

    /** The same record of another event or envelope: how a correction is applied to a history in memory. */
    public <F> Recorded<F> with(F other, Envelope envelope) {
        return new Recorded<>(position, sequence, eventId, recordedAt, envelope, other);
    }
}
