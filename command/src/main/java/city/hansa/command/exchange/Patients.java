package city.hansa.command.exchange;

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
        return switch (event) {
            case NeedDeclared declared ->
                counts(declared.aid()) && (says(declared.destination()) || isHospital(declared.participant()));
            case NeedWithdrawn(_, var need, var reason) -> areNeeded(need) && says(reason);
            case NeedPassedOn passedOn ->
                areNeeded(passedOn.need())
                        && (says(passedOn.to(), passedOn.note()) || !passedOn.organisations().isEmpty());
            case OfferMade made ->
                counts(made.aid()) && (says(made.conditions()) || isHospital(made.from()) || isHospital(made.to()));
            case OfferAccepted accepted ->
                areOffered(accepted.offer()) && (says(accepted.overCommitReason()) || isHospital(accepted.to()));
            case OfferDeclined(_, var offer, var reason) -> areOffered(offer) && says(reason);
            case OfferWithdrawn(_, var offer, var reason) -> areOffered(offer) && says(reason);
            case ClearanceGranted(_, var commitment, _, var ref) -> areCommitted(commitment) && says(ref);
            case ConsignmentDispatched dispatched ->
                areCommitted(dispatched.commitment()) && says(dispatched.carrier());
            case ConsignmentRefused(_, var consignment, var reason) -> areSent(consignment) && says(reason);
            case QuantityWrittenOff(_, var commitment, _, var reason) -> areCommitted(commitment) && says(reason);
            case AccountQueried(_, var commitment, var question) -> areCommitted(commitment) && says(question);
            case GoodsPassedOn passedOn -> areCommitted(passedOn.commitment());
            case GoodsDistributed distributed -> areCommitted(distributed.commitment());
            case LossRecorded lost -> areCommitted(lost.commitment());
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
