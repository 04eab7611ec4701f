package city.hansa.api.fact;

import city.hansa.api.CityId;
import city.hansa.api.Stored;
import city.hansa.api.Subject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What has been said about an earlier event of the same stream. Stored for ever: add a record, never change one. */
public sealed interface FactEvent {

    Subject subject();

    enum Cause {
        RECORDED_IN_ERROR,
        DUPLICATE
    }

    enum Preferred {
        FACT,
        CLAIM
    }

    /** {@code field} of {@code target} is {@code to}; it was recorded as {@code from} (null where it had no value). */
    @Stored("fact.corrected")
    record FactCorrected(Subject subject, UUID target, String field, @Nullable String from, String to, String reason)
            implements FactEvent {}

    @Stored("fact.event-retracted")
    record EventRetracted(Subject subject, UUID target, Cause cause, String reason) implements FactEvent {}

    @Stored("fact.disputed")
    record FactDisputed(Subject subject, UUID target, String field, String claim, String reason) implements FactEvent {}

    @Stored("fact.dispute-settled")
    record DisputeSettled(Subject subject, UUID dispute, Preferred preferred, String reason) implements FactEvent {}

    @Stored("fact.attested")
    record FactAttested(Subject subject, UUID target, CityId city, @Nullable String note) implements FactEvent {}
}
