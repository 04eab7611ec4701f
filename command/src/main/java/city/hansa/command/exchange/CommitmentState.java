package city.hansa.command.exchange;

import city.hansa.api.Party;
import city.hansa.api.Recorded;
import city.hansa.api.exchange.AidKind;
import city.hansa.api.exchange.ExchangeEvent.AccountSubmitted;
import city.hansa.api.exchange.ExchangeEvent.OfferAccepted;
import city.hansa.api.exchange.ExchangeEvent.OfferMade;
import city.hansa.api.exchange.LineBalance;
import city.hansa.api.value.Key;
import city.hansa.command.exchange.Course.Step;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line of aid from acceptance to account.
 *
 * @param sender hands over what is counted: the giver, or with patients the one whom they leave
 * @param taker has on hand what was received: the receiver, or with patients the giver of the places
 * @param need for which it was accepted
 * @param receipts of all its consignments
 */
record CommitmentState(
        AidKind kind,
        Key sender,
        Key taker,
        @Nullable Key need,
        LineBalance balance,
        Course course,
        List<Recorded<?>> receipts,
        @Nullable Account account) {

    enum Judgement {
        NONE,
        QUERIED,
        APPROVED
    }

    record Account(AccountSubmitted submitted, Recorded<?> fact, Judgement judgement) {

        Party submitter() {
            return fact.envelope().party();
        }
    }

    static CommitmentState of(OfferMade made, OfferAccepted accepted, Recorded<?> acceptance) {
        var kind = made.aid().kind();
        var giver = made.from();
        var receiver = accepted.to();
        var reversed = kind.comesToTheGiver();
        return new CommitmentState(
                kind,
                reversed ? receiver : giver,
                reversed ? giver : receiver,
                accepted.need(),
                LineBalance.accepted(made.quantity(), accepted.quantity()),
                Course.of(Step.TAKEN_UP, acceptance),
                List.of(),
                null);
    }

    CommitmentState dispatch(long quantity, Recorded<?> fact) {
        return new CommitmentState(
                kind,
                sender,
                taker,
                need,
                balance.dispatch(quantity),
                course.with(Step.DISPATCHED, fact),
                receipts,
                account);
    }

    CommitmentState receive(LineBalance after, Recorded<?> fact) {
        var all = Stream.concat(receipts.stream(), Stream.of(fact)).toList();
        return new CommitmentState(kind, sender, taker, need, after, course, all, account);
    }

    CommitmentState move(LineBalance after) {
        return new CommitmentState(kind, sender, taker, need, after, course, receipts, account);
    }

    CommitmentState submit(AccountSubmitted submitted, Recorded<?> fact) {
        return with(new Account(submitted, fact, Judgement.NONE));
    }

    CommitmentState judge(Judgement judgement) {
        return account == null ? this : with(new Account(account.submitted(), account.fact(), judgement));
    }

    private CommitmentState with(Account other) {
        return new CommitmentState(kind, sender, taker, need, balance, course, receipts, other);
    }

    /** The receipt that came first, by the earliest day on which it can have come. */
    Optional<Recorded<?>> firstReceipt() {
        return receipts.stream().min(Comparator.comparing(fact -> fact.effective().earliest()));
    }

    boolean isApproved() {
        return account != null && account.judgement() == Judgement.APPROVED;
    }

    /** Nothing is left to come or to account for. What never came needs no account. */
    boolean isSettled() {
        return balance.isComplete() && (isApproved() || balance.received() == 0);
    }
}
