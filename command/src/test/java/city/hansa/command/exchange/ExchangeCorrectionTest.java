package city.hansa.command.exchange;

import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.HARBOUR_CITIES;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.event;
import static city.hansa.api.exchange.ExchangeExamples.EXCHANGE;
import static city.hansa.api.exchange.ExchangeExamples.MASKS;
import static city.hansa.api.exchange.ExchangeExamples.accepted;
import static city.hansa.api.exchange.ExchangeExamples.dispatched;
import static city.hansa.api.exchange.ExchangeExamples.distributed;
import static city.hansa.api.exchange.ExchangeExamples.offered;
import static city.hansa.api.exchange.ExchangeExamples.opened;
import static city.hansa.api.exchange.ExchangeExamples.received;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.Recorded;
import city.hansa.api.exchange.ExchangeEvent;
import city.hansa.api.exchange.ExchangeEvent.OfferWithdrawn;
import city.hansa.api.fact.Corrections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A corrected history obeys the rules by which it could have been recorded. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExchangeCorrectionTest {

    private static final int OPENING = 0;
    private static final int OFFER = 1;
    private static final int ACCEPTANCE = 2;
    private static final int DISPATCH = 3;
    private static final int RECEIPT = 4;
    private static final int DISTRIBUTION = 5;

    private final List<Recorded<ExchangeEvent>> history = new ArrayList<>();

    ExchangeCorrectionTest() {
        tell("2020", opened());
        tell("2020-03-01", offered(1000L));
        tell("2020-03-05", accepted(800));
        tell("2020-03-10", dispatched(800));
        tell("2020-04", received(700));
        tell("2020-04-20", distributed(700));
    }

    @Test
    void what_was_recorded_contradicts_nothing() {
        assertThat(ExchangeLife.contradiction(history)).isEmpty();
    }

    @Test
    void a_quantity_that_still_adds_up_contradicts_nothing() {
        assertThat(contradictionWith(RECEIPT, "quantityGood", "750")).isNull();
    }

    @Test
    void less_received_contradicts_what_was_distributed() {
        assertThat(contradictionWith(RECEIPT, "quantityGood", "699")).isEqualTo(DISTRIBUTION);
    }

    @Test
    void less_accepted_contradicts_what_was_dispatched() {
        assertThat(contradictionWith(ACCEPTANCE, "quantity", "799")).isEqualTo(DISPATCH);
    }

    @Test
    void less_offered_contradicts_what_was_accepted() {
        assertThat(contradictionWith(OFFER, "quantity", "799")).isEqualTo(ACCEPTANCE);
    }

    @Test
    void another_key_contradicts_what_names_the_entry() {
        assertThat(contradictionWith(OFFER, "offer", "gowns")).isEqualTo(ACCEPTANCE);
    }

    @Test
    void a_later_dispatch_contradicts_the_receipt() {
        assertThat(contradictionWith(DISPATCH, Corrections.EFFECTIVE, "2020-05-01")).isEqualTo(RECEIPT);
    }

    @Test
    void a_vague_day_that_leaves_room_contradicts_nothing() {
        assertThat(contradictionWith(DISPATCH, Corrections.EFFECTIVE, "2020")).isNull();
    }

    @Test
    void without_the_acceptance_the_dispatch_has_no_ground() {
        history.remove(ACCEPTANCE);

        assertThat(ExchangeLife.contradiction(history)).map(Recorded::eventId).contains(event(DISPATCH));
    }

    @Test
    void an_offer_withdrawn_on_a_day_before_its_acceptance_contradicts_it() {
        tell("2020-06", new OfferWithdrawn(EXCHANGE, MASKS, null));

        assertThat(contradictionWith(6, Corrections.EFFECTIVE, "2020-03-02")).isEqualTo(6);
    }

    @Test
    void a_last_day_before_the_acceptance_contradicts_it() {
        assertThat(contradictionWith(OFFER, "validUntil", "2020-03-04")).isEqualTo(ACCEPTANCE);
    }

    @Test
    void an_exchange_in_which_no_city_takes_part_is_for_a_network_to_open() {
        var others = """
                [{"key":"hamburg","organisation":{"name":"A state","kind":"STATE"}},
                 {"key":"dar-es-salaam","organisation":{"name":"A state","kind":"STATE"}}]""";
        assertThat(contradictionWith(OPENING, "participants", others)).isNull();

        history.set(0, new Recorded<>(0, 0, event(0), Instant.EPOCH, by(HAMBURG, "2020"), opened()));
        assertThat(contradictionWith(OPENING, "participants", others)).isEqualTo(OPENING);
    }

    private void tell(String effective, ExchangeEvent told) {
        var n = history.size();
        history.add(new Recorded<>(n, n, event(n), Instant.EPOCH, by(HARBOUR_CITIES, effective), told));
    }

    /** The number of the event that is contradicted when that field of that event is corrected; null where none is. */
    private @Nullable Integer contradictionWith(int target, String field, String to) {
        var corrected = new ArrayList<>(history);
        corrected.set(target, Corrections.correct(history.get(target), field, to));
        return ExchangeLife.contradiction(corrected)
                .map(conflict -> (int) conflict.sequence())
                .orElse(null);
    }
}
