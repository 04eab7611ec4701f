package city.hansa.ledger.witness;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A log that we witness.
 *
 * @param size of the checkpoint that we have cosigned last; null before the first
 * @param at when that was; null before the first
 */
public record WitnessedLog(String origin, @Nullable Long size, @Nullable Instant at) {}
