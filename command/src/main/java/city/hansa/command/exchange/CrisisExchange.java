package city.hansa.command.exchange;

import static city.hansa.api.CommandRejected.require;
import static city.hansa.api.exchange.ExchangeRejection.ACCOUNT_APPROVED;
import static city.hansa.api.exchange.ExchangeRejection.NOT_A_PARTICIPANT;
import static city.hansa.api.exchange.ExchangeRejection.NO_SUCH_CITY;
import static city.hansa.api.exchange.ExchangeRejection.NO_SUCH_OFFER;
import static city.hansa.api.exchange.ExchangeRejection.PATIENTS_ARE_ONLY_COUNTED;
import static city.hansa.api.exchange.ExchangeRejection.RECEIVER_UNKNOWN;
import static city.hansa.api.exchange.ExchangeRejection.WIDER_THAN_THE_RECORD;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import city.hansa.api.CommandRejected;
import city.hansa.api.ExchangeId;
import city.hansa.api.NetworkId;
import city.hansa.api.Party;
import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.date.Edtf;
import city.hansa.api.envelope.Actor;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.exchange.ExchangeCommand.AcceptOffer;
import city.hansa.api.exchange.ExchangeCommand.AccountFunding;
import city.hansa.api.exchange.ExchangeCommand.AddParticipant;
import city.hansa.api.exchange.ExchangeCommand.ApproveAccount;
import city.hansa.api.exchange.ExchangeCommand.CloseExchange;
import city.hansa.api.exchange.ExchangeCommand.ConfirmReceipt;
import city.hansa.api.exchange.ExchangeCommand.DeclareNeed;
import city.hansa.api.exchange.ExchangeCommand.DeclineOffer;
import city.hansa.api.exchange.ExchangeCommand.DispatchConsignment;
import city.hansa.api.exchange.ExchangeCommand.DrawFunding;
import city.hansa.api.exchange.ExchangeCommand.ExpireOffer;
import city.hansa.api.exchange.ExchangeCommand.GrantClearance;
import city.hansa.api.exchange.ExchangeCommand.GrantFunding;
import city.hansa.api.exchange.ExchangeCommand.MakeOffer;
import city.hansa.api.exchange.ExchangeCommand.OpenExchange;
import city.hansa.api.exchange.ExchangeCommand.PassOnGoods;
import city.hansa.api.exchange.ExchangeCommand.PassOnNeed;
import city.hansa.api.exchange.ExchangeCommand.QueryAccount;
import city.hansa.api.exchange.ExchangeCommand.RecordDistribution;
import city.hansa.api.exchange.ExchangeCommand.RecordLoss;
import city.hansa.api.exchange.ExchangeCommand.RefuseConsignment;
import city.hansa.api.exchange.ExchangeCommand.ReopenExchange;
import city.hansa.api.exchange.ExchangeCommand.RequestFunding;
import city.hansa.api.exchange.ExchangeCommand.ReturnGoods;
import city.hansa.api.exchange.ExchangeCommand.SubmitAccount;
import city.hansa.api.exchange.ExchangeCommand.WithdrawNeed;
import city.hansa.api.exchange.ExchangeCommand.WithdrawOffer;
import city.hansa.api.exchange.ExchangeCommand.WriteOff;
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
import city.hansa.api.exchange.Participant;
import city.hansa.api.fact.FactEvent;
import city.hansa.api.fact.FactEvent.DisputeSettled;
import city.hansa.api.fact.FactEvent.ErasureRequested;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.fact.FactEvent.FactAttested;
import city.hansa.api.fact.FactEvent.FactCorrected;
import city.hansa.api.fact.FactEvent.FactDisputed;
import city.hansa.api.fact.FactEvent.NarrativeErased;
import city.hansa.api.fact.FactEvent.NarrativeOpened;
import city.hansa.api.fact.FactEvent.Preferred;
import city.hansa.api.value.Key;
import city.hansa.command.fact.Correctable;
import city.hansa.command.fact.Facts;
import city.hansa.command.registry.Cities;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Help that some give others in one crisis: open → all settled → accounted → closed, and reopened with a reason.
 *
 * <p>It begins with a need or with an offer that nobody asked for, and moves in parts, line by line; what is where
 * follows from the lines, so no state is kept for them here. Every command becomes one event by the same three questions: may
 * this party say it ({@link Sides}), is it so already ({@link Idempotence}), can it be ({@link ExchangeRules}).
 */
@Aggregate(cache = "aggregateCache")
final class CrisisExchange implements Correctable<ExchangeEvent> {

    @AggregateIdentifier
    private ExchangeId id;

    private final Facts<ExchangeEvent> facts = new Facts<>(ExchangeEvent.class);
    private ExchangeLife life = new ExchangeLife();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(OpenExchange command, Envelope envelope, Cities cities) {
        require(isAmong(command.participants(), envelope.party()), NOT_A_PARTICIPANT);
        var opened = new CrisisExchangeOpened(
                command.exchangeId(), command.crisis(), command.participants(), command.title(), command.themes());
        new ExchangeRules(life).check(opened, envelope);
        command.participants().forEach(participant -> requireRegistered(participant, envelope.effective(), cities));

        apply(opened);
    }

    @CommandHandler
    void handle(AddParticipant command, Envelope envelope, Cities cities) {
        var added = new ParticipantAdded(id, command.participant());
        if (isSaidAlready(added, envelope)) {
            return;
        }
        requireRegistered(command.participant(), envelope.effective(), cities);

        record(added, envelope);
    }

    @CommandHandler
    void handle(DeclareNeed command, Envelope envelope) {
        decide(
                new NeedDeclared(
                        id,
                        command.need(),
                        command.participant(),
                        command.aid(),
                        command.quantity(),
                        command.neededBy(),
                        command.destination()),
                envelope);
    }

    @CommandHandler
    void handle(WithdrawNeed command, Envelope envelope) {
        decide(new NeedWithdrawn(id, command.need(), command.reason()), envelope);
    }

    @CommandHandler
    void handle(PassOnNeed command, Envelope envelope) {
        decide(new NeedPassedOn(id, command.need(), command.to(), command.organisations(), command.note()), envelope);
    }

    @CommandHandler
    void handle(MakeOffer command, Envelope envelope) {
        decide(
                new OfferMade(
                        id,
                        command.offer(),
                        command.from(),
                        command.to(),
                        command.aid(),
                        command.quantity(),
                        command.need(),
                        command.validUntil(),
                        command.conditions()),
                envelope);
    }

    @CommandHandler
    void handle(AcceptOffer command, Envelope envelope) {
        require(life.mayRecord(envelope.party()), NOT_A_PARTICIPANT);
        var made = offer(command.offer()).made();
        var need = command.need() == null ? made.need() : command.need();
        decide(
                new OfferAccepted(
                        id,
                        command.offer(),
                        command.commitment(),
                        receiver(command, made, need),
                        command.quantity(),
                        need,
                        command.overCommitReason()),
                envelope);
    }

    @CommandHandler
    void handle(DeclineOffer command, Envelope envelope) {
        decide(new OfferDeclined(id, command.offer(), command.reason()), envelope);
    }

    @CommandHandler
    void handle(WithdrawOffer command, Envelope envelope) {
        decide(new OfferWithdrawn(id, command.offer(), command.reason()), envelope);
    }

    @CommandHandler
    void handle(ExpireOffer command, Envelope envelope) {
        decide(new OfferExpired(id, command.offer(), remainder(command.offer())), envelope);
    }

    /**
     * The last day of an offer has passed. What became of it in the meantime may leave nothing to expire, and a last
     * day that was corrected to a later one has a deadline of its own.
     */
    @DeadlineHandler(deadlineName = WhenOfferMadeThenExpire.DEADLINE)
    void expire(String offer, Envelope envelope) {
        var key = new Key(offer);
        var state = life.offers().get(key);
        if (state == null || !state.isOverBy(envelope.effective())) {
            return;
        }
        var expired = new OfferExpired(id, key, state.remainder());
        try {
            new ExchangeRules(life).check(expired, envelope);
        } catch (CommandRejected nothingToExpire) {
            return;
        }
        apply(expired, MetaData.from(envelope.toMetaData()));
    }

    @CommandHandler
    void handle(GrantClearance command, Envelope envelope) {
        decide(new ClearanceGranted(id, command.commitment(), command.kind(), command.ref()), envelope);
    }

    @CommandHandler
    void handle(DispatchConsignment command, Envelope envelope) {
        decide(
                new ConsignmentDispatched(
                        id,
                        command.consignment(),
                        command.commitment(),
                        command.quantity(),
                        command.carrier(),
                        command.packages()),
                envelope);
    }

    @CommandHandler
    void handle(ConfirmReceipt command, Envelope envelope) {
        decide(
                new ReceiptConfirmed(
                        id,
                        command.consignment(),
                        command.quantityGood(),
                        command.quantityDamaged(),
                        command.quantityMissing(),
                        command.qualifier(),
                        command.packages()),
                envelope);
    }

    @CommandHandler
    void handle(RefuseConsignment command, Envelope envelope) {
        decide(new ConsignmentRefused(id, command.consignment(), command.reason()), envelope);
    }

    @CommandHandler
    void handle(PassOnGoods command, Envelope envelope) {
        decide(new GoodsPassedOn(id, command.commitment(), command.to(), command.quantity()), envelope);
    }

    @CommandHandler
    void handle(RecordDistribution command, Envelope envelope) {
        decide(
                new GoodsDistributed(
                        id, command.commitment(), command.quantity(), command.qualifier(), command.recipientGroup()),
                envelope);
    }

    @CommandHandler
    void handle(RecordLoss command, Envelope envelope) {
        decide(new LossRecorded(id, command.commitment(), command.quantity(), command.cause()), envelope);
    }

    @CommandHandler
    void handle(ReturnGoods command, Envelope envelope) {
        decide(new GoodsReturned(id, command.commitment(), command.quantity()), envelope);
    }

    @CommandHandler
    void handle(SubmitAccount command, Envelope envelope) {
        decide(
                new AccountSubmitted(
                        id,
                        command.commitment(),
                        command.used(),
                        command.returned(),
                        command.lost(),
                        command.cost(),
                        command.evidenceSha256()),
                envelope);
    }

    @CommandHandler
    void handle(ApproveAccount command, Envelope envelope) {
        decide(new AccountApproved(id, command.commitment()), envelope);
    }

    @CommandHandler
    void handle(QueryAccount command, Envelope envelope) {
        decide(new AccountQueried(id, command.commitment(), command.question()), envelope);
    }

    @CommandHandler
    void handle(RequestFunding command, Envelope envelope) {
        decide(
                new FundingRequested(
                        id, command.funding(), command.participant(), command.programme(), command.amount()),
                envelope);
    }

    @CommandHandler
    void handle(GrantFunding command, Envelope envelope) {
        decide(new FundingGranted(id, command.funding(), command.amount()), envelope);
    }

    @CommandHandler
    void handle(DrawFunding command, Envelope envelope) {
        decide(new FundingDrawn(id, command.funding(), command.amount()), envelope);
    }

    @CommandHandler
    void handle(AccountFunding command, Envelope envelope) {
        decide(new FundingAccounted(id, command.funding(), command.used(), command.returned()), envelope);
    }

    @CommandHandler
    void handle(WriteOff command, Envelope envelope) {
        decide(new QuantityWrittenOff(id, command.commitment(), command.quantity(), command.reason()), envelope);
    }

    @CommandHandler
    void handle(CloseExchange command, Envelope envelope) {
        decide(new CrisisExchangeClosed(id), envelope);
    }

    @CommandHandler
    void handle(ReopenExchange command, Envelope envelope) {
        decide(new CrisisExchangeReopened(id, command.reason()), envelope);
    }

    /** Identity first, then idempotence, then whether it is possible. */
    private void decide(ExchangeEvent event, Envelope envelope) {
        if (!isSaidAlready(event, envelope)) {
            record(event, envelope);
        }
    }

    private boolean isSaidAlready(ExchangeEvent event, Envelope envelope) {
        require(life.mayRecord(envelope.party()), NOT_A_PARTICIPANT);
        require(envelope.visibility().compareTo(life.visibility()) >= 0, WIDER_THAN_THE_RECORD);
        var againstIt = new Sides(life).against(event, envelope.actor());
        if (againstIt != null) {
            throw new CommandRejected(againstIt);
        }
        return new Idempotence(life).isAlreadySo(event, envelope.effective());
    }

    private void record(ExchangeEvent event, Envelope envelope) {
        new ExchangeRules(life).check(event, envelope);

        apply(event);
    }

    @EventSourcingHandler
    void on(ExchangeEvent event, DomainEventMessage<?> message) {
        id = event.exchangeId();
        life.add(facts.add(message, event));
    }

    @EventSourcingHandler
    void on(FactEvent event, DomainEventMessage<?> message) {
        facts.add(message, event);
        life = ExchangeLife.of(facts.corrected());
    }

    @Override
    public Subject subject() {
        return new Subject(Subject.Kind.EXCHANGE, id.value());
    }

    @Override
    public Facts<ExchangeEvent> facts() {
        return facts;
    }

    @Override
    public boolean isParty(Party party) {
        return life.mayRecord(party);
    }

    @Override
    public Visibility visibility() {
        return life.visibility();
    }

    @Override
    public boolean mayCorrect(Recorded<ExchangeEvent> fact, Actor actor) {
        return new Sides(life).against(fact.event(), actor) == null;
    }

    @Override
    public void checkStatement(FactEvent statement, Recorded<ExchangeEvent> about) {
        require(!changes(statement) || !life.isApproved(about), ACCOUNT_APPROVED);
        require(!new Patients(life).areDescribedBy(statement, about), PATIENTS_ARE_ONLY_COUNTED);
    }

    /** Whether what is known of the fact is another after the statement. */
    private static boolean changes(FactEvent statement) {
        return switch (statement) {
            case FactCorrected _, EventRetracted _ -> true;
            case DisputeSettled settled -> settled.preferred() == Preferred.CLAIM;
            case FactDisputed _, FactAttested _, NarrativeOpened _, ErasureRequested _, NarrativeErased _ -> false;
        };
    }

    @Override
    public Optional<Recorded<?>> contradiction(List<Recorded<ExchangeEvent>> history) {
        return ExchangeLife.contradiction(history);
    }

    /** Who receives: the one whom the command names, or to whom the offer was made, or who declared the need. */
    private Key receiver(AcceptOffer command, OfferMade made, @Nullable Key need) {
        return Optional.ofNullable(command.to())
                .or(() -> Optional.ofNullable(made.to()))
                .or(() -> Optional.ofNullable(need).map(life.needs()::get).map(state -> state.declared()
                        .participant()))
                .orElseThrow(() -> new CommandRejected(RECEIVER_UNKNOWN));
    }

    private OfferState offer(Key key) {
        var offer = life.offers().get(key);
        if (offer == null) {
            throw new CommandRejected(NO_SUCH_OFFER).with("key", key.value());
        }
        return offer;
    }

    private @Nullable Long remainder(Key offer) {
        var state = life.offers().get(offer);
        return state == null ? null : state.remainder();
    }

    private static boolean isAmong(List<Participant> participants, Party party) {
        return party instanceof NetworkId
                || participants.stream().anyMatch(participant -> party.equals(participant.city()));
    }

    private static void requireRegistered(Participant participant, Edtf day, Cities cities) {
        var city = participant.city();
        require(city == null || cities.find(city).filter(found -> found.mayExistOn(day)).isPresent(), NO_SUCH_CITY);
    }

    // Axon calls this, then replays the events; the first of them sets every field.
    @SuppressWarnings("NullAway.Init")
    CrisisExchange() {}
}
