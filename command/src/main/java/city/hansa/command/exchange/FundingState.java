package city.hansa.command.exchange;

import city.hansa.api.Recorded;
import city.hansa.api.exchange.ExchangeEvent.FundingAccounted;
import city.hansa.api.exchange.ExchangeEvent.FundingRequested;
import city.hansa.api.value.Money;
import city.hansa.command.exchange.Course.Step;

/**
 * Money of a programme: requested → granted → drawn → accounted for.
 *
 * @param granted minor units; 0 before the grant
 * @param drawn minor units
 */
record FundingState(FundingRequested requested, long granted, long drawn, Course course) {

    static FundingState of(FundingRequested requested, Recorded<?> fact) {
        return new FundingState(requested, 0, 0, Course.of(Step.BEGUN, fact));
    }

    FundingState grant(Money amount, Recorded<?> fact) {
        return new FundingState(requested, amount.minorUnits(), drawn, course.with(Step.TAKEN_UP, fact));
    }

    FundingState draw(Money amount, Recorded<?> fact) {
        return new FundingState(requested, granted, drawn + amount.minorUnits(), course.with(Step.RECEIVED, fact));
    }

    FundingState account(Recorded<?> fact) {
        return new FundingState(requested, granted, drawn, course.with(Step.ENDED, fact));
    }

    boolean isGranted() {
        return course.has(Step.TAKEN_UP);
    }

    boolean isAccounted() {
        return course.endedBy(FundingAccounted.class);
    }

    boolean isOwed() {
        return drawn > 0 && !isAccounted();
    }

    boolean canGrant(Money amount) {
        return !isGranted() && isSome(amount) && amount.minorUnits() <= requested.amount().minorUnits();
    }

    boolean canDraw(Money amount) {
        return !isAccounted() && isSome(amount) && amount.minorUnits() <= granted - drawn;
    }

    boolean canAccount(Money used, Money returned) {
        return isGranted()
                && !isAccounted()
                && inCurrency(used)
                && inCurrency(returned)
                && used.minorUnits() <= drawn
                && returned.minorUnits() == drawn - used.minorUnits();
    }

    private boolean isSome(Money amount) {
        return inCurrency(amount) && amount.minorUnits() > 0;
    }

    private boolean inCurrency(Money amount) {
        return amount.currency().equals(requested.amount().currency());
    }
}
