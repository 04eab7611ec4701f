package city.hansa.command.exchange;

import static city.hansa.api.exchange.ExchangeRejection.ONLY_THE_GIVING_SIDE;
import static city.hansa.api.exchange.ExchangeRejection.ONLY_THE_RECEIVING_SIDE;

import city.hansa.api.CityId;
import city.hansa.api.Reason;
import city.hansa.api.envelope.Actor;
import city.hansa.api.envelope.Role;
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
import org.jspecify.annotations.Nullable;

/**
 * Whose part each step is. A city says what it gave, needed, took or received itself; where that side is a region or a
 * company, any city that takes part may. The network that keeps the record may say all.
 *
 * <p>An account is judged by the giving side, and never by the side that used what it is about, be the giving side a
 * region or a company.
 */
record Sides(ExchangeLife life) {

    /** @param judged the side on which it is a judgement, whose city may not say it; null where it is none */
    private record Side(Key own, @Nullable Key judged, Reason rule) {

        Side(Key own, Reason rule) {
            this(own, null, rule);
        }
    }

    /** The rule that keeps the actor from saying it; null where nothing does. */
    @Nullable Reason against(ExchangeEvent event, Actor actor) {
        var side = of(event, actor);
        return side == null || !(actor.party() instanceof CityId city) || maySay(city, side) ? null : side.rule();
    }

    private boolean maySay(CityId city, Side side) {
        var own = cityOf(side.own());
        return own == null
                ? side.judged() == null || !city.equals(cityOf(side.judged()))
                : own.equals(city);
    }

    private @Nullable CityId cityOf(Key key) {
        var participant = life.participants().get(key);
        return participant == null ? null : participant.city();
    }

    private @Nullable Side of(ExchangeEvent event, Actor actor) {
        return switch (event) {
            case NeedDeclared declared -> new Side(declared.participant(), ONLY_THE_RECEIVING_SIDE);
            case NeedWithdrawn(_, var need, _) -> needing(need);
            case OfferMade made -> new Side(made.from(), ONLY_THE_GIVING_SIDE);
            case OfferAccepted accepted -> accepting(accepted);
            case OfferDeclined(_, var offer, _) -> declining(offer);
            case OfferWithdrawn(_, var offer, _) -> giving(offer);
            case ConsignmentDispatched dispatched -> sending(dispatched.commitment());
            case ReceiptConfirmed receipt -> taking(receipt.consignment());
            case ConsignmentRefused(_, var consignment, _) -> taking(consignment);
            case GoodsPassedOn passedOn -> holding(passedOn.commitment());
            case GoodsDistributed distributed -> holding(distributed.commitment());
            case LossRecorded lost -> holding(lost.commitment());
            case GoodsReturned returned -> holding(returned.commitment());
            case AccountSubmitted account -> holding(account.commitment());
            case AccountApproved approved -> judging(approved.commitment(), actor);
            case AccountQueried queried -> judging(queried.commitment(), actor);
            case FundingRequested requested -> funded(requested.participant());
            case FundingGranted(_, var funding, _) -> funding(funding);
            case FundingDrawn(_, var funding, _) -> funding(funding);
            case FundingAccounted(_, var funding, _, _) -> funding(funding);
            case CrisisExchangeOpened _,
                    ParticipantAdded _,
                    NeedPassedOn _,
                    OfferExpired _,
                    ClearanceGranted _,
                    QuantityWrittenOff _,
                    CrisisExchangeClosed _,
                    CrisisExchangeReopened _ -> null;
        };
    }

    private @Nullable Side needing(Key key) {
        var need = life.needs().get(key);
        return need == null ? null : new Side(need.declared().participant(), ONLY_THE_RECEIVING_SIDE);
    }

    private @Nullable Side accepting(OfferAccepted accepted) {
        return life.offers().containsKey(accepted.offer())
                ? new Side(accepted.to(), ONLY_THE_RECEIVING_SIDE)
                : null;
    }

    private @Nullable Side declining(Key key) {
        var offer = life.offers().get(key);
        if (offer == null) {
            return null;
        }
        var to = receiver(offer.made());
        // What is held out to all is declined by nobody for the others: its giver withdraws it.
        return to == null
                ? new Side(offer.made().from(), ONLY_THE_GIVING_SIDE)
                : new Side(to, ONLY_THE_RECEIVING_SIDE);
    }

    /** To whom it was offered, by name or for a need; null where it was to anybody. */
    private @Nullable Key receiver(OfferMade made) {
        var need = made.need() == null ? null : life.needs().get(made.need());
        return made.to() == null && need != null ? need.declared().participant() : made.to();
    }

    private @Nullable Side giving(Key key) {
        var offer = life.offers().get(key);
        return offer == null ? null : new Side(offer.made().from(), ONLY_THE_GIVING_SIDE);
    }

    private @Nullable Side sending(Key commitment) {
        var line = life.commitments().get(commitment);
        return line == null ? null : new Side(line.sender(), ONLY_THE_GIVING_SIDE);
    }

    private @Nullable Side holding(Key commitment) {
        var line = life.commitments().get(commitment);
        return line == null ? null : new Side(line.taker(), ONLY_THE_RECEIVING_SIDE);
    }

    private @Nullable Side taking(Key consignment) {
        var state = life.consignments().get(consignment);
        return state == null ? null : holding(state.dispatched().commitment());
    }

    /** An auditor judges on whosever behalf. */
    private @Nullable Side judging(Key commitment, Actor actor) {
        var line = life.commitments().get(commitment);
        return line == null || actor.role() == Role.AUDITOR
                ? null
                : new Side(line.sender(), line.taker(), ONLY_THE_GIVING_SIDE);
    }

    private @Nullable Side funding(Key key) {
        var state = life.fundings().get(key);
        return state == null ? null : funded(state.requested().participant());
    }

    /** A programme is no side of its own: who is granted its money says what came of it. */
    private static Side funded(Key participant) {
        return new Side(participant, ONLY_THE_RECEIVING_SIDE);
    }
}
