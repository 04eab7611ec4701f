package city.hansa.command.exchange;

import static city.hansa.api.Examples.DAR_ES_SALAAM;
import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.HARBOUR_CITIES;
import static city.hansa.api.Examples.OSAKA;
import static city.hansa.api.Examples.by;
import static city.hansa.api.exchange.ExchangeExamples.CARRIER;
import static city.hansa.api.exchange.ExchangeExamples.EXCHANGE;
import static city.hansa.api.exchange.ExchangeExamples.FIRST;
import static city.hansa.api.exchange.ExchangeExamples.GIVER;
import static city.hansa.api.exchange.ExchangeExamples.MASK;
import static city.hansa.api.exchange.ExchangeExamples.MASKS;
import static city.hansa.api.exchange.ExchangeExamples.RECEIVER;
import static city.hansa.api.exchange.ExchangeExamples.accepted;
import static city.hansa.api.exchange.ExchangeExamples.dispatched;
import static city.hansa.api.exchange.ExchangeExamples.needed;
import static city.hansa.api.exchange.ExchangeExamples.offered;
import static city.hansa.api.exchange.ExchangeExamples.opened;
import static city.hansa.api.exchange.ExchangeExamples.received;
import static city.hansa.command.Spec.in;
import static city.hansa.command.Spec.refused;
import static city.hansa.command.Spec.said;

import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.exchange.ExchangeCommand;
import city.hansa.api.exchange.ExchangeCommand.AcceptOffer;
import city.hansa.api.exchange.ExchangeCommand.ConfirmReceipt;
import city.hansa.api.exchange.ExchangeCommand.DeclareNeed;
import city.hansa.api.exchange.ExchangeCommand.DeclineOffer;
import city.hansa.api.exchange.ExchangeCommand.DispatchConsignment;
import city.hansa.api.exchange.ExchangeCommand.MakeOffer;
import city.hansa.api.exchange.ExchangeCommand.RecordDistribution;
import city.hansa.api.exchange.ExchangeCommand.RefuseConsignment;
import city.hansa.api.exchange.ExchangeCommand.ReopenExchange;
import city.hansa.api.exchange.ExchangeCommand.WithdrawNeed;
import city.hansa.api.exchange.ExchangeCommand.WithdrawOffer;
import city.hansa.api.exchange.ExchangeCommand.WriteOff;
import city.hansa.api.exchange.ExchangeEvent;
import city.hansa.api.exchange.ExchangeEvent.CrisisExchangeClosed;
import city.hansa.api.exchange.ExchangeEvent.OfferDeclined;
import city.hansa.api.exchange.ExchangeEvent.OfferMade;
import city.hansa.api.exchange.ExchangeEvent.ParticipantAdded;
import city.hansa.api.exchange.ExchangeRejection;
import city.hansa.api.exchange.Participant;
import city.hansa.api.value.Key;
import city.hansa.command.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may say what in an exchange, to whom, and with which reason. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExchangeSidesSpec {

    private static final Key MORE = new Key("more");

    private final Spec<CrisisExchange> exchange = new Spec<>(CrisisExchange.class);

    static Stream<ExchangeCommand> ofTheTwoSides() {
        return Stream.of(
                new DeclareNeed(EXCHANGE, MORE, RECEIVER, MASK, 1L, null, null),
                new MakeOffer(EXCHANGE, MORE, GIVER, RECEIVER, MASK, 1L, null, null, null),
                new AcceptOffer(EXCHANGE, MASKS, MORE, RECEIVER, 1, null, null),
                new DeclineOffer(EXCHANGE, MASKS, null),
                new WithdrawOffer(EXCHANGE, MASKS, null),
                new DispatchConsignment(EXCHANGE, MORE, MASKS, 1, null, null),
                new ConfirmReceipt(EXCHANGE, FIRST, 1L, null, null, null, null),
                new RecordDistribution(EXCHANGE, MASKS, 1, null, "hospitals"));
    }

    @ParameterizedTest
    @MethodSource("ofTheTwoSides")
    void a_third_city_says_nothing_for_another(ExchangeCommand command) {
        var given = given(osaka(), offered(1000L), accepted(800), dispatched(700), received(600));
        var rule = command instanceof MakeOffer
                        || command instanceof WithdrawOffer
                        || command instanceof DispatchConsignment
                ? ExchangeRejection.ONLY_THE_GIVING_SIDE
                : ExchangeRejection.ONLY_THE_RECEIVING_SIDE;

        refused(given.when(command, in(by(OSAKA, "2020-05"))), rule);
        given.when(command, in(by(HARBOUR_CITIES, "2020-05"))).expectSuccessfulHandlerExecution();
    }

    @Nested
    class Declining {

        private final DeclineOffer decline = new DeclineOffer(EXCHANGE, MASKS, null);

        @Test
        void is_for_nobody_where_all_are_offered_it() {
            var given = given(osaka(), offered(null, null));

            refused(given.when(decline, in(by(DAR_ES_SALAAM, "2020-05"))), ExchangeRejection.ONLY_THE_GIVING_SIDE);
            refused(given.when(decline, in(by(OSAKA, "2020-05"))), ExchangeRejection.ONLY_THE_GIVING_SIDE);
        }

        @Test
        void is_for_the_one_who_declared_the_need() {
            var given = given(osaka(), needed(10L), offered(null, MASKS));

            refused(given.when(decline, in(by(OSAKA, "2020-05"))), ExchangeRejection.ONLY_THE_RECEIVING_SIDE);
            given.when(decline, in(by(DAR_ES_SALAAM, "2020-05")))
                    .expectEvents(new OfferDeclined(EXCHANGE, MASKS, null));
        }

        private static OfferMade offered(@Nullable Key to, @Nullable Key need) {
            return new OfferMade(EXCHANGE, MASKS, GIVER, to, MASK, 10L, need, null, null);
        }
    }

    @Nested
    class Discretion {

        @Test
        void nothing_is_said_to_more_than_read_the_record() {
            var given = exchange.given(said(forParties(), opened()));
            var need = new DeclareNeed(EXCHANGE, MASKS, RECEIVER, MASK, 1L, null, null);

            refused(given.when(need, in(by(DAR_ES_SALAAM, "2020-05"))), ExchangeRejection.WIDER_THAN_THE_RECORD);
            given.when(need, in(forParties())).expectEvents(
                    new ExchangeEvent.NeedDeclared(EXCHANGE, MASKS, RECEIVER, MASK, 1L, null, null));
        }

        private static Envelope forParties() {
            var told = by(HARBOUR_CITIES, "2020-04");
            return new Envelope(
                    told.actor(), null, told.confidence(), Visibility.PARTIES, told.effective(), null, null, null);
        }
    }

    static Stream<ExchangeCommand> withoutReason() {
        return Stream.of(
                new WithdrawNeed(EXCHANGE, MASKS, " "),
                new AcceptOffer(EXCHANGE, MASKS, MORE, RECEIVER, 1, MASKS, ""),
                new RefuseConsignment(EXCHANGE, FIRST, ""),
                new WriteOff(EXCHANGE, MASKS, 1, " "));
    }

    @ParameterizedTest
    @MethodSource("withoutReason")
    void a_blank_text_is_no_reason(ExchangeCommand command) {
        var given = given(needed(10L), offered(1000L), accepted(800), dispatched(700));

        refused(given.when(command, in(by(HARBOUR_CITIES, "2020-05"))), ExchangeRejection.REASON_MISSING);
    }

    @Test
    void nothing_is_opened_again_without_a_reason() {
        var given = given(new CrisisExchangeClosed(EXCHANGE));

        refused(given.when(new ReopenExchange(EXCHANGE, ""), in(by(HAMBURG, "2020-05"))),
                ExchangeRejection.REASON_MISSING);
    }

    @Test
    void where_a_company_gives_any_city_that_takes_part_may_record_it() {
        var offer = new MakeOffer(EXCHANGE, MORE, CARRIER, RECEIVER, MASK, 1L, null, null, null);

        given(osaka()).when(offer, in(by(OSAKA, "2020-05"))).expectSuccessfulHandlerExecution();
    }

    private static ParticipantAdded osaka() {
        return new ParticipantAdded(EXCHANGE, new Participant(new Key("osaka"), OSAKA, null, null));
    }

    private TestExecutor<CrisisExchange> given(ExchangeEvent... events) {
        var messages = new ArrayList<EventMessage<?>>(List.of(said(by(HARBOUR_CITIES, "2020"), opened())));
        for (var event : events) {
            messages.add(said(by(HARBOUR_CITIES, "2020-04-01"), event));
        }
        return exchange.given(messages.toArray(EventMessage<?>[]::new));
    }
}
