package city.hansa.api.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The law of conservation under every order of steps; what would break it is left out, as a command is refused. */
class LineBalancePropertiesTest {

    enum Kind {
        DISPATCH,
        RECEIVE,
        REFUSE,
        DISTRIBUTE,
        PASS_ON,
        GIVE_BACK,
        LOSE,
        WRITE_OFF
    }

    record Step(Kind kind, long quantity) {

        LineBalance after(LineBalance before) {
            return switch (kind) {
                case DISPATCH -> before.dispatch(quantity);
                case RECEIVE -> before.receive(quantity, quantity / 3, quantity / 5);
                case REFUSE -> before.refuse(quantity);
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
        return Combinators.combine(Arbitraries.of(Kind.class), Arbitraries.longs().between(1, 60))
                .as(Step::new)
                .list()
                .ofMaxSize(40);
    }

    @Property
    void every_history_of_allowed_steps_adds_up(@ForAll("steps") List<Step> steps) {
        var line = LineBalance.accepted(120L, 100);
        for (var step : steps) {
            var next = step.after(line);
            line = next.holds() ? next : line;
        }

        assertThat(line.distributed() + line.returned() + line.lost() + line.onHand()).isEqualTo(line.received());
        assertThat(line.received()).isLessThanOrEqualTo(line.dispatched());
        assertThat(line.dispatched()).isLessThanOrEqualTo(line.accepted());
        assertThat(line.accepted()).isLessThanOrEqualTo(120);
        assertThat(List.of(line.onHand(), line.onTheWay(), line.outstanding())).allMatch(part -> part >= 0);
        assertThat(line.onTheWay()).isLessThanOrEqualTo(line.outstanding());
        assertThat(line.assured()).isEqualTo(line.received() + line.outstanding());
    }

    @Property
    void a_step_that_breaks_the_law_is_never_mended_by_a_further_one(@ForAll("steps") List<Step> steps) {
        var line = LineBalance.accepted(120L, 100).dispatch(101);
        for (var step : steps) {
            line = step.after(line);
        }

        assertThat(line.holds()).isFalse();
    }

    @Property
    void no_quantity_is_too_large_to_be_added(@ForAll("steps") List<Step> steps) {
        var line = LineBalance.accepted(null, LineBalance.LARGEST);
        for (var step : steps) {
            line = new Step(step.kind(), LineBalance.LARGEST).after(line);
        }

        assertThat(line.dispatched()).isNotNegative();
    }
}
