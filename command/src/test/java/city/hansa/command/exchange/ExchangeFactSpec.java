package city.hansa.command.exchange;

import static city.hansa.api.Examples.DAR_ES_SALAAM;
import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.by;
import static city.hansa.api.exchange.ExchangeExamples.EXCHANGE;
import static city.hansa.api.exchange.ExchangeExamples.GIVER;
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

import city.hansa.api.CityId;
import city.hansa.api.Subject;
import city.hansa.api.exchange.Aid;
import city.hansa.api.exchange.CareLevel;
import city.hansa.api.exchange.ExchangeCommand.RecordLoss;
import city.hansa.api.exchange.ExchangeEvent.AccountApproved;
import city.hansa.api.exchange.ExchangeEvent.AccountQueried;
import city.hansa.api.exchange.ExchangeEvent.AccountSubmitted;
import city.hansa.api.exchange.ExchangeEvent.CrisisExchangeOpened;
import city.hansa.api.exchange.ExchangeEvent.GoodsDistributed;
import city.hansa.api.exchange.ExchangeEvent.LossRecorded;
import city.hansa.api.exchange.ExchangeEvent.OfferExpired;
import city.hansa.api.exchange.ExchangeEvent.OfferMade;
import city.hansa.api.exchange.ExchangeEvent.ReceiptConfirmed;
import city.hansa.api.exchange.ExchangeRejection;
import city.hansa.api.exchange.LossCause;
import city.hansa.api.fact.FactCommand.AttestFact;
import city.hansa.api.fact.FactCommand.CorrectFact;
import city.hansa.api.fact.FactCommand.DisputeFact;
import city.hansa.api.fact.FactCommand.RetractEvent;
import city.hansa.api.fact.FactEvent.Cause;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.fact.FactEvent.FactDisputed;
import city.hansa.api.fact.FactRejection;
import city.hansa.command.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whose word counts about an exchange's facts. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExchangeFactSpec {

    private static final Subject SUBJECT = new Subject(Subject.Kind.EXCHANGE, EXCHANGE.value());

    private final Spec<CrisisExchange> exchange = new Spec<>(CrisisExchange.class);

    @Test
    void the_receiver_does_not_retract_what_the_giver_asks_about_its_account() {
        var given = queried();

        refused(
                given.when(retract(idOf(AccountQueried.class)), in(by(DAR_ES_SALAAM, "2021"))),
                FactRejection.ONLY_WHO_MAY_SAY_IT);
    }

    @Test
    void the_giver_retracts_its_own_question() {
        var given = queried();
        var question = idOf(AccountQueried.class);

        given.when(retract(question), in(by(HAMBURG, "2021")))
                .expectEvents(new EventRetracted(SUBJECT, question, Cause.RECORDED_IN_ERROR, "a slip"));
    }

    @Test
    void who_takes_part_is_not_corrected() {
        var given = queried();

        refused(
                given.when(
                        new CorrectFact(SUBJECT, idOf(CrisisExchangeOpened.class), "participants", "[]", "?"),
                        in(by(HAMBURG, "2021"))),
                FactRejection.NOT_CORRECTABLE);
    }

    @ParameterizedTest
    @MethodSource
    void takes_no_value_that_the_command_would_not_take(CityId party, Class<?> event, String field, String to) {
        var given = queried();

        refused(
                given.when(new CorrectFact(SUBJECT, idOf(event), field, to, "?"), in(by(party, "2021"))),
                FactRejection.NOT_A_VALUE);
    }

    static Stream<Arguments> takes_no_value_that_the_command_would_not_take() {
        return Stream.of(
                Arguments.of(HAMBURG, OfferMade.class, "quantity", "0"),
                Arguments.of(DAR_ES_SALAAM, ReceiptConfirmed.class, "packages", "0"),
                Arguments.of(DAR_ES_SALAAM, AccountSubmitted.class, "evidenceSha256", "none"));
    }

    @Test
    void what_lapsed_of_an_offer_is_corrected_to_no_less_than_nothing() {
        var given = exchange.given(
                said(by(HAMBURG, "2020-03"), opened()),
                said(by(HAMBURG, "2020-04"), offered(1000L)),
                said(by(HAMBURG, "2020-05"), new OfferExpired(EXCHANGE, MASKS, 1000L)));

        refused(
                given.when(
                        new CorrectFact(SUBJECT, idOf(OfferExpired.class), "remainder", "-1", "?"),
                        in(by(HAMBURG, "2021"))),
                FactRejection.NOT_A_VALUE);
    }

    @Test
    void a_questioned_account_binds_nobody_who_puts_right_what_it_is_about() {
        var given = queried();
        var correction = new CorrectFact(
                SUBJECT, idOf(GoodsDistributed.class), "quantity", "900", "a hundred were past their date");

        given.andGivenCommands(new GenericCommandMessage<>(correction, in(by(DAR_ES_SALAAM, "2021"))))
                .when(new RecordLoss(EXCHANGE, MASKS, 100, LossCause.EXPIRED), in(by(DAR_ES_SALAAM, "2020-08")))
                .expectEvents(new LossRecorded(EXCHANGE, MASKS, 100, LossCause.EXPIRED));
    }

    @Test
    void an_account_that_nobody_questioned_binds_what_it_is_about() {
        var given = accountedFor();

        refused(
                given.when(
                        new CorrectFact(SUBJECT, idOf(GoodsDistributed.class), "quantity", "900", "a slip"),
                        in(by(DAR_ES_SALAAM, "2021"))),
                FactRejection.CORRECTION_CONTRADICTS);
    }

    @Test
    void an_approved_account_is_not_corrected_by_the_one_who_gave_it() {
        var given = accountedFor(said(by(HAMBURG, "2020-09"), new AccountApproved(EXCHANGE, MASKS)));

        refused(
                given.when(
                        new CorrectFact(SUBJECT, idOf(AccountSubmitted.class), "effective", "2020-08-31", "a slip"),
                        in(by(DAR_ES_SALAAM, "2021"))),
                ExchangeRejection.ACCOUNT_APPROVED);
    }

    @Test
    void a_statement_about_patients_describes_none() {
        var given = exchange.given(said(by(HAMBURG, "2020-03"), opened()), said(by(HAMBURG, "2020-03"), places()));
        var offer = idOf(OfferMade.class);

        for (var statement : List.of(
                new DisputeFact(SUBJECT, offer, "conditions", "two women", ""),
                new DisputeFact(SUBJECT, offer, "quantity", "8", "two women were named"),
                new AttestFact(SUBJECT, offer, HAMBURG, "two women"),
                new CorrectFact(SUBJECT, offer, "quantity", "8", "two women were named"),
                new RetractEvent(SUBJECT, offer, Cause.RECORDED_IN_ERROR, "two women were named"))) {
            refused(given.when(statement, in(by(HAMBURG, "2021"))), ExchangeRejection.PATIENTS_ARE_ONLY_COUNTED);
        }
        given.when(new DisputeFact(SUBJECT, offer, "quantity", "8", ""), in(by(HAMBURG, "2021")))
                .expectEvents(new FactDisputed(SUBJECT, offer, "quantity", "8", ""));
    }

    private static OfferMade places() {
        return new OfferMade(EXCHANGE, MASKS, GIVER, RECEIVER, Aid.patients(CareLevel.ICU), 10L, null, null, null);
    }

    private TestExecutor<CrisisExchange> queried() {
        return accountedFor(said(by(HAMBURG, "2020-09"), new AccountQueried(EXCHANGE, MASKS, "to whom?")));
    }

    private TestExecutor<CrisisExchange> accountedFor(EventMessage<?>... then) {
        var events = new ArrayList<EventMessage<?>>(List.of(
                said(by(HAMBURG, "2020-03"), opened()),
                said(by(HAMBURG, "2020-04"), offered(1000L)),
                said(by(DAR_ES_SALAAM, "2020-04"), accepted(1000)),
                said(by(HAMBURG, "2020-05"), dispatched(1000)),
                said(by(DAR_ES_SALAAM, "2020-06"), received(1000)),
                said(by(DAR_ES_SALAAM, "2020-07"), distributed(1000)),
                said(by(DAR_ES_SALAAM, "2020-08"), accounted(1000))));
        events.addAll(List.of(then));
        return exchange.given(events.toArray(EventMessage<?>[]::new));
    }

    private static RetractEvent retract(UUID event) {
        return new RetractEvent(SUBJECT, event, Cause.RECORDED_IN_ERROR, "a slip");
    }

    private UUID idOf(Class<?> event) {
        return exchange.fixture().getEventStore().readEvents(EXCHANGE.toString()).asStream()
                .filter(message -> message.getPayloadType() == event)
                .map(message -> UUID.fromString(message.getIdentifier()))
                .findFirst()
                .orElseThrow();
    }
}
