package city.hansa.command.exchange;

import static city.hansa.api.CommandRejected.require;
import static city.hansa.api.exchange.ExchangeRejection.ACCOUNT_APPROVED;
import static city.hansa.api.exchange.ExchangeRejection.ACCOUNT_DOES_NOT_ADD_UP;
import static city.hansa.api.exchange.ExchangeRejection.CONSIGNMENT_REFUSED;
import static city.hansa.api.exchange.ExchangeRejection.EXCHANGE_CLOSED;
import static city.hansa.api.exchange.ExchangeRejection.EXCHANGE_NOT_CLOSED;
import static city.hansa.api.exchange.ExchangeRejection.FUNDING_DOES_NOT_ADD_UP;
import static city.hansa.api.exchange.ExchangeRejection.FUNDING_NOT_ACCOUNTED;
import static city.hansa.api.exchange.ExchangeRejection.GIVER_IS_RECEIVER;
import static city.hansa.api.exchange.ExchangeRejection.KEY_TAKEN;
import static city.hansa.api.exchange.ExchangeRejection.LINE_NOT_SETTLED;
import static city.hansa.api.exchange.ExchangeRejection.NEED_NOT_OPEN;
import static city.hansa.api.exchange.ExchangeRejection.NEED_OF_ANOTHER_KIND;
import static city.hansa.api.exchange.ExchangeRejection.NEED_OF_ANOTHER_PARTICIPANT;
import static city.hansa.api.exchange.ExchangeRejection.NEED_OR_OFFER_OPEN;
import static city.hansa.api.exchange.ExchangeRejection.NOT_IN_THAT_ORDER;
import static city.hansa.api.exchange.ExchangeRejection.NO_ACCOUNT;
import static city.hansa.api.exchange.ExchangeRejection.NO_CITY_TAKES_PART;
import static city.hansa.api.exchange.ExchangeRejection.NO_SUCH_COMMITMENT;
import static city.hansa.api.exchange.ExchangeRejection.NO_SUCH_CONSIGNMENT;
import static city.hansa.api.exchange.ExchangeRejection.NO_SUCH_FUNDING;
import static city.hansa.api.exchange.ExchangeRejection.NO_SUCH_NEED;
import static city.hansa.api.exchange.ExchangeRejection.NO_SUCH_OFFER;
import static city.hansa.api.exchange.ExchangeRejection.NO_SUCH_PARTICIPANT;
import static city.hansa.api.exchange.ExchangeRejection.OFFERED_TO_ANOTHER;
import static city.hansa.api.exchange.ExchangeRejection.OFFER_NOT_OPEN;
import static city.hansa.api.exchange.ExchangeRejection.OFFER_STILL_VALID;
import static city.hansa.api.exchange.ExchangeRejection.OUTSIDE_PROGRAMME_LIMITS;
import static city.hansa.api.exchange.ExchangeRejection.OVER_COMMITTED;
import static city.hansa.api.exchange.ExchangeRejection.PARTICIPANT_TWICE;
import static city.hansa.api.exchange.ExchangeRejection.PATIENTS_ARE_ONLY_COUNTED;
import static city.hansa.api.exchange.ExchangeRejection.PROGRAMME_CLOSED;
import static city.hansa.api.exchange.ExchangeRejection.QUANTITIES_DO_NOT_ADD_UP;
import static city.hansa.api.exchange.ExchangeRejection.REASON_MISSING;
import static city.hansa.api.exchange.ExchangeRejection.SUBMITTER_DOES_NOT_JUDGE;
import static city.hansa.api.exchange.ExchangeRejection.TOO_FEW_PARTICIPANTS;
import static city.hansa.command.exchange.ConsignmentState.orNone;

import city.hansa.api.CommandRejected;
import city.hansa.api.NetworkId;
import city.hansa.api.Reason;
import city.hansa.api.Recorded;
import city.hansa.api.date.Edtf;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.exchange.Aid;
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
import city.hansa.api.value.Money;
import city.hansa.command.exchange.CommitmentState.Account;
import city.hansa.command.exchange.CommitmentState.Judgement;
import city.hansa.command.exchange.Course.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What can happen after what has happened. One table for commands and corrections: a command asks whether its event can
 * follow the life so far, a correction whether every event still follows the ones before it.
 */
record ExchangeRules(ExchangeLife life) {

    /** Throws the refusal unless the event can have happened on the envelope's day, after the life so far. */
    void check(ExchangeEvent event, Envelope envelope) {
        var day = envelope.effective();
        require(life.closing().isEmpty() || event instanceof CrisisExchangeReopened, EXCHANGE_CLOSED);
        require(!new Patients(life).areDescribedBy(event), PATIENTS_ARE_ONLY_COUNTED);
        checkReason(event);
        switch (event) {
            case CrisisExchangeOpened opened -> checkOpening(opened.participants(), envelope);
            case ParticipantAdded(_, var participant) -> checkJoins(participant);
            case NeedDeclared declared -> checkNeed(declared);
            case NeedWithdrawn(_, var need, _) -> checkNeedEnds(need, day);
            case NeedPassedOn(_, var need, _, _, _) -> checkNeedEnds(need, day);
            case OfferMade made -> checkOffer(made, day);
            case OfferAccepted accepted -> checkAcceptance(accepted, day);
            case OfferDeclined(_, var offer, _) -> checkOfferEnds(offer, day);
            case OfferWithdrawn(_, var offer, _) -> checkOfferEnds(offer, day);
            case OfferExpired(_, var offer, _) -> checkExpiry(offer, day);
            case ClearanceGranted(_, var commitment, _, _) -> checkAccepted(commitment, day);
            case ConsignmentDispatched dispatched -> checkDispatch(dispatched, day);
            case ReceiptConfirmed receipt -> checkReceipt(receipt, day);
            case ConsignmentRefused(_, var consignment, _) -> checkRefusal(consignment, day);
            case GoodsPassedOn(_, var commitment, _, var quantity) ->
                checkUse(commitment, balance -> balance.passOn(quantity), quantity, day);
            case GoodsDistributed(_, var commitment, var quantity, _, _) ->
                checkUse(commitment, balance -> balance.distribute(quantity), quantity, day);
            case LossRecorded(_, var commitment, var quantity, _) ->
                checkUse(commitment, balance -> balance.lose(quantity), quantity, day);
            case GoodsReturned(_, var commitment, var quantity) ->
                checkUse(commitment, balance -> balance.giveBack(quantity), quantity, day);
            case AccountSubmitted account -> checkAccount(account, day);
            case AccountApproved(_, var commitment) -> {
                var account = checkJudgement(commitment, envelope);
                require(account.judgement() != Judgement.QUERIED, NO_ACCOUNT);
            }
            case AccountQueried(_, var commitment, _) -> checkJudgement(commitment, envelope);
            case FundingRequested requested -> checkRequest(requested, day);
            case FundingGranted(_, var funding, var amount) -> checkGrant(funding, amount, day);
            case FundingDrawn(_, var funding, var amount) -> {
                var state = funding(funding);
                checkAddsUp(state.canDraw(amount), state, amount);
                checkOrder(state.course(), Step.RECEIVED, day, NOT_IN_THAT_ORDER);
            }
            case FundingAccounted(_, var funding, var used, var returned) -> {
                var state = funding(funding);
                checkAddsUp(state.canAccount(used, returned), state, used);
                checkOrder(state.course(), Step.ENDED, day, NOT_IN_THAT_ORDER);
            }
            case QuantityWrittenOff(_, var commitment, var quantity, _) -> {
                var balance = line(commitment, day).balance();
                checkHolds(balance, balance.writeOff(quantity), quantity);
            }
            case CrisisExchangeClosed _ -> checkClosing(day);
            case CrisisExchangeReopened _ -> {
                var closing = life.closing().orElseThrow(() -> new CommandRejected(EXCHANGE_NOT_CLOSED));
                checkNotBefore(closing, day);
            }
        }
    }

    /** Of patients even the reason is left empty. */
    private void checkReason(ExchangeEvent event) {
        var reason = reason(event);
        require(reason == null || !reason.isBlank() || new Patients(life).areConcernedBy(event), REASON_MISSING);
    }

    private static @Nullable String reason(ExchangeEvent event) {
        return switch (event) {
            case NeedWithdrawn(_, _, var reason) -> reason;
            case OfferAccepted accepted -> accepted.overCommitReason();
            case ConsignmentRefused(_, _, var reason) -> reason;
            case QuantityWrittenOff(_, _, _, var reason) -> reason;
            case CrisisExchangeReopened(_, var reason) -> reason;
            default -> null;
        };
    }

    private static void checkOpening(List<Participant> participants, Envelope envelope) {
        require(participants.size() >= 2, TOO_FEW_PARTICIPANTS);
        var cities = participants.stream().flatMap(one -> Optional.ofNullable(one.city()).stream()).toList();
        require(!cities.isEmpty() || envelope.party() instanceof NetworkId, NO_CITY_TAKES_PART);
        require(cities.stream().distinct().count() == cities.size(), PARTICIPANT_TWICE);
        require(
                participants.stream().map(Participant::key).distinct().count() == participants.size(),
                PARTICIPANT_TWICE);
    }

    private void checkJoins(Participant participant) {
        require(!life.participants().containsKey(participant.key()), PARTICIPANT_TWICE);
        require(participant.city() == null || !life.takesPart(participant.city()), PARTICIPANT_TWICE);
    }

    private void checkNeed(NeedDeclared declared) {
        checkTakesPart(declared.participant());
        checkFree(life.needs(), declared.need());
    }

    private void checkNeedEnds(Key key, Edtf day) {
        var need = find(life.needs(), key, NO_SUCH_NEED);
        require(need.course().end().isEmpty(), NEED_NOT_OPEN);
        checkOrder(need.course(), Step.ENDED, day, NOT_IN_THAT_ORDER);
    }

    private void checkOffer(OfferMade made, Edtf day) {
        checkTakesPart(made.from());
        if (made.to() != null) {
            checkTakesPart(made.to());
            require(!made.to().equals(made.from()), GIVER_IS_RECEIVER);
        }
        checkFree(life.offers(), made.offer());
        var last = made.validUntil();
        require(last == null || !day.earliest().isAfter(last.latest()), NOT_IN_THAT_ORDER);
        if (made.need() != null) {
            neededOn(made.need(), made.aid(), day);
        }
    }

    private void checkAcceptance(OfferAccepted accepted, Edtf day) {
        var offer = find(life.offers(), accepted.offer(), NO_SUCH_OFFER);
        checkFree(life.commitments(), accepted.commitment());
        checkTakesPart(accepted.to());
        require(!accepted.to().equals(offer.made().from()), GIVER_IS_RECEIVER);
        require(offer.made().to() == null || offer.made().to().equals(accepted.to()), OFFERED_TO_ANOTHER);
        checkTakenUp(offer.course(), day, OFFER_NOT_OPEN);
        require(!offer.isTaken() && !offer.isOverBy(day), OFFER_NOT_OPEN);
        checkRemainder(offer, accepted.quantity());
        if (accepted.need() != null) {
            var need = neededOn(accepted.need(), offer.made().aid(), day);
            require(need.declared().participant().equals(accepted.to()), NEED_OF_ANOTHER_PARTICIPANT);
            if (!need.canTake(accepted.quantity()) && accepted.overCommitReason() == null) {
                throw new CommandRejected(OVER_COMMITTED)
                        .with("needed", String.valueOf(need.declared().quantity()))
                        .with("accepted", need.covered())
                        .with("asked", accepted.quantity());
            }
        }
    }

    private static void checkRemainder(OfferState offer, long asked) {
        var remainder = offer.remainder();
        if (remainder != null && asked > remainder) {
            throw new CommandRejected(QUANTITIES_DO_NOT_ADD_UP)
                    .with("offered", remainder + offer.accepted())
                    .with("accepted", offer.accepted())
                    .with("asked", asked);
        }
    }

    private void checkOfferEnds(Key key, Edtf day) {
        var offer = find(life.offers(), key, NO_SUCH_OFFER);
        require(offer.isOpen(), OFFER_NOT_OPEN);
        checkOrder(offer.course(), Step.ENDED, day, NOT_IN_THAT_ORDER);
    }

    private void checkExpiry(Key key, Edtf day) {
        checkOfferEnds(key, day);
        var last = find(life.offers(), key, NO_SUCH_OFFER).made().validUntil();
        require(last != null && day.latest().isAfter(last.earliest()), OFFER_STILL_VALID);
    }

    private void checkDispatch(ConsignmentDispatched dispatched, Edtf day) {
        checkFree(life.consignments(), dispatched.consignment());
        var balance = line(dispatched.commitment(), day).balance();
        if (!balance.canDispatch(dispatched.quantity())) {
            throw doesNotAddUp(balance, dispatched.quantity());
        }
    }

    private void checkReceipt(ReceiptConfirmed receipt, Edtf day) {
        var consignment = find(life.consignments(), receipt.consignment(), NO_SUCH_CONSIGNMENT);
        require(!consignment.isRefused(), CONSIGNMENT_REFUSED);
        checkOrder(consignment.course(), Step.RECEIVED, day, NOT_IN_THAT_ORDER);
        var before = line(consignment.dispatched().commitment(), day).balance();
        var good = orNone(receipt.quantityGood());
        var damaged = orNone(receipt.quantityDamaged());
        var missing = orNone(receipt.quantityMissing());
        if (!consignment.canTake(receipt)) {
            throw doesNotAddUp(before, good + damaged + missing);
        }
        checkHolds(before, before.receive(good, damaged, missing), good + damaged + missing);
    }

    private void checkRefusal(Key key, Edtf day) {
        var consignment = find(life.consignments(), key, NO_SUCH_CONSIGNMENT);
        checkOrder(consignment.course(), Step.ENDED, day, NOT_IN_THAT_ORDER);
        var before = line(consignment.dispatched().commitment(), day).balance();
        var remainder = consignment.remainder();
        require(remainder > 0, QUANTITIES_DO_NOT_ADD_UP);
        checkHolds(before, before.refuse(remainder), remainder);
    }

    private void checkUse(Key commitment, UnaryOperator<LineBalance> use, long quantity, Edtf day) {
        var balance = received(commitment, day).balance();
        checkHolds(balance, use.apply(balance), quantity);
        if (!new Movements(life, commitment).allow(quantity, day)) {
            throw doesNotAddUp(balance, quantity).with("on", day.text());
        }
    }

    private void checkAccount(AccountSubmitted account, Edtf day) {
        var line = received(account.commitment(), day);
        require(!line.isApproved(), ACCOUNT_APPROVED);
        new Movements(life, account.commitment()).all().forEach(moved -> checkNotBefore(moved, day));
        var balance = line.balance();
        var addsUp = balance.isComplete()
                && account.used() == balance.distributed()
                && account.returned() == balance.returned()
                && account.lost() == balance.lost();
        if (!addsUp) {
            throw with(balance, new CommandRejected(ACCOUNT_DOES_NOT_ADD_UP))
                    .with("used", account.used());
        }
    }

    private Account checkJudgement(Key commitment, Envelope envelope) {
        Account account = line(commitment, envelope.effective()).account();
        if (account == null) {
            throw new CommandRejected(NO_ACCOUNT);
        }
        require(account.judgement() != Judgement.APPROVED, ACCOUNT_APPROVED);
        require(!account.submitter().equals(envelope.party()), SUBMITTER_DOES_NOT_JUDGE);
        checkNotBefore(account.fact(), envelope.effective());
        return account;
    }

    private void checkRequest(FundingRequested requested, Edtf day) {
        checkTakesPart(requested.participant());
        checkFree(life.fundings(), requested.funding());
        if (requested.amount().minorUnits() == 0) {
            throw new CommandRejected(FUNDING_DOES_NOT_ADD_UP).with("asked", 0);
        }
        Programme.find(requested.programme()).ifPresent(programme -> {
            checkLimits(programme, requested.amount());
            require(programme.mayTakeOn(day), PROGRAMME_CLOSED);
        });
    }

    private void checkGrant(Key key, Money amount, Edtf day) {
        var funding = funding(key);
        checkAddsUp(funding.canGrant(amount), funding, amount);
        Programme.find(funding.requested().programme()).ifPresent(programme -> checkLimits(programme, amount));
        checkOrder(funding.course(), Step.TAKEN_UP, day, NOT_IN_THAT_ORDER);
    }

    private static void checkLimits(Programme programme, Money amount) {
        if (!programme.funds(amount)) {
            throw new CommandRejected(OUTSIDE_PROGRAMME_LIMITS)
                    .with("least", programme.least())
                    .with("most", programme.most())
                    .with("currency", programme.currency())
                    .with("asked", amount.minorUnits());
        }
    }

    private static void checkAddsUp(boolean condition, FundingState funding, Money asked) {
        if (!condition) {
            throw new CommandRejected(FUNDING_DOES_NOT_ADD_UP)
                    .with("requested", funding.requested().amount().minorUnits())
                    .with("granted", funding.granted())
                    .with("drawn", funding.drawn())
                    .with("currency", funding.requested().amount().currency())
                    .with("asked", asked.minorUnits());
        }
    }

    private void checkClosing(Edtf day) {
        life.steps().stream()
                .filter(step -> step.effective().earliest().isAfter(day.latest()))
                .findFirst()
                .ifPresent(later -> {
                    throw conflict(NOT_IN_THAT_ORDER, later);
                });
        life.needs().forEach((key, need) -> requireNone(need.isOpen(), NEED_OR_OFFER_OPEN, "need", key));
        life.offers().forEach((key, offer) -> requireNone(offer.isOpen(), NEED_OR_OFFER_OPEN, "offer", key));
        life.commitments().forEach((key, line) -> {
            if (!line.isSettled()) {
                throw with(line.balance(), new CommandRejected(LINE_NOT_SETTLED).with("commitment", key.value()));
            }
        });
        life.fundings().forEach((key, funding) -> requireNone(funding.isOwed(), FUNDING_NOT_ACCOUNTED, "funding", key));
    }

    private static void requireNone(boolean left, Reason otherwise, String kind, Key key) {
        if (left) {
            throw new CommandRejected(otherwise).with(kind, key.value());
        }
    }

    private void checkTakesPart(Key key) {
        require(life.participants().containsKey(key), NO_SUCH_PARTICIPANT);
    }

    private static void checkFree(Map<Key, ?> entries, Key key) {
        if (entries.containsKey(key)) {
            throw new CommandRejected(KEY_TAKEN).with("key", key.value());
        }
    }

    /** The need, if it may have been open on that day and is counted as the aid is. */
    private NeedState neededOn(Key key, Aid aid, Edtf day) {
        var need = find(life.needs(), key, NO_SUCH_NEED);
        require(need.declared().aid().isCountedAs(aid), NEED_OF_ANOTHER_KIND);
        checkTakenUp(need.course(), day, NEED_NOT_OPEN);
        return need;
    }

    private void checkAccepted(Key commitment, Edtf day) {
        checkOrder(lineOf(commitment).course(), Step.DISPATCHED, day, NOT_IN_THAT_ORDER);
    }

    /** The line, if it may have been accepted by that day. */
    private CommitmentState line(Key commitment, Edtf day) {
        checkAccepted(commitment, day);
        return lineOf(commitment);
    }

    private CommitmentState lineOf(Key commitment) {
        return find(life.commitments(), commitment, NO_SUCH_COMMITMENT);
    }

    /** The line, if a part of it may have been received by that day. */
    private CommitmentState received(Key commitment, Edtf day) {
        var line = line(commitment, day);
        line.firstReceipt().ifPresent(receipt -> checkNotBefore(receipt, day));
        return line;
    }

    private FundingState funding(Key key) {
        return find(life.fundings(), key, NO_SUCH_FUNDING);
    }

    private static <S> S find(Map<Key, S> entries, Key key, Reason otherwise) {
        var entry = entries.get(key);
        if (entry == null) {
            throw new CommandRejected(otherwise).with("key", key.value());
        }
        return entry;
    }

    private static void checkHolds(LineBalance before, LineBalance after, long asked) {
        if (!after.holds()) {
            throw doesNotAddUp(before, asked);
        }
    }

    private static CommandRejected doesNotAddUp(LineBalance before, long asked) {
        return with(before, new CommandRejected(QUANTITIES_DO_NOT_ADD_UP)).with("asked", asked);
    }

    private static CommandRejected with(LineBalance balance, CommandRejected refusal) {
        var detailed = refusal;
        for (var number : balance.numbers().entrySet()) {
            detailed = detailed.with(number.getKey(), number.getValue());
        }
        return detailed;
    }

    private static void checkOrder(Course course, Step step, Edtf day, Reason otherwise) {
        course.conflict(step, day).ifPresent(conflict -> {
            throw conflict(otherwise, conflict);
        });
    }

    /** What has ended may still be taken up on a day before its end. */
    private static void checkTakenUp(Course course, Edtf day, Reason notOpen) {
        checkOrder(course, Step.TAKEN_UP, day, course.end().isEmpty() ? NOT_IN_THAT_ORDER : notOpen);
    }

    private static void checkNotBefore(Recorded<?> earlier, Edtf day) {
        if (earlier.effective().earliest().isAfter(day.latest())) {
            throw conflict(NOT_IN_THAT_ORDER, earlier);
        }
    }

    private static CommandRejected conflict(Reason reason, Recorded<?> event) {
        return new CommandRejected(reason)
                .with("conflictingEvent", event.eventId().toString())
                .with("conflictingDay", event.effective().text());
    }
}
