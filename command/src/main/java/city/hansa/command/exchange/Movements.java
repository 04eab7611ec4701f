package city.hansa.command.exchange;

import static city.hansa.command.exchange.ConsignmentState.orNone;

import city.hansa.api.Recorded;
import city.hansa.api.date.Edtf;
import city.hansa.api.exchange.ExchangeEvent;
import city.hansa.api.exchange.ExchangeEvent.ConsignmentRefused;
import city.hansa.api.exchange.ExchangeEvent.GoodsDistributed;
import city.hansa.api.exchange.ExchangeEvent.GoodsPassedOn;
import city.hansa.api.exchange.ExchangeEvent.GoodsReturned;
import city.hansa.api.exchange.ExchangeEvent.LossRecorded;
import city.hansa.api.exchange.ExchangeEvent.QuantityWrittenOff;
import city.hansa.api.exchange.ExchangeEvent.ReceiptConfirmed;
import city.hansa.api.value.Key;
import java.time.LocalDate;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What moved of one line, day by day: the law of conservation holds on each day, and not only at the end. */
record Movements(ExchangeLife life, Key commitment) {

    /** Every receipt, use and write-off, in the order in which they were recorded. */
    Stream<Recorded<ExchangeEvent>> all() {
        return life.steps().stream().filter(step -> commitment.equals(lineOf(step.event())));
    }

    /**
     * Whether so much more may have been used on that day: on each day from then on, no more was certainly used by its
     * end than may have arrived by then.
     */
    boolean allow(long quantity, Edtf day) {
        var changes = new TreeMap<LocalDate, Long>();
        changes.put(day.latest(), -quantity);
        all().forEach(step -> {
            changes.merge(step.effective().earliest(), arrived(step.event()), Long::sum);
            changes.merge(step.effective().latest(), -used(step.event()), Long::sum);
        });
        var onHand = 0L;
        for (var change : changes.entrySet()) {
            onHand += change.getValue();
            if (onHand < 0 && !change.getKey().isBefore(day.latest())) {
                return false;
            }
        }
        return true;
    }

    private static long used(ExchangeEvent event) {
        return switch (event) {
            case GoodsPassedOn passedOn -> passedOn.quantity();
            case GoodsDistributed distributed -> distributed.quantity();
            case LossRecorded lost -> lost.quantity();
            case GoodsReturned returned -> returned.quantity();
            default -> 0;
        };
    }

    private static long arrived(ExchangeEvent event) {
        return event instanceof ReceiptConfirmed receipt
                ? orNone(receipt.quantityGood()) + orNone(receipt.quantityDamaged())
                : 0;
    }

    private @Nullable Key lineOf(ExchangeEvent event) {
        return switch (event) {
            case ReceiptConfirmed receipt -> lineOf(receipt.consignment());
            case ConsignmentRefused refused -> lineOf(refused.consignment());
            case GoodsPassedOn passedOn -> passedOn.commitment();
            case GoodsDistributed distributed -> distributed.commitment();
            case LossRecorded lost -> lost.commitment();
            case GoodsReturned returned -> returned.commitment();
            case QuantityWrittenOff writtenOff -> writtenOff.commitment();
            default -> null;
        };
    }

    private @Nullable Key lineOf(Key consignment) {
        var state = life.consignments().get(consignment);
        return state == null ? null : state.dispatched().commitment();
    }
}
