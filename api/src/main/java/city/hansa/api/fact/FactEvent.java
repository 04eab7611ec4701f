package city.hansa.api.fact;

import city.hansa.api.CityId;
import city.hansa.api.Stored;
import city.hansa.api.Subject;
import city.hansa.api.narrative.Narrative;
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

    /** {@code field} of {@code target} is {@code to}; it was recorded as {@code from} (null where it had no value, or is kept sealed). */
    @Stored("fact.corrected")
    record FactCorrected(
            Subject subject,
            UUID target,
            String field,
            @Narrative(valueOf = "field") @Nullable String from,
            @Narrative(valueOf = "field") String to,
            @Narrative String reason)
            implements FactEvent {}

    @Stored("fact.event-retracted")
    record EventRetracted(Subject subject, UUID target, Cause cause, @Narrative String reason) implements FactEvent {}

    @Stored("fact.disputed")
    record FactDisputed(
            Subject subject,
            UUID target,
            String field,
            @Narrative(valueOf = "field") String claim,
            @Narrative String reason)
            implements FactEvent {}

    @Stored("fact.dispute-settled")
    record DisputeSettled(Subject subject, UUID dispute, Preferred preferred, @Narrative String reason) implements FactEvent {}

    @Stored("fact.attested")
    record FactAttested(Subject subject, UUID target, CityId city, @Narrative @Nullable String note) implements FactEvent {}

    /** The sealed narratives of {@code target} were shown to the party that this was recorded for. */
    @Stored("fact.narrative-opened")
    record NarrativeOpened(Subject subject, UUID target, @Narrative String reason) implements FactEvent {}

    /**
     * The narratives of {@code target} are to be erased, if another person agrees.
     *
     * @param requester who asked, under a pseudonym that nobody can tell any more once the narratives are erased
     */
    @Stored("fact.erasure-requested")
    record ErasureRequested(Subject subject, UUID target, String requester, @Narrative String reason)
            implements FactEvent {}

    /**
     * A second person has agreed to {@code request}: the narratives of {@code target} are erased for good.
     *
     * @param key under which they were encrypted, and which is destroyed
     */
    @Stored("fact.narrative-erased")
    record NarrativeErased(Subject subject, UUID target, UUID request, UUID key) implements FactEvent {}
}
