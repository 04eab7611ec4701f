package city.hansa.api.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import city.hansa.api.catalogue.StoredForm;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LineBalanceTest {

    private static final LineBalance ACCEPTED = LineBalance.accepted(1000L, 800);
    private static final LineBalance RECEIVED = ACCEPTED.dispatch(800).receive(700, 50, 20);

    @Test
    void follows_aid_from_acceptance_to_its_end() {
        var end = RECEIVED.distribute(400).passOn(300).giveBack(30).lose(20).writeOff(30);

        assertThat(end.holds()).isTrue();
        assertThat(end.isComplete()).isTrue();
        assertThat(end.received()).isEqualTo(750);
        assertThat(end.distributed()).isEqualTo(700);
        assertThat(end.passedOn()).isEqualTo(300);
    }

    @Test
    void knows_what_is_on_hand_on_the_way_and_outstanding() {
        assertThat(RECEIVED.onHand()).isEqualTo(750);
        assertThat(RECEIVED.onTheWay()).isEqualTo(30);
        assertThat(RECEIVED.outstanding()).isEqualTo(30);
        assertThat(RECEIVED.isComplete()).isFalse();
    }

    @Test
    void awaits_nothing_that_was_written_off() {
        var writtenOff = ACCEPTED.dispatch(500).writeOff(600);

        assertThat(writtenOff.onTheWay()).isEqualTo(200);
        assertThat(writtenOff.writeOff(200).onTheWay()).isZero();
        assertThat(writtenOff.writeOff(200).holds()).isTrue();
    }

    @Test
    void takes_no_more_on_the_way_than_is_still_to_come() {
        assertThat(ACCEPTED.writeOff(600).canDispatch(200)).isTrue();
        assertThat(ACCEPTED.writeOff(600).canDispatch(201)).isFalse();
        assertThat(ACCEPTED.dispatch(600).canDispatch(201)).isFalse();
    }

    @Test
    void assures_what_came_or_may_still_come() {
        assertThat(RECEIVED.assured()).isEqualTo(780);
        assertThat(RECEIVED.writeOff(30).assured()).isEqualTo(750);
        assertThat(ACCEPTED.dispatch(800).refuse(800).assured()).isZero();
    }

    @Test
    void breaks_when_more_is_accepted_than_offered() {
        assertThat(LineBalance.accepted(1000L, 1001).holds()).isFalse();
    }

    @Test
    void is_bounded_by_no_offer_without_a_number() {
        assertThat(LineBalance.accepted(null, 1001).holds()).isTrue();
    }

    @Test
    void breaks_when_more_is_dispatched_than_accepted() {
        assertThat(ACCEPTED.dispatch(801).holds()).isFalse();
    }

    @Test
    void breaks_when_more_arrives_than_was_dispatched() {
        assertThat(ACCEPTED.dispatch(100).receive(90, 10, 1).holds()).isFalse();
    }

    @Test
    void breaks_when_more_is_given_away_than_was_received() {
        assertThat(RECEIVED.distribute(700).lose(51).holds()).isFalse();
    }

    @Test
    void breaks_when_what_arrived_damaged_is_distributed() {
        assertThat(RECEIVED.distribute(701).holds()).isFalse();
    }

    @Test
    void breaks_when_what_arrived_is_written_off() {
        assertThat(RECEIVED.writeOff(31).holds()).isFalse();
    }

    @Test
    void counts_what_was_refused_as_neither_received_nor_to_come() {
        var refused = ACCEPTED.dispatch(800).refuse(800);

        assertThat(refused.holds()).isTrue();
        assertThat(refused.isComplete()).isTrue();
        assertThat(refused.received()).isZero();
    }

    @Test
    void names_its_numbers_in_the_order_in_which_aid_moves() {
        assertThat(RECEIVED.numbers().keySet())
                .containsExactly(
                        "offered", "accepted", "dispatched", "received", "distributed", "returned", "lost", "onHand",
                        "outstanding");
    }

    @Test
    void shows_what_follows_from_its_numbers_and_is_read_back_without_it() {
        var json = StoredForm.JSON.writeValueAsString(RECEIVED);

        assertThat(StoredForm.JSON.readTree(json).get("onHand").longValue()).isEqualTo(750);
        assertThat(StoredForm.JSON.readValue(json, LineBalance.class)).isEqualTo(RECEIVED);
    }

    @Test
    void takes_no_quantity_that_is_not_a_whole_number_of_something() {
        assertThatIllegalArgumentException().isThrownBy(() -> LineBalance.checkQuantity(0L));
        assertThatIllegalArgumentException().isThrownBy(() -> LineBalance.checkQuantity(LineBalance.LARGEST + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> LineBalance.checkPart(-1L));
    }
}
