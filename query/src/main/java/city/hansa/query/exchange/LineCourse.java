package city.hansa.query.exchange;

import city.hansa.api.date.Edtf;
import city.hansa.api.exchange.CommitmentView;
import city.hansa.api.exchange.CommitmentView.Consignment;
import city.hansa.api.exchange.CommitmentView.Movement;
import city.hansa.api.exchange.LineBalance;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line through time: on each of its days, the balance that its steps had left it by then. None of them is taken to
 * have happened before the line began, nor an arrival before its dispatch.
 */
record LineCourse(CommitmentView line, List<Step> steps) {

    /** One change of the balance, or none: a clearance. */
    record Step(Edtf on, UnaryOperator<LineBalance> change) {}

    static LineCourse of(CommitmentView line) {
        var steps = new ArrayList<Step>();
        line.clearances().forEach(cleared -> steps.add(step(line.on(), cleared.on(), balance -> balance)));
        line.consignments().forEach(sent -> addTo(steps, sent, line.on()));
        line.movements().forEach(moved -> steps.add(step(line.on(), moved.on(), balance -> after(balance, moved))));
        return new LineCourse(line, List.copyOf(steps));
    }

    /** Every day on which something changed, the first of them its beginning. */
    Stream<Edtf> days() {
        return Stream.concat(Stream.of(line.on()), steps.stream().map(Step::on));
    }

    /** Null before it began. */
    @Nullable LineBalance on(Edtf day) {
        if (!isBy(line.on(), day)) {
            return null;
        }
        var balance = LineBalance.accepted(line.balance().offered(), line.balance().accepted());
        for (var step : steps) {
            balance = isBy(step.on(), day) ? step.change().apply(balance) : balance;
        }
        return balance;
    }

    boolean isClearedBy(Edtf day) {
        return line.clearances().stream().anyMatch(cleared -> isBy(line.on().later(cleared.on()), day));
    }

    private static void addTo(List<Step> steps, Consignment sent, Edtf begun) {
        var dispatched = begun.later(sent.on());
        steps.add(new Step(dispatched, balance -> balance.dispatch(sent.quantity())));
        sent.receipts().forEach(one -> steps.add(step(dispatched, one.on(), balance ->
                balance.receive(orNone(one.good()), orNone(one.damaged()), orNone(one.missing())))));
        if (sent.refusedOn() != null) {
            steps.add(step(dispatched, sent.refusedOn(), balance -> balance.refuse(sent.remainder())));
        }
    }

    private static Step step(Edtf begun, Edtf on, UnaryOperator<LineBalance> change) {
        return new Step(begun.later(on), change);
    }

    private static LineBalance after(LineBalance balance, Movement moved) {
        return switch (moved.what()) {
            case DISTRIBUTED -> balance.distribute(moved.quantity());
            case PASSED_ON -> balance.passOn(moved.quantity());
            case RETURNED -> balance.giveBack(moved.quantity());
            case LOST -> balance.lose(moved.quantity());
            case WRITTEN_OFF -> balance.writeOff(moved.quantity());
        };
    }

    /** By the order of dates, but that two which mean the same days are the same, however sure they are. */
    static boolean isBy(Edtf change, Edtf day) {
        var begins = change.earliest().compareTo(day.earliest());
        return begins == 0 ? !change.latest().isAfter(day.latest()) : begins < 0;
    }

    private static long orNone(@Nullable Long part) {
        return part == null ? 0 : part;
    }
}
