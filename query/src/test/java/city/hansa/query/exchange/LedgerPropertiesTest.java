package city.hansa.query.exchange;

import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.event;
import static city.hansa.api.exchange.ExchangeExamples.EXCHANGE;
import static city.hansa.api.exchange.ExchangeExamples.MASKS;
import static city.hansa.api.exchange.ExchangeExamples.accepted;
import static city.hansa.api.exchange.ExchangeExamples.offered;
import static city.hansa.api.exchange.ExchangeExamples.opened;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.Recorded;
import city.hansa.api.date.Edtf;
import city.hansa.api.exchange.ExchangeEvent;
import city.hansa.api.exchange.ExchangeEvent.ConsignmentDispatched;
import city.hansa.api.exchange.ExchangeEvent.GoodsDistributed;
import city.hansa.api.exchange.ExchangeEvent.GoodsPassedOn;
import city.hansa.api.exchange.ExchangeEvent.GoodsReturned;
import city.hansa.api.exchange.ExchangeEvent.LossRecorded;
import city.hansa.api.exchange.ExchangeEvent.QuantityWrittenOff;
import city.hansa.api.exchange.ExchangeEvent.ReceiptConfirmed;
import city.hansa.api.exchange.ExchangeLedger;
import city.hansa.api.exchange.ExchangeView;
import city.hansa.api.exchange.LineBalance;
import city.hansa.api.exchange.LossCause;
import city.hansa.api.value.Key;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The ledger's sums under any course of a line: a thousand masks are accepted, and then anything may be recorded. */
class LedgerPropertiesTest {

    enum What {
        DISPATCH,
        RECEIVE,
        DISTRIBUTE,
        PASS_ON,
        GIVE_BACK,
        LOSE,
        WRITE_OFF
    }

    /** Each dispatch is a consignment of its own; a receipt is of the latest. */
    record Step(What what, long quantity) {

        ExchangeEvent event(int dispatched) {
            var latest = new Key("sent-" + Math.max(0, dispatched - 1));
            return switch (what) {
                case DISPATCH ->
                    new ConsignmentDispatched(EXCHANGE, new Key("sent-" + dispatched), MASKS, quantity, null, null);
                case RECEIVE ->
                    new ReceiptConfirmed(EXCHANGE, latest, quantity, quantity / 3, quantity / 5, null, null);
                case DISTRIBUTE -> new GoodsDistributed(EXCHANGE, MASKS, quantity, null, "hospitals");
                case PASS_ON -> new GoodsPassedOn(EXCHANGE, MASKS, "others", quantity);
                case GIVE_BACK -> new GoodsReturned(EXCHANGE, MASKS, quantity);
                case LOSE -> new LossRecorded(EXCHANGE, MASKS, quantity, LossCause.STOLEN);
                case WRITE_OFF -> new QuantityWrittenOff(EXCHANGE, MASKS, quantity, "none left");
            };
        }

        LineBalance after(LineBalance before, int dispatched) {
            return switch (what) {
                case DISPATCH -> before.dispatch(quantity);
                case RECEIVE -> dispatched == 0 ? before : before.receive(quantity, quantity / 3, quantity / 5);
                case DISTRIBUTE -> before.distribute(quantity);
                case PASS_ON -> before.passOn(quantity);
                case GIVE_BACK -> before.giveBack(quantity);
                case LOSE -> before.lose(quantity);
                case WRITE_OFF -> before.writeOff(quantity);
            };
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(Arbitraries.of(What.class), Arbitraries.longs().between(1, 400))
                .as(Step::new)
                .list()
                .ofMaxSize(25);
    }

    @Property
    void after_each_step_the_ledger_says_what_the_balance_of_the_line_says(@ForAll("steps") List<Step> steps) {
        var line = ledger(steps).lines().getFirst();
        var expected = new ArrayList<LineBalance>();
        var balance = LineBalance.accepted(1000L, 1000);
        expected.add(balance);
        var dispatched = 0;
        for (var step : steps) {
            balance = step.after(balance, dispatched);
            if (step.what() != What.RECEIVE || dispatched > 0) {
                expected.add(balance);
            }
            dispatched += step.what() == What.DISPATCH ? 1 : 0;
        }

        assertThat(line.steps()).extracting(ExchangeLedger.Step::after).isEqualTo(expected);
        assertThat(line.balance()).isEqualTo(balance);
        assertThat(line.addsUp()).isEqualTo(expected.stream().allMatch(LineBalance::holds));
        assertThat(line.steps()).allMatch(step -> (step.breaches() == null) == step.after().holds());
    }

    @Property
    void a_line_that_adds_up_stands_in_the_ledger_as_in_the_record(@ForAll("steps") List<Step> steps) {
        var ledger = ledger(steps);
        var line = ledger.lines().getFirst();
        var view = record(steps);

        if (line.addsUp()) {
            assertThat(line.balance()).isEqualTo(view.commitments().getFirst().balance());
            assertThat(ledger.totals().getFirst().balance()).isEqualTo(view.totals().getFirst().balance());
        } else {
            assertThat(view.commitments().getFirst().balance().holds()).isTrue();
            assertThat(requireNonNull(line.broken()).breaches().values()).allMatch(by -> by > 0);
        }
    }

    @Property
    void on_its_last_day_the_board_has_the_balance_of_the_record(@ForAll("steps") List<Step> steps) {
        var line = record(steps).commitments().getFirst();

        assertThat(LineCourse.of(line).on(Edtf.parse("2020-04-01"))).isEqualTo(line.balance());
    }

    private static ExchangeLedger ledger(List<Step> steps) {
        return LedgerWalk.of(told(steps), null);
    }

    private static ExchangeView record(List<Step> steps) {
        ExchangeView view = null;
        for (var recorded : told(steps)) {
            view = ExchangeFold.fold(view, recorded);
        }
        return requireNonNull(view);
    }

    private static List<Recorded<ExchangeEvent>> told(List<Step> steps) {
        var events = new ArrayList<ExchangeEvent>(List.of(opened(), offered(1000L), accepted(1000)));
        var dispatched = 0;
        for (var step : steps) {
            events.add(step.event(dispatched));
            dispatched += step.what() == What.DISPATCH ? 1 : 0;
        }
        return IntStream.range(0, events.size())
                .mapToObj(number -> new Recorded<>(
                        number, number, event(number), Instant.EPOCH, by(HAMBURG, "2020-04-01"), events.get(number)))
                .toList();
    }
}
