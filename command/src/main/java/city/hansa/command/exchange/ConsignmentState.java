package city.hansa.command.exchange;

import city.hansa.api.Recorded;
import city.hansa.api.exchange.ExchangeEvent.ConsignmentDispatched;
import city.hansa.api.exchange.ExchangeEvent.ConsignmentRefused;
import city.hansa.api.exchange.ExchangeEvent.ReceiptConfirmed;
import city.hansa.command.exchange.Course.Step;
import org.jspecify.annotations.Nullable;

/**
 * A part of a commitment on its way, and what was said of its arrival.
 *
 * @param counted good, damaged and missing
 * @param packages that arrived
 */
record ConsignmentState(ConsignmentDispatched dispatched, long counted, long packages, Course course) {

    static ConsignmentState of(ConsignmentDispatched dispatched, Recorded<?> fact) {
        return new ConsignmentState(dispatched, 0, 0, Course.of(Step.DISPATCHED, fact));
    }

    ConsignmentState receive(ReceiptConfirmed receipt, Recorded<?> fact) {
        return new ConsignmentState(
                dispatched,
                counted + counted(receipt),
                packages + (receipt.packages() == null ? 0 : receipt.packages()),
                course.with(Step.RECEIVED, fact));
    }

    ConsignmentState refuse(Recorded<?> fact) {
        return new ConsignmentState(dispatched, counted, packages, course.with(Step.ENDED, fact));
    }

    boolean isRefused() {
        return course.endedBy(ConsignmentRefused.class);
    }

    /** Dispatched in it, and not yet said to be good, damaged or missing. */
    long remainder() {
        return dispatched.quantity() - counted;
    }

    boolean canTake(ReceiptConfirmed receipt) {
        var sent = dispatched.packages();
        var arrived = receipt.packages();
        return counted(receipt) <= remainder()
                && (sent == null || arrived == null || packages + arrived <= sent);
    }

    private static long counted(ReceiptConfirmed receipt) {
        return orNone(receipt.quantityGood()) + orNone(receipt.quantityDamaged()) + orNone(receipt.quantityMissing());
    }

    /** A part that was not counted adds nothing to what is known. */
    static long orNone(@Nullable Long part) {
        return part == null ? 0 : part;
    }
}
