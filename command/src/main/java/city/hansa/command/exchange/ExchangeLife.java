package city.hansa.command.exchange;

import static city.hansa.command.exchange.ConsignmentState.orNone;

import city.hansa.api.CityId;
import city.hansa.api.CommandRejected;
import city.hansa.api.NetworkId;
import city.hansa.api.Party;
import city.hansa.api.Recorded;
import city.hansa.api.envelope.Visibility;
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
import city.hansa.api.exchange.LineBalance;
import city.hansa.api.exchange.Participant;
import city.hansa.api.value.Key;
import city.hansa.command.exchange.CommitmentState.Judgement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An exchange so far, as decisions need it: its corrected events folded in the order in which they were recorded. */
final class ExchangeLife {

    private final Map<Key, Participant> participants = new LinkedHashMap<>();
    private final Map<Key, NeedState> needs = new LinkedHashMap<>();
    private final Map<Key, OfferState> offers = new LinkedHashMap<>();
    private final Map<Key, CommitmentState> commitments = new LinkedHashMap<>();
    private final Map<Key, ConsignmentState> consignments = new LinkedHashMap<>();
    private final Map<Key, FundingState> fundings = new LinkedHashMap<>();
    private final List<Recorded<ExchangeEvent>> steps = new ArrayList<>();
    private @Nullable Recorded<ExchangeEvent> closing;

    static ExchangeLife of(List<Recorded<ExchangeEvent>> history) {
        var life = new ExchangeLife();
        history.forEach(life::add);
        return life;
    }

    /** The first event of that history which the ones before it do not allow. */
    static Optional<Recorded<?>> contradiction(List<Recorded<ExchangeEvent>> history) {
        var life = new ExchangeLife();
        for (var fact : history) {
            try {
                // An account that was questioned may be wrong: it binds nobody who puts right what it is about.
                if (!isQuestioned(fact, history)) {
                    new ExchangeRules(life).check(fact.event(), fact.envelope());
                }
            } catch (CommandRejected impossible) {
                return Optional.of(fact);
            }
            life.add(fact);
        }
        return Optional.empty();
    }

    /** Whether it is an account of which the next thing that was said is a question. */
    private static boolean isQuestioned(Recorded<ExchangeEvent> fact, List<Recorded<ExchangeEvent>> history) {
        return fact.event() instanceof AccountSubmitted account
                && history.stream()
                        .filter(later -> later.sequence() > fact.sequence())
                        .map(Recorded::event)
                        .filter(later -> isAbout(account.commitment(), later))
                        .findFirst()
                        .filter(AccountQueried.class::isInstance)
                        .isPresent();
    }

    private static boolean isAbout(Key commitment, ExchangeEvent event) {
        return switch (event) {
            case AccountSubmitted account -> account.commitment().equals(commitment);
            case AccountApproved(_, var approved) -> approved.equals(commitment);
            case AccountQueried(_, var queried, _) -> queried.equals(commitment);
            default -> false;
        };
    }

    void add(Recorded<ExchangeEvent> fact) {
        steps.add(fact);
        switch (fact.event()) {
            case CrisisExchangeOpened opened -> opened.participants().forEach(this::join);
            case ParticipantAdded(_, var participant) -> join(participant);
            case NeedDeclared declared -> needs.put(declared.need(), NeedState.of(declared, fact));
            case NeedWithdrawn(_, var need, _) -> needs.computeIfPresent(need, (_, state) -> state.end(fact));
            case NeedPassedOn(_, var need, _, _, _) -> needs.computeIfPresent(need, (_, state) -> state.end(fact));
            case OfferMade made -> offers.put(made.offer(), OfferState.of(made, fact));
            case OfferAccepted accepted -> accept(accepted, fact);
            case OfferDeclined(_, var offer, _) -> offers.computeIfPresent(offer, (_, state) -> state.end(fact));
            case OfferWithdrawn(_, var offer, _) -> offers.computeIfPresent(offer, (_, state) -> state.end(fact));
            case OfferExpired(_, var offer, _) -> offers.computeIfPresent(offer, (_, state) -> state.end(fact));
            case ClearanceGranted _ -> {}
            case ConsignmentDispatched dispatched -> {
                consignments.put(dispatched.consignment(), ConsignmentState.of(dispatched, fact));
                change(dispatched.commitment(), line -> line.dispatch(dispatched.quantity(), fact));
            }
            case ReceiptConfirmed receipt -> receive(receipt, fact);
            case ConsignmentRefused(_, var consignment, _) -> refuse(consignment, fact);
            case GoodsPassedOn(_, var line, _, var quantity) -> move(line, balance -> balance.passOn(quantity));
            case GoodsDistributed(_, var line, var quantity, _, _) ->
                move(line, balance -> balance.distribute(quantity));
            case LossRecorded(_, var line, var quantity, _) -> move(line, balance -> balance.lose(quantity));
            case GoodsReturned(_, var line, var quantity) -> move(line, balance -> balance.giveBack(quantity));
            case AccountSubmitted account -> change(account.commitment(), line -> line.submit(account, fact));
            case AccountApproved(_, var commitment) -> change(commitment, line -> line.judge(Judgement.APPROVED));
            case AccountQueried(_, var commitment, _) -> change(commitment, line -> line.judge(Judgement.QUERIED));
            case FundingRequested requested ->
                fundings.put(requested.funding(), FundingState.of(requested, fact));
            case FundingGranted(_, var funding, var amount) ->
                fundings.computeIfPresent(funding, (_, state) -> state.grant(amount, fact));
            case FundingDrawn(_, var funding, var amount) ->
                fundings.computeIfPresent(funding, (_, state) -> state.draw(amount, fact));
            case FundingAccounted(_, var funding, _, _) ->
                fundings.computeIfPresent(funding, (_, state) -> state.account(fact));
            case QuantityWrittenOff(_, var line, var quantity, _) ->
                move(line, balance -> balance.writeOff(quantity));
            case CrisisExchangeClosed _ -> closing = fact;
            case CrisisExchangeReopened _ -> closing = null;
        }
    }

    private void join(Participant participant) {
        participants.put(participant.key(), participant);
    }

    private void accept(OfferAccepted accepted, Recorded<ExchangeEvent> fact) {
        var offer = offers.get(accepted.offer());
        if (offer == null) {
            return;
        }
        offers.put(accepted.offer(), offer.accept(accepted.quantity(), fact));
        commitments.put(accepted.commitment(), CommitmentState.of(offer.made(), accepted, fact));
        if (accepted.need() != null) {
            needs.computeIfPresent(accepted.need(), (_, need) -> need.cover(accepted.quantity(), fact));
        }
    }

    private void receive(ReceiptConfirmed receipt, Recorded<ExchangeEvent> fact) {
        var consignment = consignments.get(receipt.consignment());
        if (consignment == null) {
            return;
        }
        consignments.put(receipt.consignment(), consignment.receive(receipt, fact));
        change(consignment.dispatched().commitment(), line -> line.receive(received(line, receipt), fact));
    }

    private static LineBalance received(CommitmentState line, ReceiptConfirmed receipt) {
        return line.balance()
                .receive(
                        orNone(receipt.quantityGood()),
                        orNone(receipt.quantityDamaged()),
                        orNone(receipt.quantityMissing()));
    }

    private void refuse(Key key, Recorded<ExchangeEvent> fact) {
        var consignment = consignments.get(key);
        if (consignment == null) {
            return;
        }
        consignments.put(key, consignment.refuse(fact));
        move(consignment.dispatched().commitment(), balance -> balance.refuse(consignment.remainder()));
    }

    private void move(Key commitment, UnaryOperator<LineBalance> step) {
        change(commitment, line -> line.move(step.apply(line.balance())));
    }

    /** What the line no longer assures, its need wants again. */
    private void change(Key commitment, UnaryOperator<CommitmentState> step) {
        var before = commitments.get(commitment);
        if (before == null) {
            return;
        }
        var after = step.apply(before);
        commitments.put(commitment, after);
        if (after.need() != null) {
            var lapsed = before.balance().assured() - after.balance().assured();
            needs.computeIfPresent(after.need(), (_, need) -> need.uncover(lapsed));
        }
    }

    /** A network that opened an exchange keeps its record, so that those without an office of their own are in it. */
    boolean mayRecord(Party party) {
        return switch (party) {
            case NetworkId network -> steps.getFirst().envelope().party().equals(network);
            case CityId city -> takesPart(city);
        };
    }

    /** Who may read the record. */
    Visibility visibility() {
        return steps.getFirst().envelope().visibility();
    }

    /** Whether it is the account that was approved. */
    boolean isApproved(Recorded<ExchangeEvent> fact) {
        return commitments.values().stream()
                .filter(CommitmentState::isApproved)
                .flatMap(line -> Stream.ofNullable(line.account()))
                .anyMatch(account -> account.fact().eventId().equals(fact.eventId()));
    }

    boolean takesPart(CityId city) {
        return participants.values().stream().anyMatch(participant -> city.equals(participant.city()));
    }

    Map<Key, Participant> participants() {
        return participants;
    }

    Map<Key, NeedState> needs() {
        return needs;
    }

    Map<Key, OfferState> offers() {
        return offers;
    }

    Map<Key, CommitmentState> commitments() {
        return commitments;
    }

    Map<Key, ConsignmentState> consignments() {
        return consignments;
    }

    Map<Key, FundingState> fundings() {
        return fundings;
    }

    /** What was recorded, the opening first. */
    List<Recorded<ExchangeEvent>> steps() {
        return steps;
    }

    /** The closing that holds; empty while the exchange is open. */
    Optional<Recorded<ExchangeEvent>> closing() {
        return Optional.ofNullable(closing);
    }
}
