package city.hansa.query.exchange;

import static city.hansa.query.exchange.Recall.said;
import static city.hansa.query.exchange.Recall.term;

import city.hansa.api.NetworkId;
import city.hansa.api.Recorded;
import city.hansa.api.Subject;
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
import city.hansa.api.exchange.Participant;
import city.hansa.api.value.Key;
import city.hansa.api.value.Qualifier;
import city.hansa.query.timeline.Sentence;
import city.hansa.query.timeline.Storyline;
import city.hansa.query.timeline.Strand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How an exchange is told: in its own timeline and in those of the cities that take part. */
public final class ExchangeStoryline implements Storyline<ExchangeEvent> {

    private static final String OFFER = "offer";
    private static final String LINE = "line";
    private static final String CONSIGNMENT = "consignment";
    private static final String NEED = "need";

    @Override
    public Subject.Kind kind() {
        return Subject.Kind.EXCHANGE;
    }

    @Override
    public Class<ExchangeEvent> protocol() {
        return ExchangeEvent.class;
    }

    @Override
    public Strand strand(@Nullable Strand before, Recorded<ExchangeEvent> recorded) {
        if (recorded.event() instanceof CrisisExchangeOpened opened) {
            var subjects = new ArrayList<UUID>();
            subjects.add(opened.exchangeId().value());
            if (recorded.envelope().party() instanceof NetworkId network) {
                subjects.add(network.value());
            }
            var strand = new Strand(subjects, opened.themes());
            for (var participant : opened.participants()) {
                strand = join(strand, participant);
            }
            return strand;
        }
        var strand = before == null ? Strand.of(recorded.event().exchangeId().value()) : before;
        return switch (recorded.event()) {
            case ParticipantAdded(_, var participant) -> join(strand, participant);
            case NeedDeclared declared -> Recall.aid(strand, NEED, declared.need(), declared.aid());
            case OfferMade made -> Recall.aid(strand, OFFER, made.offer(), made.aid());
            case OfferAccepted accepted ->
                Recall.same(strand, OFFER, accepted.offer(), LINE, accepted.commitment());
            case ConsignmentDispatched sent ->
                Recall.same(strand, LINE, sent.commitment(), CONSIGNMENT, sent.consignment());
            case CrisisExchangeOpened _,
                    NeedWithdrawn _,
                    NeedPassedOn _,
                    OfferDeclined _,
                    OfferWithdrawn _,
                    OfferExpired _,
                    ClearanceGranted _,
                    ReceiptConfirmed _,
                    ConsignmentRefused _,
                    GoodsPassedOn _,
                    GoodsDistributed _,
                    LossRecorded _,
                    GoodsReturned _,
                    AccountSubmitted _,
                    AccountApproved _,
                    AccountQueried _,
                    FundingRequested _,
                    FundingGranted _,
                    FundingDrawn _,
                    FundingAccounted _,
                    QuantityWrittenOff _,
                    CrisisExchangeClosed _,
                    CrisisExchangeReopened _ -> strand;
        };
    }

    private static Strand join(Strand strand, Participant participant) {
        var subjects = new ArrayList<UUID>(strand.subjects());
        if (participant.city() != null) {
            subjects.add(participant.city().value());
        }
        return Recall.participant(new Strand(subjects, strand.themes(), strand.memory()), participant);
    }

    @Override
    public Sentence sentence(Strand strand, Recorded<ExchangeEvent> recorded) {
        var recall = new Recall(strand);
        var told = Sentence.of(recorded);
        return switch (recorded.event()) {
            case CrisisExchangeOpened opened ->
                told.with("crisis", opened.crisis().name()).with("participants", everybody(recall, opened));
            case ParticipantAdded(_, var participant) ->
                told.with("participant", recall.participant(participant.key()));
            case NeedDeclared declared ->
                told.with("participant", recall.participant(declared.participant()))
                        .with("quantity", said(declared.quantity(), declared.aid()))
                        .with("aid", said(declared.aid()))
                        .with("neededBy", date(declared.neededBy()))
                        .with("destination", declared.destination());
            case NeedWithdrawn(_, var need, var reason) ->
                told.with("aid", recall.aid(NEED, need)).with("reason", reason);
            case NeedPassedOn(_, var need, var to, _, var note) ->
                told.with("aid", recall.aid(NEED, need)).with("to", to).with("note", note);
            case OfferMade made ->
                told.with("from", recall.participant(made.from()))
                        .with("to", recall.participant(made.to()))
                        .with("quantity", said(made.quantity(), made.aid()))
                        .with("aid", said(made.aid()))
                        .with("validUntil", date(made.validUntil()))
                        .with("conditions", made.conditions());
            case OfferAccepted accepted ->
                on(told, recall, OFFER, accepted.offer(), accepted.quantity())
                        .with("to", recall.participant(accepted.to()))
                        .with("reason", accepted.overCommitReason());
            case OfferDeclined(_, var offer, var reason) -> on(told, recall, OFFER, offer, null).with("reason", reason);
            case OfferWithdrawn(_, var offer, var reason) ->
                on(told, recall, OFFER, offer, null).with("reason", reason);
            case OfferExpired(_, var offer, var remainder) -> on(told, recall, OFFER, offer, remainder);
            case ClearanceGranted(_, var line, var kind, var ref) ->
                on(told, recall, LINE, line, null).with("kind", term(kind)).with("ref", ref);
            case ConsignmentDispatched sent ->
                on(told, recall, LINE, sent.commitment(), sent.quantity())
                        .with("packages", sent.packages())
                        .with("carrier", sent.carrier());
            case ReceiptConfirmed receipt -> received(told, recall, receipt);
            case ConsignmentRefused(_, var consignment, var reason) ->
                on(told, recall, CONSIGNMENT, consignment, null).with("reason", reason);
            case GoodsPassedOn(_, var line, var to, var quantity) ->
                on(told, recall, LINE, line, quantity).with("to", to);
            case GoodsDistributed(_, var line, var quantity, var qualifier, var group) ->
                on(told, recall, LINE, line, quantity)
                        .with("qualifier", term(orExactly(qualifier)))
                        .with("recipientGroup", group);
            case LossRecorded(_, var line, var quantity, var cause) ->
                on(told, recall, LINE, line, quantity).with("cause", term(cause));
            case GoodsReturned(_, var line, var quantity) -> on(told, recall, LINE, line, quantity);
            case AccountSubmitted account ->
                on(told, recall, LINE, account.commitment(), account.used())
                        .with("returned", recall.quantity(LINE, account.commitment(), account.returned()))
                        .with("lost", recall.quantity(LINE, account.commitment(), account.lost()));
            case AccountApproved(_, var line) -> on(told, recall, LINE, line, null);
            case AccountQueried(_, var line, var question) ->
                on(told, recall, LINE, line, null).with("question", question);
            case FundingRequested requested ->
                told.with("participant", recall.participant(requested.participant()))
                        .with("programme", requested.programme())
                        .with("amount", said(requested.amount()));
            case FundingGranted(_, var funding, var amount) ->
                told.with("funding", funding.value()).with("amount", said(amount));
            case FundingDrawn(_, var funding, var amount) ->
                told.with("funding", funding.value()).with("amount", said(amount));
            case FundingAccounted(_, var funding, var used, var returned) ->
                told.with("funding", funding.value()).with("used", said(used)).with("returned", said(returned));
            case QuantityWrittenOff(_, var line, var quantity, var reason) ->
                on(told, recall, LINE, line, quantity).with("reason", reason);
            case CrisisExchangeClosed _ -> told;
            case CrisisExchangeReopened(_, var reason) -> told.with("reason", reason);
        };
    }

    /** Where only packages were counted, that is told in a sentence of its own. */
    private static Sentence received(Sentence told, Recall recall, ReceiptConfirmed receipt) {
        var sentence = receipt.quantityGood() == null ? told.as("packages") : told;
        return on(sentence, recall, CONSIGNMENT, receipt.consignment(), receipt.quantityGood())
                .with("qualifier", term(orExactly(receipt.qualifier())))
                .with("damaged", part(recall, receipt, receipt.quantityDamaged()))
                .with("missing", part(recall, receipt, receipt.quantityMissing()))
                .with("packages", receipt.packages());
    }

    private static Sentence on(Sentence told, Recall recall, String entry, Key key, @Nullable Long quantity) {
        return told.with("quantity", recall.quantity(entry, key, quantity)).with("aid", recall.aid(entry, key));
    }

    private static List<Object> everybody(Recall recall, CrisisExchangeOpened opened) {
        var everybody = new ArrayList<>();
        for (var participant : opened.participants()) {
            var who = recall.participant(participant.key());
            if (who != null) {
                everybody.add(who);
            }
        }
        return everybody;
    }

    private static @Nullable Map<String, String> date(@Nullable Edtf date) {
        return date == null ? null : Map.of("edtf", date.text());
    }

    private static Qualifier orExactly(@Nullable Qualifier qualifier) {
        return qualifier == null ? Qualifier.EXACTLY : qualifier;
    }

    /** What of a consignment was damaged or missing, if anything was. */
    private static @Nullable Object part(Recall recall, ReceiptConfirmed receipt, @Nullable Long part) {
        return part == null || part == 0 ? null : recall.quantity(CONSIGNMENT, receipt.consignment(), part);
    }
}
