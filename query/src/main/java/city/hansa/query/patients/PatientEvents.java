package city.hansa.query.patients;

import city.hansa.api.Recorded;
import city.hansa.api.exchange.Aid;
import city.hansa.api.exchange.AidKind;
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
import city.hansa.api.fact.Corrections;
import city.hansa.api.fact.FactEvent;
import city.hansa.api.value.Key;
import city.hansa.query.change.Change;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which events of an exchange are about patients, by what their keys stand for; once so, always so, whatever was corrected
 * before or since: what had been recorded of them may be asked for still.
 */
final class PatientEvents {

    /** An entry of the exchange, by the word for what it is and its key. */
    record Entry(String what, Key key) {}

    private static final String NEED = "need";
    private static final String OFFER = "offer";
    private static final String LINE = "line";
    private static final String CONSIGNMENT = "consignment";

    private final Set<Entry> entries = new HashSet<>();

    /** @param stream an exchange's whole stream; none are found in that of another record */
    static Set<UUID> of(List<Recorded<?>> stream) {
        if (stream.isEmpty() || !(stream.getFirst().event() instanceof ExchangeEvent)) {
            return Set.of();
        }
        var own = new ArrayList<Recorded<ExchangeEvent>>();
        for (var recorded : stream) {
            if (recorded.event() instanceof ExchangeEvent event) {
                own.add(recorded.with(event, recorded.envelope()));
            }
        }
        for (var end = 1; end <= stream.size(); end++) {
            if (Turns.mayTurn(stream.get(end - 1))) {
                own.addAll(Corrections.apply(stream.subList(0, end), ExchangeEvent.class));
            }
        }
        return by(own).among(stream, own);
    }

    private static PatientEvents by(List<Recorded<ExchangeEvent>> own) {
        var patients = new PatientEvents();
        // What a correction makes of an entry holds for all that followed from it.
        own.forEach(recorded -> patients.add(recorded.event()));
        own.forEach(recorded -> patients.add(recorded.event()));
        return patients;
    }

    private Set<UUID> among(List<Recorded<?>> stream, List<Recorded<ExchangeEvent>> own) {
        var found = new HashSet<UUID>();
        own.stream().filter(recorded -> isAbout(recorded.event())).forEach(recorded -> found.add(recorded.eventId()));
        for (var recorded : stream) {
            if (recorded.event() instanceof FactEvent about
                    && Change.fact(about, stream).map(fact -> found.contains(fact.eventId())).orElse(true)) {
                found.add(recorded.eventId());
            }
        }
        return found;
    }

    /** What is of patients by what is known now, and only by that. */
    static Set<Entry> entries(List<Recorded<?>> stream) {
        return Set.copyOf(by(Corrections.apply(stream, ExchangeEvent.class)).entries);
    }

    private void add(ExchangeEvent event) {
        switch (event) {
            case NeedDeclared declared when isOfPatients(declared.aid()) -> entries.add(new Entry(NEED, declared.need()));
            case OfferMade made when isOfPatients(made.aid()) -> entries.add(new Entry(OFFER, made.offer()));
            case OfferAccepted accepted when isAbout(event) -> entries.add(new Entry(LINE, accepted.commitment()));
            case ConsignmentDispatched sent when isAbout(event) ->
                entries.add(new Entry(CONSIGNMENT, sent.consignment()));
            default -> {}
        }
    }

    private static boolean isOfPatients(Aid aid) {
        return aid.kind() == AidKind.PATIENTS;
    }

    private boolean isAbout(ExchangeEvent event) {
        return entry(event).filter(entries::contains).isPresent();
    }

    private static Optional<Entry> entry(ExchangeEvent event) {
        return switch (event) {
            case NeedDeclared declared -> of(NEED, declared.need());
            case NeedWithdrawn withdrawn -> of(NEED, withdrawn.need());
            case NeedPassedOn passedOn -> of(NEED, passedOn.need());
            case OfferMade made -> of(OFFER, made.offer());
            case OfferAccepted accepted -> of(OFFER, accepted.offer());
            case OfferDeclined declined -> of(OFFER, declined.offer());
            case OfferWithdrawn withdrawn -> of(OFFER, withdrawn.offer());
            case OfferExpired expired -> of(OFFER, expired.offer());
            case ClearanceGranted granted -> of(LINE, granted.commitment());
            case ConsignmentDispatched sent -> of(LINE, sent.commitment());
            case ReceiptConfirmed receipt -> of(CONSIGNMENT, receipt.consignment());
            case ConsignmentRefused refused -> of(CONSIGNMENT, refused.consignment());
            case GoodsPassedOn passedOn -> of(LINE, passedOn.commitment());
            case GoodsDistributed distributed -> of(LINE, distributed.commitment());
            case LossRecorded lost -> of(LINE, lost.commitment());
            case GoodsReturned returned -> of(LINE, returned.commitment());
            case QuantityWrittenOff writtenOff -> of(LINE, writtenOff.commitment());
            case AccountSubmitted account -> of(LINE, account.commitment());
            case AccountApproved approved -> of(LINE, approved.commitment());
            case AccountQueried queried -> of(LINE, queried.commitment());
            case CrisisExchangeOpened _,
                    ParticipantAdded _,
                    FundingRequested _,
                    FundingGranted _,
                    FundingDrawn _,
                    FundingAccounted _,
                    CrisisExchangeClosed _,
                    CrisisExchangeReopened _ -> Optional.empty();
        };
    }

    private static Optional<Entry> of(String what, Key key) {
        return Optional.of(new Entry(what, key));
    }
}
