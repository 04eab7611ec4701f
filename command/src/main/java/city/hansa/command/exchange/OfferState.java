package city.hansa.command.exchange;

import city.hansa.api.Recorded;
import city.hansa.api.date.Edtf;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.exchange.ExchangeEvent.OfferMade;
import city.hansa.command.exchange.Course.Step;
import org.jspecify.annotations.Nullable;

/**
 * An offer, and how much of it has been accepted. One without a number is accepted once, and in whole.
 *
 * <p>That it ended says nothing against an acceptance before that day which is recorded later.
 */
record OfferState(OfferMade made, long accepted, Course course) {

    static OfferState of(OfferMade made, Recorded<?> fact) {
        return new OfferState(made, 0, Course.of(Step.BEGUN, fact));
    }

    OfferState accept(long quantity, Recorded<?> fact) {
        return new OfferState(made, accepted + quantity, course.with(Step.TAKEN_UP, fact));
    }

    OfferState end(Recorded<?> fact) {
        return new OfferState(made, accepted, course.with(Step.ENDED, fact));
    }

    /** As it was recorded that it was made. */
    Envelope envelope() {
        return course.milestones().getFirst().fact().envelope();
    }

    /** Whether that day certainly comes after the last one for which it holds. */
    boolean isOverBy(Edtf day) {
        var last = made.validUntil();
        return last != null && day.earliest().isAfter(last.latest());
    }

    /** What nobody has accepted; null where the offer names no quantity. */
    @Nullable Long remainder() {
        var offered = made.quantity();
        return offered == null ? null : Long.valueOf(offered - accepted);
    }

    boolean isTaken() {
        var remainder = remainder();
        return remainder == null ? course.has(Step.TAKEN_UP) : remainder == 0;
    }

    boolean isOpen() {
        return !isTaken() && course.end().isEmpty();
    }
}
