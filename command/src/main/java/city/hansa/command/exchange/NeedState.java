package city.hansa.command.exchange;

import city.hansa.api.Recorded;
import city.hansa.api.exchange.ExchangeEvent.NeedDeclared;
import city.hansa.command.exchange.Course.Step;

/**
 * A need, and how much of it is covered: was accepted for it, and came or may still come.
 *
 * @param covered in the need's unit
 */
record NeedState(NeedDeclared declared, long covered, Course course) {

    static NeedState of(NeedDeclared declared, Recorded<?> fact) {
        return new NeedState(declared, 0, Course.of(Step.BEGUN, fact));
    }

    NeedState cover(long quantity, Recorded<?> acceptance) {
        return new NeedState(declared, covered + quantity, course.with(Step.TAKEN_UP, acceptance));
    }

    NeedState uncover(long quantity) {
        return new NeedState(declared, covered - quantity, course);
    }

    NeedState end(Recorded<?> fact) {
        return new NeedState(declared, covered, course.with(Step.ENDED, fact));
    }

    /** A need without a number takes any. */
    boolean canTake(long quantity) {
        var needed = declared.quantity();
        return needed == null || covered + quantity <= needed;
    }

    boolean isOpen() {
        var needed = declared.quantity();
        var isMet = needed == null ? covered > 0 : covered >= needed;
        return !isMet && course.end().isEmpty();
    }
}
