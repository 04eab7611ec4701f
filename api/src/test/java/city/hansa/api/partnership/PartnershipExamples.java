package city.hansa.api.partnership;

import static city.hansa.api.Examples.DAR_ES_SALAAM;
import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.on;

import city.hansa.api.CityId;
import city.hansa.api.PartnershipId;
import city.hansa.api.partnership.PartnershipCommand.ConvertKind;
import city.hansa.api.partnership.PartnershipCommand.ProposePartnership;
import city.hansa.api.partnership.PartnershipCommand.PutDormant;
import city.hansa.api.partnership.PartnershipCommand.RecordCouncilResolution;
import city.hansa.api.partnership.PartnershipCommand.SignAgreement;
import city.hansa.api.partnership.PartnershipCommand.TerminatePartnership;
import city.hansa.api.partnership.PartnershipEvent.Act;
import city.hansa.api.partnership.PartnershipEvent.AgreementSigned;
import city.hansa.api.partnership.PartnershipEvent.CouncilResolutionRecorded;
import city.hansa.api.partnership.PartnershipEvent.Decision;
import city.hansa.api.partnership.PartnershipEvent.EntryRule;
import city.hansa.api.partnership.PartnershipEvent.PartnershipEnteredIntoForce;
import city.hansa.api.partnership.PartnershipEvent.PartnershipKindChanged;
import city.hansa.api.partnership.PartnershipEvent.PartnershipProposed;
import city.hansa.api.partnership.PartnershipEvent.PartnershipPutDormant;
import city.hansa.api.partnership.PartnershipEvent.PartnershipTerminated;
import city.hansa.api.partnership.PartnershipEvent.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hamburg and Dar es Salaam: proposed in 2007, twinned in 2010. */
public final class PartnershipExamples {

    public static final PartnershipId PARTNERSHIP = PartnershipId.of("0199d5c0-0000-7000-8000-0000000000aa");
    public static final String WHY = "the charter itself is on record";

    public static ProposePartnership propose(PartnershipKind kind, CityId... parties) {
        return new ProposePartnership(PARTNERSHIP, kind, List.of(parties), List.of(), List.of(), null, null);
    }

    public static PartnershipProposed proposed(PartnershipKind kind, CityId... parties) {
        return new PartnershipProposed(PARTNERSHIP, kind, List.of(parties), List.of(), List.of(), null, null);
    }

    public static PartnershipProposed proposed() {
        return proposed(PartnershipKind.TWINNING, HAMBURG, DAR_ES_SALAAM);
    }

    /** A project on harbours, until the end of a year where one is given. */
    public static PartnershipProposed project(@Nullable String until) {
        return new PartnershipProposed(
                PARTNERSHIP,
                PartnershipKind.PROJECT,
                List.of(HAMBURG, DAR_ES_SALAAM),
                List.of(),
                List.of("harbours"),
                null,
                until == null ? null : on(until));
    }

    public static RecordCouncilResolution resolve(CityId city, Decision decision) {
        return new RecordCouncilResolution(PARTNERSHIP, city, decision, null, null);
    }

    public static CouncilResolutionRecorded resolved(CityId city, Decision decision) {
        return new CouncilResolutionRecorded(PARTNERSHIP, city, decision, null, null);
    }

    public static SignAgreement sign(@Nullable String accept, CityId... signatories) {
        return new SignAgreement(PARTNERSHIP, Act.SIGNING, List.of(signatories), null, null, null, null, accept);
    }

    public static AgreementSigned signed(CityId... signatories) {
        return new AgreementSigned(PARTNERSHIP, Act.SIGNING, List.of(signatories), null, null, null, null);
    }

    public static PartnershipEnteredIntoForce entered(String basis) {
        return new PartnershipEnteredIntoForce(PARTNERSHIP, EntryRule.COMPLETE, on(basis), null);
    }

    public static PartnershipEnteredIntoForce accepted(String basis) {
        return new PartnershipEnteredIntoForce(PARTNERSHIP, EntryRule.ACCEPTED, on(basis), WHY);
    }

    public static PartnershipEnteredIntoForce started(String basis) {
        return new PartnershipEnteredIntoForce(PARTNERSHIP, EntryRule.STARTED, on(basis), null);
    }

    public static ConvertKind convert(PartnershipKind to, @Nullable String accept) {
        return new ConvertKind(PARTNERSHIP, to, List.of(), List.of(), null, null, accept);
    }

    public static PartnershipKindChanged converted(
            PartnershipKind from, PartnershipKind to, @Nullable String accepted) {
        return new PartnershipKindChanged(
                PARTNERSHIP, from, to, List.of(), List.of("harbours"), null, null, accepted);
    }

    public static PutDormant rest(Scope scope) {
        return new PutDormant(PARTNERSHIP, scope, null, "war", null);
    }

    public static PartnershipPutDormant resting(Scope scope) {
        return new PartnershipPutDormant(PARTNERSHIP, scope, null, "war", null);
    }

    public static TerminatePartnership terminate() {
        return new TerminatePartnership(PARTNERSHIP, "by resolution", null);
    }

    public static PartnershipTerminated terminated() {
        return new PartnershipTerminated(PARTNERSHIP, "by resolution", null);
    }

    private PartnershipExamples() {}
}
