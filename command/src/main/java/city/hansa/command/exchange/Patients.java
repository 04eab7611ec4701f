package city.hansa.command.exchange;

import city.hansa.api.Recorded;
import city.hansa.api.exchange.Aid;
import city.hansa.api.exchange.AidKind;
import city.hansa.api.exchange.ExchangeEvent;
import city.hansa.api.exchange.ExchangeEvent.AccountApproved;
import city.hansa.api.exchange.ExchangeEvent.AccountQueried;
import city.hansa.api.exchange.ExchangeEvent.AccountSubmitted;
import city.hansa.api.exchange.ExchangeEvent.ClearanceGranted;
import city.hansa.api.exchange.ExchangeEvent.ConsignmentDispatched;
import city.hansa.api.exchange.ExchangeEvent.ConsignmentRefused;
import city.hansa.api.exchange.ExchangeEvent.CrisisExchangeClosed;
import city.hansa.api.exchange.ExchangeEvent.CrisisExchangeOpened;
import city.hansa.api.exchange.ExchangeEvent.CrisisExchangeReopened;
import city.hansa.api.exchange.ExchangeEvent.FundingAccounted;
import city.hansa.api.exchange.ExchangeEvent.FundingDrawn;
import city.hansa.api.exchange.ExchangeEvent.FundingGranted;
import city.hansa.api.exchange.ExchangeEvent.FundingRequested;
import city.hansa.api.exchange.ExchangeEvent.GoodsDistributed;
import city.hansa.api.exchange.ExchangeEvent.GoodsPassedOn;
import city.hansa.api.exchange.ExchangeEvent.GoodsReturned;
import city.hansa.api.exchange.ExchangeEvent.LossRecorded;
import city.hansa.api.exchange.ExchangeEvent.NeedDeclared;
import city.hansa.api.exchange.ExchangeEvent.NeedPassedOn;
import city.hansa.api.exchange.ExchangeEvent.NeedWithdrawn;
import city.hansa.api.exchange.ExchangeEvent.OfferAccepted;
import city.hansa.api.exchange.ExchangeEvent.OfferDeclined;
import city.hansa.api.exchange.ExchangeEvent.OfferExpired;
import city.hansa.api.exchange.ExchangeEvent.OfferMade;
import city.hansa.api.exchange.ExchangeEvent.OfferWithdrawn;
import city.hansa.api.exchange.ExchangeEvent.ParticipantAdded;
import city.hansa.api.exchange.ExchangeEvent.QuantityWrittenOff;
import city.hansa.api.exchange.ExchangeEvent.ReceiptConfirmed;
import city.hansa.api.fact.Corrections;
import city.hansa.api.fact.FactEvent;
import city.hansa.api.fact.FactEvent.DisputeSettled;
import city.hansa.api.fact.FactEvent.ErasureRequested;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.fact.FactEvent.FactAttested;
import city.hansa.api.fact.FactEvent.FactCorrected;
import city.hansa.api.fact.FactEvent.FactDisputed;
import city.hansa.api.fact.FactEvent.NarrativeErased;
import city.hansa.api.fact.FactEvent.NarrativeOpened;
import city.hansa.api.value.Key;
import city.hansa.api.value.Organisation;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Of patients there is only a number (DESIGN §3). Whatever text stood beside it might describe one of them, and a
 * hospital with a day might be enough to know one; so there is neither, and they are not handed round.
 */
record Patients(ExchangeLife life) {

    /** Whether the event says more of patients than how many they are. */
    boolean areDescribedBy(ExchangeEvent event) {
        return areConcernedBy(event) && saysMore(event);
    }

    /** Whether a statement about an event does so. */
    boolean areDescribedBy(FactEvent statement, Recorded<ExchangeEvent> about) {
        return areConcernedBy(about.event())
                && switch (statement) {
                    case FactCorrected corrected -> says(corrected.reason());
                    case EventRetracted retracted -> says(retracted.reason());
                    case FactDisputed disputed ->
                        says(disputed.reason())
                                || saysMore(Corrections.correct(about, disputed.field(), disputed.claim())
                                        .event());
                    case DisputeSettled settled -> says(settled.reason());
                    case FactAttested attested -> says(attested.note());
                    // Where nothing may be told, there is nothing that was sealed.
                    case NarrativeOpened _, ErasureRequested _, NarrativeErased _ -> false;
                };
    }

    /** Whether it is about patients at all. */
    boolean areConcernedBy(ExchangeEvent event) {
        return switch (event) {
            case NeedDeclared declared -> counts(declared.aid());
            case NeedWithdrawn(_, var need, _) -> areNeeded(need);
            case NeedPassedOn passedOn -> areNeeded(passedOn.need());
            case OfferMade made -> counts(made.aid());
            case OfferAccepted accepted -> areOffered(accepted.offer());
            case OfferDeclined(_, var offer, _) -> areOffered(offer);
            case OfferWithdrawn(_, var offer, _) -> areOffered(offer);
            case OfferExpired(_, var offer, _) -> areOffered(offer);
            case ClearanceGranted(_, var commitment, _, _) -> areCommitted(commitment);
            case ConsignmentDispatched dispatched -> areCommitted(dispatched.commitment());
            case ReceiptConfirmed receipt -> areSent(receipt.consignment());
            case ConsignmentRefused(_, var consignment, _) -> areSent(consignment);
            case GoodsPassedOn passedOn -> areCommitted(passedOn.commitment());
            case GoodsDistributed distributed -> areCommitted(distributed.commitment());
            case LossRecorded lost -> areCommitted(lost.commitment());
            case GoodsReturned returned -> areCommitted(returned.commitment());
            case QuantityWrittenOff(_, var commitment, _, _) -> areCommitted(commitment);
            case AccountSubmitted account -> areCommitted(account.commitment());
            case AccountApproved(_, var commitment) -> areCommitted(commitment);
            case AccountQueried(_, var commitment, _) -> areCommitted(commitment);
            case CrisisExchangeOpened _,
                    ParticipantAdded _,
                    FundingRequested _,
                    FundingGranted _,
                    FundingDrawn _,
                    FundingAccounted _,
                    CrisisExchangeClosed _,
                    CrisisExchangeReopened _ -> false;
        };
    }

    private boolean saysMore(ExchangeEvent event) {
        return switch (event) {
            case NeedDeclared declared -> says(declared.destination()) || isHospital(declared.participant());
            case NeedWithdrawn(_, _, var reason) -> says(reason);
            case NeedPassedOn passedOn ->
                says(passedOn.to(), passedOn.note()) || !passedOn.organisations().isEmpty();
            case OfferMade made -> says(made.conditions()) || isHospital(made.from()) || isHospital(made.to());
            case OfferAccepted accepted -> says(accepted.overCommitReason()) || isHospital(accepted.to());
            case OfferDeclined(_, _, var reason) -> says(reason);
            case OfferWithdrawn(_, _, var reason) -> says(reason);
            case ClearanceGranted(_, _, _, var ref) -> says(ref);
            case ConsignmentDispatched dispatched -> says(dispatched.carrier());
            case ConsignmentRefused(_, _, var reason) -> says(reason);
            case QuantityWrittenOff(_, _, _, var reason) -> says(reason);
            case AccountQueried(_, _, var question) -> says(question);
            case GoodsPassedOn _, GoodsDistributed _, LossRecorded _ -> true;
            case CrisisExchangeOpened _,
                    ParticipantAdded _,
                    OfferExpired _,
                    ReceiptConfirmed _,
                    GoodsReturned _,
                    AccountSubmitted _,
                    AccountApproved _,
                    FundingRequested _,
                    FundingGranted _,
                    FundingDrawn _,
                    FundingAccounted _,
                    CrisisExchangeClosed _,
                    CrisisExchangeReopened _ -> false;
        };
    }

    /** A text that the event cannot do without is left empty. */
    private static boolean says(@Nullable String... texts) {
        return Stream.of(texts).anyMatch(text -> text != null && !text.isBlank());
    }

    private static boolean counts(Aid aid) {
        return aid.kind() == AidKind.PATIENTS;
    }

    private boolean areNeeded(Key key) {
        var need = life.needs().get(key);
        return need != null && counts(need.declared().aid());
    }

    private boolean areOffered(Key key) {
        var offer = life.offers().get(key);
        return offer != null && counts(offer.made().aid());
    }

    private boolean areCommitted(Key key) {
        var line = life.commitments().get(key);
        return line != null && line.kind() == AidKind.PATIENTS;
    }

    private boolean areSent(Key key) {
        var consignment = life.consignments().get(key);
        return consignment != null && areCommitted(consignment.dispatched().commitment());
    }

    private boolean isHospital(@Nullable Key key) {
        var participant = key == null ? null : life.participants().get(key);
        var organisation = participant == null ? null : participant.organisation();
        return organisation != null && organisation.kind() == Organisation.Kind.HOSPITAL;
    }
}
