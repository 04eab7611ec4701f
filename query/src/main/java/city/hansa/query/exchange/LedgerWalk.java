package city.hansa.query.exchange;

import city.hansa.api.Recorded;
import city.hansa.api.exchange.BoardEntry.Who;
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
import city.hansa.api.exchange.ExchangeLedger;
import city.hansa.api.exchange.ExchangeLedger.OfferSum;
import city.hansa.api.exchange.ExchangeLedger.Total;
import city.hansa.api.exchange.ExchangeLedger.Unplaced;
import city.hansa.api.exchange.ExchangeLedger.What;
import city.hansa.api.exchange.LineBalance;
import city.hansa.api.exchange.Participant;
import city.hansa.api.value.Key;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Walks an exchange's events, with their corrections applied, and keeps its books: see {@link ExchangeLedger}. */
public final class LedgerWalk {

    private final List<Participant> participants = new ArrayList<>();
    private final Map<Key, OfferMade> offers = new LinkedHashMap<>();
    private final Map<Key, OpenLine> lines = new LinkedHashMap<>();
    private final Map<Key, Sent> consignments = new LinkedHashMap<>();
    private final List<Unplaced> unplaced = new ArrayList<>();
    private final @Nullable LocalDate asOf;

    /** A consignment, and what of it is not yet said to be good, damaged or missing. */
    private record Sent(Key line, long remainder) {}

    /**
     * @param asOf the day after which nothing is taken that can only have happened then; null for all days. Of a day, a
     *     step of a vague date that would break the law has yet to happen, and a step whose line is not there too
     */
    public static ExchangeLedger of(List<Recorded<ExchangeEvent>> events, @Nullable LocalDate asOf) {
        var walk = new LedgerWalk(asOf);
        events.stream()
                .filter(event -> asOf == null || !event.effective().earliest().isAfter(asOf))
                .forEach(walk::take);
        return walk.ledger();
    }

    private void take(Recorded<ExchangeEvent> fact) {
        switch (fact.event()) {
            case CrisisExchangeOpened opened -> participants.addAll(opened.participants());
            case ParticipantAdded(_, var participant) -> participants.add(participant);
            case OfferMade made -> offers.put(made.offer(), made);
            case OfferAccepted accepted -> accept(fact, accepted);
            case ClearanceGranted(_, var key, _, _) -> step(fact, What.CLEARED, key, null, UnaryOperator.identity());
            case ConsignmentDispatched(_, var consignment, var key, var quantity, _, _) -> {
                if (step(fact, What.DISPATCHED, key, quantity, balance -> balance.dispatch(quantity))) {
                    consignments.put(consignment, new Sent(key, quantity));
                }
            }
            case ReceiptConfirmed receipt -> receive(fact, receipt);
            case ConsignmentRefused(_, var consignment, _) -> refuse(fact, consignment);
            case GoodsPassedOn(_, var key, _, var quantity) ->
                step(fact, What.PASSED_ON, key, quantity, balance -> balance.passOn(quantity));
            case GoodsDistributed(_, var key, var quantity, _, _) ->
                step(fact, What.DISTRIBUTED, key, quantity, balance -> balance.distribute(quantity));
            case LossRecorded(_, var key, var quantity, _) ->
                step(fact, What.LOST, key, quantity, balance -> balance.lose(quantity));
            case GoodsReturned(_, var key, var quantity) ->
                step(fact, What.RETURNED, key, quantity, balance -> balance.giveBack(quantity));
            case QuantityWrittenOff(_, var key, var quantity, _) ->
                step(fact, What.WRITTEN_OFF, key, quantity, balance -> balance.writeOff(quantity));
            case AccountSubmitted account -> {
                var line = lines.get(account.commitment());
                if (line != null) {
                    line.account(account);
                }
                step(fact, What.ACCOUNT_SUBMITTED, account.commitment(), null, UnaryOperator.identity());
            }
            case AccountApproved(_, var key) -> step(fact, What.ACCOUNT_APPROVED, key, null, UnaryOperator.identity());
            case AccountQueried(_, var key, _) -> {
                var line = lines.get(key);
                if (line != null) {
                    line.account(null);
                }
                step(fact, What.ACCOUNT_QUERIED, key, null, UnaryOperator.identity());
            }
            case NeedDeclared _, NeedWithdrawn _, NeedPassedOn _ -> {}
            case OfferDeclined _, OfferWithdrawn _, OfferExpired _ -> {}
            case FundingRequested _, FundingGranted _, FundingDrawn _, FundingAccounted _ -> {}
            case CrisisExchangeClosed _, CrisisExchangeReopened _ -> {}
        }
    }

    private void accept(Recorded<ExchangeEvent> fact, OfferAccepted accepted) {
        var made = offers.get(accepted.offer());
        if (made == null) {
            unplaced.add(new Unplaced(fact.eventId(), fact.position(), What.ACCEPTED, accepted.offer()));
            return;
        }
        var line = new OpenLine(made, accepted);
        lines.put(accepted.commitment(), line);
        line.step(fact, What.ACCEPTED, accepted.quantity(), UnaryOperator.identity());
    }

    private void receive(Recorded<ExchangeEvent> fact, ReceiptConfirmed receipt) {
        var sent = find(fact, What.RECEIVED, receipt.consignment());
        if (sent == null) {
            return;
        }
        var good = orNone(receipt.quantityGood());
        var damaged = orNone(receipt.quantityDamaged());
        var missing = orNone(receipt.quantityMissing());
        var counted = good + damaged + missing;
        consignments.put(receipt.consignment(), new Sent(sent.line, sent.remainder - counted));
        var isCounted = receipt.quantityGood() != null || receipt.quantityDamaged() != null
                || receipt.quantityMissing() != null;
        step(fact, What.RECEIVED, sent.line, isCounted ? counted : null,
                balance -> balance.receive(good, damaged, missing));
    }

    private void refuse(Recorded<ExchangeEvent> fact, Key consignment) {
        var sent = find(fact, What.REFUSED, consignment);
        if (sent != null) {
            consignments.put(consignment, new Sent(sent.line, 0));
            step(fact, What.REFUSED, sent.line, sent.remainder, balance -> balance.refuse(sent.remainder));
        }
    }

    private @Nullable Sent find(Recorded<ExchangeEvent> fact, What what, Key consignment) {
        var sent = consignments.get(consignment);
        if (sent == null) {
            unplaced.add(new Unplaced(fact.eventId(), fact.position(), what, consignment));
        }
        return sent;
    }

    /** Whether it was taken. */
    private boolean step(
            Recorded<ExchangeEvent> fact,
            What what,
            Key key,
            @Nullable Long quantity,
            UnaryOperator<LineBalance> change) {
        var line = lines.get(key);
        if (line == null || (mayBeLater(fact) && line.wouldBreakBy(change))) {
            unplaced.add(new Unplaced(fact.eventId(), fact.position(), what, key));
            return false;
        }
        line.step(fact, what, quantity, change);
        return true;
    }

    private boolean mayBeLater(Recorded<ExchangeEvent> fact) {
        return asOf != null && fact.effective().latest().isAfter(asOf);
    }

    private ExchangeLedger ledger() {
        var shown = lines.values().stream().map(line -> line.shown(participants)).toList();
        var sums = offers.values().stream().map(this::sum).toList();
        var addsUp = shown.stream().allMatch(ExchangeLedger.Line::addsUp)
                && sums.stream().allMatch(sum -> sum.exceededBy() == null)
                && (asOf != null || unplaced.isEmpty());
        return new ExchangeLedger(addsUp, shown, sums, totals(shown), unplaced);
    }

    private OfferSum sum(OfferMade made) {
        var accepted = lines.values().stream()
                .filter(line -> line.isOf(made))
                .mapToLong(line -> line.balance().accepted())
                .sum();
        var offered = made.quantity();
        var exceededBy = offered == null || accepted <= offered ? null : Long.valueOf(accepted - offered);
        return new OfferSum(
                made.offer(), Who.of(made.from(), participants), made.aid(), offered, accepted, exceededBy);
    }

    private static List<Total> totals(List<ExchangeLedger.Line> lines) {
        var totals = new ArrayList<Total>();
        for (var line : lines) {
            var aid = line.aid();
            var balance = line.balance().withoutOffer();
            var alike = totals.stream()
                    .filter(total -> total.kind() == aid.kind()
                            && Objects.equals(total.unit(), aid.unit())
                            && Objects.equals(total.currency(), aid.currency()))
                    .findFirst();
            if (alike.isEmpty()) {
                totals.add(new Total(aid.kind(), aid.unit(), aid.currency(), 1, balance));
            } else {
                var before = alike.get();
                totals.set(totals.indexOf(before), new Total(
                        aid.kind(), aid.unit(), aid.currency(), before.lines() + 1, before.balance().plus(balance)));
            }
        }
        return totals;
    }

    private static long orNone(@Nullable Long part) {
        return part == null ? 0 : part;
    }

    private LedgerWalk(@Nullable LocalDate asOf) {
        this.asOf = asOf;
    }
}
