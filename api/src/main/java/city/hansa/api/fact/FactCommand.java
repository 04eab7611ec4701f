package city.hansa.api.fact;

import city.hansa.api.CityId;
import city.hansa.api.Subject;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * What may be asked about a fact that a record already holds. Nothing is edited: each of these adds an event that names
 * the one it concerns. They are the same for all six aggregates.
 */
public sealed interface FactCommand {

    Subject subject();

    /** The stream that the command concerns, in Axon's terms. */
    @TargetAggregateIdentifier
    default UUID aggregateId() {
        return subject().id();
    }

    /**
     * Replaces one field of an earlier event by another value, or its day by another ({@code effective}).
     *
     * @param target the event to correct
     * @param field a field of that event, or {@code effective}
     * @param to the right value, as text: a date in EDTF, a number in digits, a constant by its name
     */
    @Schema(
            description = "Corrects one field of an earlier event. The event stays as it was recorded; what is shown"
                    + " from now on is the corrected history, and what was shown before can still be asked for.",
            example = """
                    {"target":"0199d5c0-0000-7000-8000-00000000000e","field":"effective","to":"1978-10",
                     "reason":"the council minutes give the month"}""")
    record CorrectFact(Subject subject, UUID target, String field, String to, String reason) implements FactCommand {}

    /** Takes back an event that should not have been recorded. */
    @Schema(
            description = "Takes back an event that was recorded in error or twice. It stays in the log and in the"
                    + " history; the record is shown without it. With a member's signature go the obligations that it"
                    + " opened, unless somebody has dealt with one of them since.",
            example = """
                    {"target":"0199d5c0-0000-7000-8000-00000000000e","cause":"DUPLICATE",
                     "reason":"the same resolution was recorded from the press"}""")
    record RetractEvent(Subject subject, UUID target, FactEvent.Cause cause, String reason) implements FactCommand {}

    /** States that a source says otherwise; both statements stay. */
    @Schema(
            description = "States that another source says otherwise. Both stay until the dispute is settled.",
            example = """
                    {"target":"0199d5c0-0000-7000-8000-00000000000e","field":"effective","claim":"1977",
                     "reason":"the register of 2015 dates it 1977"}""")
    record DisputeFact(Subject subject, UUID target, String field, String claim, String reason)
            implements FactCommand {}

    /** Ends a dispute in favour of the recorded fact or of the claim against it. */
    @Schema(
            description = "Settles a dispute: the fact stands, or the claim is preferred and shown in its place.",
            example = """
                    {"dispute":"0199d5c0-0000-7000-8000-00000000000f","preferred":"FACT",
                     "reason":"the charter itself was found"}""")
    record SettleDispute(Subject subject, UUID dispute, FactEvent.Preferred preferred, String reason)
            implements FactCommand {}

    /** A party confirms a fact as its own record has it. */
    @Schema(
            description = "A party to the record confirms the fact by its own files.",
            example = """
                    {"target":"0199d5c0-0000-7000-8000-00000000000e",
                     "city":"0199d5c0-0000-7000-8000-000000000001"}""")
    record AttestFact(Subject subject, UUID target, CityId city, @Nullable String note) implements FactCommand {}

    /** Has the sealed narratives of an event shown; that it was done, for whom and why, stays on record. */
    @Schema(
            description = "Shows the sealed narratives of an event. That they were opened, on whose behalf and why, is"
                    + " recorded first; the answer has them as narratives, by field. Each opening is recorded anew.",
            example = """
                    {"target":"0199d5c0-0000-7000-8000-00000000000e",
                     "reason":"the council has asked what was agreed"}""")
    record OpenNarrative(Subject subject, UUID target, String reason) implements FactCommand {}

    /** Asks that the sealed narratives of an event be erased. */
    @Schema(
            description = "Asks for the sealed narratives of an event to be erased for good. Another person must approve;"
                    + " until then nothing is erased.",
            example = """
                    {"target":"0199d5c0-0000-7000-8000-00000000000e",
                     "reason":"the person concerned has asked for it"}""")
    record RequestErasure(Subject subject, UUID target, String reason) implements FactCommand {}

    /** Agrees to an erasure that somebody else has asked for. */
    @Schema(
            description = "Approves a requested erasure, as another person than the one who asked. The key is destroyed:"
                    + " nobody reads the narratives again, and the log stays as it is, and verifies.",
            example = """
                    {"request":"0199d5c0-0000-7000-8000-00000000000f"}""")
    record ApproveErasure(Subject subject, UUID request) implements FactCommand {}
}
