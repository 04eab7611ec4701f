package city.hansa.command.exchange;

import city.hansa.api.date.Edtf;
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
import city.hansa.command.chronology.Repetition;
import city.hansa.command.exchange.CommitmentState.Judgement;

/**
 * Whether something is so already, so that to say it again changes nothing. What bears a key, or ends something,
 * happens once; a clearance happens once a day; quantities that move have no key, and each is taken as one more.
 */
record Idempotence(ExchangeLife life) {

    boolean isAlreadySo(ExchangeEvent event, Edtf day) {
        return switch (event) {
            case ParticipantAdded _,
                    NeedDeclared _,
                    OfferMade _,
                    OfferAccepted _,
                    ConsignmentDispatched _,
                    FundingRequested _,
                    FundingGranted _,
                    FundingAccounted _ -> wasSaid(event);
            case ClearanceGranted _ -> Repetition.of(event, day, life.steps());
            case NeedWithdrawn(_, var need, _) -> needEnded(need, NeedWithdrawn.class);
            case NeedPassedOn(_, var need, _, _, _) -> needEnded(need, NeedPassedOn.class);
            case OfferDeclined(_, var offer, _) -> offerEnded(offer, OfferDeclined.class);
            case OfferWithdrawn(_, var offer, _) -> offerEnded(offer, OfferWithdrawn.class);
            case OfferExpired(_, var offer, _) -> offerEnded(offer, OfferExpired.class);
            case ConsignmentRefused(_, var consignment, _) -> {
                var state = life.consignments().get(consignment);
                yield state != null && state.isRefused();
            }
            case AccountSubmitted account -> isSubmitted(account);
            case AccountApproved(_, var commitment) -> isApproved(commitment);
            case AccountQueried queried -> isAsked(queried);
            case CrisisExchangeClosed _ -> life.closing().isPresent();
            case CrisisExchangeOpened _,
                    ReceiptConfirmed _,
                    GoodsPassedOn _,
                    GoodsDistributed _,
                    LossRecorded _,
                    GoodsReturned _,
                    FundingDrawn _,
                    QuantityWrittenOff _,
                    CrisisExchangeReopened _ -> false;
        };
    }

    private boolean wasSaid(ExchangeEvent event) {
        return life.steps().stream().anyMatch(fact -> fact.event().equals(event));
    }

    private boolean needEnded(Key key, Class<?> by) {
        var need = life.needs().get(key);
        return need != null && need.course().endedBy(by);
    }

    private boolean offerEnded(Key key, Class<?> by) {
        var offer = life.offers().get(key);
        return offer != null && offer.course().endedBy(by);
    }

    private boolean isSubmitted(AccountSubmitted submitted) {
        var line = life.commitments().get(submitted.commitment());
        var account = line == null ? null : line.account();
        return account != null
                && account.judgement() != Judgement.QUERIED
                && account.submitted().equals(submitted);
    }

    private boolean isApproved(Key commitment) {
        var line = life.commitments().get(commitment);
        return line != null && line.isApproved();
    }

    /** A further question to the same account is one more; so is the same question to an account submitted anew. */
    private boolean isAsked(AccountQueried queried) {
        var line = life.commitments().get(queried.commitment());
        var account = line == null ? null : line.account();
        return account != null
                && life.steps().stream()
                        .filter(step -> step.sequence() > account.fact().sequence())
                        .anyMatch(step -> step.event().equals(queried));
    }
}
