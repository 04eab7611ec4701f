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
 * Whose part each step is. A city does not say what the city on the other side gave, took or received; a third one may,
 * and where that side is a region or a company, anybody who takes part may. The network that keeps the record may say
 * all.
 *
 * <p>An account is judged more strictly: by no third city where the giving side is one, and never by the side that used
 * what it is about.
 */
record Sides(ExchangeLife life) {

    /**
     * @param other whose city may not say it; null for every city but the side's own
     * @param judges whether it is no record of what happened but a judgement on the other side
     */
    private record Side(Key own, @Nullable Key other, Reason rule, boolean judges) {

        Side(Key own, @Nullable Key other, Reason rule) {
            this(own, other, rule, false);
        }
    }

    /** The rule that keeps the actor from saying it; null where nothing does. */
    @Nullable Reason against(ExchangeEvent event, Actor actor) {
        var side = of(event, actor);
        return side == null || !(actor.party() instanceof CityId city) || maySay(city, side) ? null : side.rule();
    }

    private boolean maySay(CityId city, Side side) {
        var own = cityOf(side.own());
        var isOther = side.other() != null && city.equals(cityOf(side.other()));
        if (side.judges()) {
            return own == null ? !isOther : own.equals(city);
        }
        return own == null || own.equals(city) || (side.other() != null && !isOther);
    }

    private @Nullable CityId cityOf(Key key) {
        var participant = life.participants().get(key);
        return participant == null ? null : participant.city();
    }

    private @Nullable Side of(ExchangeEvent event, Actor actor) {
        return switch (event) {
            case NeedDeclared declared -> new Side(declared.participant(), null, ONLY_THE_RECEIVING_SIDE);
            case NeedWithdrawn(_, var need, _) -> needing(need);
            case OfferMade made -> new Side(made.from(), made.to(), ONLY_THE_GIVING_SIDE);
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
        return need == null ? null : new Side(need.declared().participant(), null, ONLY_THE_RECEIVING_SIDE);
    }

    private @Nullable Side accepting(OfferAccepted accepted) {
        var offer = life.offers().get(accepted.offer());
        return offer == null ? null : new Side(accepted.to(), offer.made().from(), ONLY_THE_RECEIVING_SIDE);
    }

    private @Nullable Side declining(Key key) {
        var offer = life.offers().get(key);
        var to = offer == null ? null : offer.made().to();
        return offer == null || to == null ? null : new Side(to, offer.made().from(), ONLY_THE_RECEIVING_SIDE);
    }

    private @Nullable Side giving(Key key) {
        var offer = life.offers().get(key);
        return offer == null ? null : new Side(offer.made().from(), offer.made().to(), ONLY_THE_GIVING_SIDE);
    }

    private @Nullable Side sending(Key commitment) {
        var line = life.commitments().get(commitment);
        return line == null ? null : new Side(line.sender(), line.taker(), ONLY_THE_GIVING_SIDE);
    }

    private @Nullable Side holding(Key commitment) {
        var line = life.commitments().get(commitment);
        return line == null ? null : new Side(line.taker(), line.sender(), ONLY_THE_RECEIVING_SIDE);
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
                : new Side(line.sender(), line.taker(), ONLY_THE_GIVING_SIDE, true);
    }

    private @Nullable Side funding(Key key) {
        var state = life.fundings().get(key);
        return state == null ? null : funded(state.requested().participant());
    }

    /** A programme is no side of its own: who is granted its money says what came of it. */
    private static Side funded(Key participant) {
        return new Side(participant, null, ONLY_THE_RECEIVING_SIDE);
    }
}
