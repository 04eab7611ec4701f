package city.hansa.app.wiring;

import city.hansa.api.Subject;
import city.hansa.api.envelope.Visibility;
import city.hansa.ledger.read.LedgerReader;
import city.hansa.web.command.Receipts;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the ledger remembers of earlier requests. */
@Component
final class LedgerReceipts implements Receipts {

    private final LedgerReader ledger;

    LedgerReceipts(LedgerReader ledger) {
        this.ledger = ledger;
    }

    @Override
    public Optional<Receipt> find(String principal, String key) {
        return ledger.receipt(principal, key).map(LedgerReceipts::receipt);
    }

    @Override
    public Optional<Last> lastOf(Subject record) {
        return ledger.lastOf(record.id()).stream()
                .filter(event -> event.aggregateType().equals(Aggregates.typeOf(record.kind())))
                .map(event -> new Last(event.sequence(), event.position(), Visibility.valueOf(event.visibility())))
                .findFirst();
    }

    static Receipt receipt(city.hansa.ledger.read.Receipt first) {
        return new Receipt(first.requestHash(), first.aggregateId(), first.sequence(), first.position());
    }
}
