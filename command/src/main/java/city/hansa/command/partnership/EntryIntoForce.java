package city.hansa.command.partnership;

import city.hansa.api.CityId;
import city.hansa.api.PartnershipId;
import city.hansa.api.date.Edtf;
import city.hansa.api.partnership.PartnershipEvent.EntryRule;
import city.hansa.api.partnership.PartnershipEvent.PartnershipEnteredIntoForce;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a proposal comes into force without being asked to: as soon as every party has signed, and approved where the kind
 * demands it, or as soon as a reason is given to accept that less is on record. History is like that: the assembly of
 * Novi Sad resolved half a year after its charter.
 */
record EntryIntoForce(PartnershipId id, PartnershipLife life) {

    /**
     * @param accepted the reason to accept what is missing
     * @param day of the act that may have completed it; that it has ended since does not stand against it
     */
    Optional<PartnershipEnteredIntoForce> by(@Nullable String accepted, Edtf day) {
        if (life.hasEntered()) {
            return Optional.empty();
        }
        if (isComplete()) {
            return Optional.of(new PartnershipEnteredIntoForce(id, EntryRule.COMPLETE, lastNeeded(day), null));
        }
        return accepted == null
                ? Optional.empty()
                : Optional.of(new PartnershipEnteredIntoForce(id, EntryRule.ACCEPTED, day, accepted));
    }

    boolean hasTermOrTheme() {
        return life.term() != null || !life.themes().isEmpty() || !life.topics().isEmpty();
    }

    private boolean isComplete() {
        var kind = life.kind();
        return life.notSigned().isEmpty()
                && (!kind.needsApproval() || life.notApproved().isEmpty())
                && (!kind.needsTermOrTheme() || hasTermOrTheme());
    }

    /**
     * The day of the last act that the kind demands, whatever the order in which they were recorded: as vague as which of
     * them was the last.
     */
    Edtf lastNeeded(Edtf day) {
        return Stream.concat(life.parties().stream().flatMap(this::needed), completing())
                .reduce(Edtf::later)
                .orElse(day);
    }

    /** Parties may have come or gone before it was complete, and a term may be what it lacked. */
    private Stream<Edtf> completing() {
        var lackedTerm = life.kind().needsTermOrTheme() && !life.isProposedWithTermOrTheme();
        return Stream.concat(life.partyChanges(), lackedTerm ? life.firstTerm().stream() : Stream.empty());
    }

    private Stream<Edtf> needed(CityId city) {
        var approval = life.kind().needsApproval() ? life.firstApproval(city) : Optional.<Edtf>empty();
        return Stream.concat(life.firstSigning(city).stream(), approval.stream());
    }
}
