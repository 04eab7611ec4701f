package city.hansa.query.exchange;

import static java.util.Objects.requireNonNull;

import city.hansa.api.Recorded;
import city.hansa.api.date.Edtf;
import city.hansa.api.exchange.CommitmentView;
import city.hansa.api.exchange.CommitmentView.Account;
import city.hansa.api.exchange.CommitmentView.Cleared;
import city.hansa.api.exchange.CommitmentView.Consignment;
import city.hansa.api.exchange.CommitmentView.Movement;
import city.hansa.api.exchange.CommitmentView.Movement.What;
import city.hansa.api.exchange.CommitmentView.Receipt;
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
import city.hansa.api.exchange.ExchangeView;
import city.hansa.api.exchange.ExchangeView.Closure;
import city.hansa.api.exchange.ExchangeView.Funding;
import city.hansa.api.exchange.ExchangeView.FundingStanding;
import city.hansa.api.exchange.ExchangeView.Need;
import city.hansa.api.exchange.ExchangeView.NeedStanding;
import city.hansa.api.exchange.ExchangeView.Offer;
import city.hansa.api.exchange.ExchangeView.OfferStanding;
import city.hansa.api.exchange.LineBalance;
import city.hansa.api.value.Key;
import city.hansa.api.value.Money;
import city.hansa.api.value.Organisation;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the register shows of an exchange: its events folded one at a time, in the order of the log.
 *
 * <p>A view of an early day is folded without what happened later, so an entry may be missing that an event names, and
 * a quantity may move that is not there yet: such a step is left out, and every line that is shown adds up.
 */
final class ExchangeFold {

    static ExchangeView fold(@Nullable ExchangeView before, Recorded<ExchangeEvent> recorded) {
        var on = recorded.effective();
        if (recorded.event() instanceof CrisisExchangeOpened(
                var id, var crisis, var participants, var title, var themes)) {
            var visibility = recorded.envelope().visibility();
            return ExchangeView.opened(id, crisis, title, themes, visibility, participants, on);
        }
        var view = requireNonNull(before);
        return switch (recorded.event()) {
            case CrisisExchangeOpened _ -> view;
            case ParticipantAdded(_, var participant) -> view.joinedBy(participant, on);
            case NeedDeclared(_, var key, var by, var aid, var quantity, var neededBy, var destination) ->
                view.withNeeds(and(view.needs(), new Need(key, by, aid, quantity, neededBy, destination,
                        NeedStanding.DECLARED, 0, null, List.of(), on, null)));
            case NeedWithdrawn(_, var key, _) -> ended(view, key, NeedStanding.WITHDRAWN, on, null, List.of());
            case NeedPassedOn(_, var key, var to, var organisations, _) ->
                ended(view, key, NeedStanding.PASSED_ON, on, to, organisations);
            case OfferMade(
                    _, var key, var from, var to, var aid, var quantity, var need, var until, var conditions) ->
                view.withOffers(and(view.offers(), new Offer(
                        key, from, to, aid, quantity, need, until, conditions, OfferStanding.MADE, 0, on, null)));
            case OfferAccepted accepted -> accepted(view, accepted, recorded);
            case OfferDeclined(_, var key, _) -> ended(view, key, OfferStanding.DECLINED, on);
            case OfferWithdrawn(_, var key, _) -> ended(view, key, OfferStanding.WITHDRAWN, on);
            case OfferExpired(_, var key, _) -> ended(view, key, OfferStanding.EXPIRED, on);
            case ClearanceGranted(_, var key, var kind, var ref) ->
                line(view, key, line -> line.with(new Cleared(kind, ref, on)));
            case ConsignmentDispatched(_, var consignment, var key, var quantity, var carrier, var packages) ->
                line(view, key, line -> when(line, line.balance().dispatch(quantity), balance -> line.with(
                        balance,
                        and(line.consignments(), new Consignment(
                                consignment, quantity, carrier, packages, List.of(), null, on, null)),
                        on)));
            case ReceiptConfirmed(
                    _, var key, var good, var damaged, var missing, var qualifier, var packages) ->
                consignment(view, key, (line, sent) -> {
                    var receipt = new Receipt(good, damaged, missing, qualifier, packages, on);
                    var after = line.balance().receive(orNone(good), orNone(damaged), orNone(missing));
                    return when(line, after, balance -> line.with(balance, put(line, sent.with(receipt)), on));
                });
            case ConsignmentRefused(_, var key, var reason) ->
                consignment(view, key, (line, sent) -> when(line, line.balance().refuse(sent.remainder()), balance ->
                        line.with(balance, put(line, sent.refused(reason, on)), on)));
            case GoodsPassedOn(_, var key, var to, var quantity) ->
                moved(view, key, balance -> balance.passOn(quantity),
                        new Movement(What.PASSED_ON, quantity, null, to, null, null, on));
            case GoodsDistributed(_, var key, var quantity, var qualifier, var to) ->
                moved(view, key, balance -> balance.distribute(quantity),
                        new Movement(What.DISTRIBUTED, quantity, qualifier, to, null, null, on));
            case LossRecorded(_, var key, var quantity, var cause) ->
                moved(view, key, balance -> balance.lose(quantity),
                        new Movement(What.LOST, quantity, null, null, cause, null, on));
            case GoodsReturned(_, var key, var quantity) ->
                moved(view, key, balance -> balance.giveBack(quantity),
                        new Movement(What.RETURNED, quantity, null, null, null, null, on));
            case QuantityWrittenOff(_, var key, var quantity, var reason) ->
                moved(view, key, balance -> balance.writeOff(quantity),
                        new Movement(What.WRITTEN_OFF, quantity, null, null, null, reason, on));
            case AccountSubmitted(_, var key, var used, var returned, var lost, var cost, var evidence) ->
                line(view, key, line -> line.with(
                        Account.submitted(line.account(), used, returned, lost, cost, evidence, on)));
            case AccountApproved(_, var key) ->
                account(view, key, account -> account.judged(Account.State.APPROVED, null, on));
            case AccountQueried(_, var key, var question) ->
                account(view, key, account -> account.judged(Account.State.QUERIED, question, on));
            case FundingRequested(_, var key, var by, var programme, var amount) ->
                view.withFundings(and(view.fundings(), new Funding(key, by, programme, FundingStanding.REQUESTED,
                        amount, null, null, null, null, on, null, null)));
            case FundingGranted(_, var key, var amount) -> funding(view, key, funding -> new Funding(
                    key, funding.participant(), funding.programme(), FundingStanding.GRANTED, funding.requested(),
                    amount, null, null, null, funding.on(), null, null));
            case FundingDrawn(_, var key, var amount) -> funding(view, key, funding -> new Funding(
                    key, funding.participant(), funding.programme(), FundingStanding.DRAWN, funding.requested(),
                    funding.granted(), plus(funding.drawn(), amount), null, null, funding.on(),
                    funding.drawnOn() == null ? on : funding.drawnOn(), null));
            case FundingAccounted(_, var key, var used, var returned) -> funding(view, key, funding -> new Funding(
                    key, funding.participant(), funding.programme(), FundingStanding.ACCOUNTED, funding.requested(),
                    funding.granted(), funding.drawn(), used, returned, funding.on(), funding.drawnOn(), on));
            case CrisisExchangeClosed _ -> view.withClosures(and(view.closures(), new Closure(on, null, null)));
            case CrisisExchangeReopened(_, var reason) -> view.withClosures(each(
                    view.closures(),
                    closure -> closure.reopened() == null,
                    closure -> new Closure(closure.closed(), on, reason)));
        };
    }

    private static ExchangeView accepted(
            ExchangeView view, OfferAccepted accepted, Recorded<ExchangeEvent> recorded) {
        var made = view.offers().stream()
                .filter(offer -> offer.key().equals(accepted.offer()))
                .findFirst()
                .orElse(null);
        if (made == null) {
            return view;
        }
        var line = CommitmentView.accepted(
                accepted.commitment(), made.key(), accepted.need(), made.from(), accepted.to(), made.aid(),
                LineBalance.accepted(made.quantity(), accepted.quantity()), recorded.effective());
        var offers = each(
                view.offers(),
                offer -> offer.key().equals(made.key()),
                offer -> taken(offer, accepted.quantity()));
        return covered(view.withOffers(offers).withCommitments(and(view.commitments(), line)));
    }

    private static Offer taken(Offer offer, long quantity) {
        var accepted = offer.accepted() + quantity;
        var inWhole = offer.quantity() == null || accepted >= offer.quantity();
        var standing = inWhole ? OfferStanding.ACCEPTED : OfferStanding.PARTLY_ACCEPTED;
        // What had ended for the rest stays ended, also where an acceptance before that day is recorded later.
        var isOpen = offer.standing() == OfferStanding.MADE || offer.standing() == OfferStanding.PARTLY_ACCEPTED;
        return offer(offer, inWhole || isOpen ? standing : offer.standing(), accepted, offer.endedOn());
    }

    private static ExchangeView ended(ExchangeView view, Key key, OfferStanding standing, Edtf on) {
        return view.withOffers(each(
                view.offers(),
                offer -> offer.key().equals(key),
                offer -> offer(offer, standing, offer.accepted(), on)));
    }

    private static Offer offer(Offer offer, OfferStanding standing, long accepted, @Nullable Edtf endedOn) {
        return new Offer(
                offer.key(), offer.from(), offer.to(), offer.aid(), offer.quantity(), offer.need(), offer.validUntil(),
                offer.conditions(), standing, accepted, offer.on(), endedOn);
    }

    private static ExchangeView ended(
            ExchangeView view,
            Key key,
            NeedStanding standing,
            Edtf on,
            @Nullable String to,
            List<Organisation> organisations) {
        return view.withNeeds(each(view.needs(), need -> need.key().equals(key), need -> new Need(
                key, need.participant(), need.aid(), need.quantity(), need.neededBy(), need.destination(), standing,
                need.covered(), to, organisations, need.on(), on)));
    }

    /** Needs as the commitments cover them: closed when what covers them has come and been used. */
    private static ExchangeView covered(ExchangeView view) {
        return view.withNeeds(each(view.needs(), ExchangeFold::hasNotEnded, need -> {
            var lines = view.commitments().stream()
                    .filter(line -> need.key().equals(line.need()))
                    .toList();
            var covered = lines.stream().mapToLong(line -> line.balance().assured()).sum();
            return new Need(need.key(), need.participant(), need.aid(), need.quantity(), need.neededBy(),
                    need.destination(), standing(need, covered, lines), covered, null, List.of(), need.on(), null);
        }));
    }

    private static boolean hasNotEnded(Need need) {
        return need.standing() != NeedStanding.WITHDRAWN && need.standing() != NeedStanding.PASSED_ON;
    }

    private static NeedStanding standing(Need need, long covered, List<CommitmentView> lines) {
        if (covered == 0) {
            return NeedStanding.DECLARED;
        }
        if (need.quantity() != null && covered < need.quantity()) {
            return NeedStanding.PARTLY_COVERED;
        }
        return lines.stream().allMatch(line -> line.balance().isComplete())
                ? NeedStanding.CLOSED
                : NeedStanding.COVERED;
    }

    private static ExchangeView line(ExchangeView view, Key key, UnaryOperator<CommitmentView> step) {
        return covered(view.withCommitments(
                each(view.commitments(), line -> line.key().equals(key), step)));
    }

    private static ExchangeView moved(
            ExchangeView view, Key key, UnaryOperator<LineBalance> step, Movement movement) {
        return line(view, key, line -> when(line, step.apply(line.balance()), balance -> line.with(balance, movement)));
    }

    private static CommitmentView when(
            CommitmentView line, LineBalance after, Function<LineBalance, CommitmentView> then) {
        return after.holds() ? then.apply(after) : line;
    }

    private static ExchangeView account(ExchangeView view, Key key, UnaryOperator<Account> step) {
        return line(view, key, line -> line.account() == null ? line : line.with(step.apply(line.account())));
    }

    private interface Arrival {
        CommitmentView at(CommitmentView line, Consignment sent);
    }

    private static ExchangeView consignment(ExchangeView view, Key key, Arrival arrival) {
        return covered(view.withCommitments(view.commitments().stream()
                .map(line -> line.consignments().stream()
                        .filter(sent -> sent.key().equals(key))
                        .findFirst()
                        .map(sent -> arrival.at(line, sent))
                        .orElse(line))
                .toList()));
    }

    private static List<Consignment> put(CommitmentView line, Consignment other) {
        return each(line.consignments(), sent -> sent.key().equals(other.key()), _ -> other);
    }

    private static ExchangeView funding(ExchangeView view, Key key, UnaryOperator<Funding> step) {
        return view.withFundings(each(view.fundings(), funding -> funding.key().equals(key), step));
    }

    private static Money plus(@Nullable Money before, Money amount) {
        return before == null ? amount : new Money(before.minorUnits() + amount.minorUnits(), amount.currency());
    }

    private static long orNone(@Nullable Long part) {
        return part == null ? 0 : part;
    }

    private static <T> List<T> each(List<T> entries, Predicate<T> which, UnaryOperator<T> step) {
        return entries.stream().map(entry -> which.test(entry) ? step.apply(entry) : entry).toList();
    }

    private static <T> List<T> and(List<T> before, T one) {
        return Stream.concat(before.stream(), Stream.of(one)).toList();
    }

    private ExchangeFold() {}
}
