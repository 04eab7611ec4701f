package city.hansa.command.exchange;

import static city.hansa.api.Examples.DAR_ES_SALAAM;
import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.on;
import static city.hansa.api.exchange.ExchangeExamples.EXCHANGE;
import static city.hansa.api.exchange.ExchangeExamples.FIRST;
import static city.hansa.api.exchange.ExchangeExamples.GIVER;
import static city.hansa.api.exchange.ExchangeExamples.MASK;
import static city.hansa.api.exchange.ExchangeExamples.MASKS;
import static city.hansa.api.exchange.ExchangeExamples.RECEIVER;
import static city.hansa.api.exchange.ExchangeExamples.accepted;
import static city.hansa.api.exchange.ExchangeExamples.accounted;
import static city.hansa.api.exchange.ExchangeExamples.dispatched;
import static city.hansa.api.exchange.ExchangeExamples.distributed;
import static city.hansa.api.exchange.ExchangeExamples.offered;
import static city.hansa.api.exchange.ExchangeExamples.opened;
import static city.hansa.api.exchange.ExchangeExamples.received;
import static city.hansa.command.Spec.in;
import static city.hansa.command.Spec.refused;
import static city.hansa.command.Spec.said;

import city.hansa.api.exchange.ExchangeCommand.MakeOffer;
import city.hansa.api.exchange.ExchangeCommand.RecordDistribution;
import city.hansa.api.exchange.ExchangeCommand.SubmitAccount;
import city.hansa.api.exchange.ExchangeEvent.ReceiptConfirmed;
import city.hansa.api.exchange.ExchangeRejection;
import city.hansa.command.Spec;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What adds up in the end has to add up on every day: of what had not come nothing was used. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExchangeOrderSpec {

    private final Spec<CrisisExchange> exchange = new Spec<>(CrisisExchange.class);

    @ParameterizedTest
    @CsvSource({"100, 2020-04-05", "11, 2020-04"})
    void no_more_is_used_on_a_day_than_had_come_by_then(long quantity, String day) {
        refused(
                twiceReceived().when(distribute(quantity), in(by(DAR_ES_SALAAM, day))),
                ExchangeRejection.QUANTITIES_DO_NOT_ADD_UP);
    }

    @Test
    void nothing_is_used_before_the_first_part_came() {
        refused(twiceReceived().when(distribute(1), in(by(DAR_ES_SALAAM, "2020-03"))),
                ExchangeRejection.NOT_IN_THAT_ORDER);
    }

    @ParameterizedTest
    @CsvSource({"10, 2020-04-05", "100, 2020-05-01", "100, 2020", "100, 2020-04/2020-05"})
    void what_may_have_come_by_then_may_have_been_used(long quantity, String day) {
        twiceReceived().when(distribute(quantity), in(by(DAR_ES_SALAAM, day))).expectEvents(distributed(quantity));
    }

    @Test
    void what_was_used_later_counts_though_it_was_recorded_before() {
        var given = twiceReceived(said(by(DAR_ES_SALAAM, "2020-05-02"), distributed(95)));

        refused(given.when(distribute(6), in(by(DAR_ES_SALAAM, "2020-04-02"))),
                ExchangeRejection.QUANTITIES_DO_NOT_ADD_UP);
        given.when(distribute(5), in(by(DAR_ES_SALAAM, "2020-04-02"))).expectEvents(distributed(5));
    }

    @Test
    void nobody_accounts_for_what_was_used_later() {
        var given = twiceReceived(said(by(DAR_ES_SALAAM, "2020-06-01"), distributed(100)));
        var account = new SubmitAccount(EXCHANGE, MASKS, 100, 0, 0, null, null);

        refused(given.when(account, in(by(DAR_ES_SALAAM, "2020-05-15"))), ExchangeRejection.NOT_IN_THAT_ORDER);
        given.when(account, in(by(DAR_ES_SALAAM, "2020-06"))).expectEvents(accounted(100));
    }

    @Test
    void an_offer_holds_at_least_on_its_own_day() {
        var made = new MakeOffer(EXCHANGE, MASKS, GIVER, RECEIVER, MASK, 10L, null, on("2020-06-30"), null);
        var given = exchange.given(said(by(HAMBURG, "2020-03"), opened()));

        refused(given.when(made, in(by(HAMBURG, "2020-07-15"))), ExchangeRejection.NOT_IN_THAT_ORDER);
        given.when(made, in(by(HAMBURG, "2020-06-30"))).expectSuccessfulHandlerExecution();
    }

    /** Ten came on 1 April, ninety on 1 May. */
    private TestExecutor<CrisisExchange> twiceReceived(EventMessage<?>... then) {
        var events = new ArrayList<EventMessage<?>>(List.of(
                said(by(HAMBURG, "2020-03"), opened()),
                said(by(HAMBURG, "2020-03"), offered(100L)),
                said(by(DAR_ES_SALAAM, "2020-03"), accepted(100)),
                said(by(HAMBURG, "2020-03"), dispatched(100)),
                said(by(DAR_ES_SALAAM, "2020-04-01"), received(10)),
                said(by(DAR_ES_SALAAM, "2020-05-01"),
                        new ReceiptConfirmed(EXCHANGE, FIRST, 90L, null, null, null, null))));
        events.addAll(List.of(then));
        return exchange.given(events.toArray(EventMessage<?>[]::new));
    }

    private static RecordDistribution distribute(long quantity) {
        return new RecordDistribution(EXCHANGE, MASKS, quantity, null, "hospitals");
    }
}
