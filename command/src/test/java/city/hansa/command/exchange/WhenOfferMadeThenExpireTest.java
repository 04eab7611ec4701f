package city.hansa.command.exchange;

import static city.hansa.api.Examples.DAR_ES_SALAAM;
import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.on;
import static city.hansa.api.exchange.ExchangeExamples.EXCHANGE;
import static city.hansa.api.exchange.ExchangeExamples.MASKS;
import static city.hansa.api.exchange.ExchangeExamples.accepted;
import static city.hansa.api.exchange.ExchangeExamples.offered;
import static city.hansa.api.exchange.ExchangeExamples.offeredUntil;
import static city.hansa.api.exchange.ExchangeExamples.opened;
import static city.hansa.command.Spec.said;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.Subject;
import city.hansa.api.envelope.Actor;
import city.hansa.api.envelope.Confidence;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Role;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.exchange.ExchangeEvent;
import city.hansa.api.exchange.ExchangeEvent.OfferExpired;
import city.hansa.api.exchange.ExchangeEvent.OfferMade;
import city.hansa.api.exchange.ExchangeEvent.OfferWithdrawn;
import city.hansa.api.fact.FactCommand;
import city.hansa.api.fact.FactCommand.CorrectFact;
import city.hansa.api.fact.FactCommand.RetractEvent;
import city.hansa.api.fact.FactEvent;
import city.hansa.api.fact.FactEvent.Cause;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.fact.FactEvent.FactAttested;
import city.hansa.api.fact.FactEvent.FactCorrected;
import city.hansa.command.Spec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.test.aggregate.TestExecutor;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.CustomTypeSafeMatcher;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The policy and the aggregate together, on the fixture's own clock. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WhenOfferMadeThenExpireTest {

    private static final OfferMade OFFER = offeredUntil("2099-04-30");
    private static final Instant OVER = Instant.parse("2099-05-01T00:00:00Z");

    private static final Subject SUBJECT = new Subject(Subject.Kind.EXCHANGE, EXCHANGE.value());
    private static final Envelope MAKING = new Envelope(
            by(HAMBURG, "2020-03").actor(),
            null,
            Confidence.LOW,
            Visibility.PARTIES,
            on("2020-03"),
            "the command",
            "the first command",
            null);

    /** Stands for the event processor that brings the policy its event. */
    record Deliver(OfferMade made) {}

    record DeliverStatement(FactEvent statement) {}

    static final class Delivery {

        @CommandHandler
        void handle(Deliver delivery, DeadlineManager deadlines, EventStore events) {
            new WhenOfferMadeThenExpire(deadlines, events).on(delivery.made(), MAKING);
        }

        @CommandHandler
        void handle(DeliverStatement delivery, DeadlineManager deadlines, EventStore events) {
            new WhenOfferMadeThenExpire(deadlines, events).on(delivery.statement());
        }
    }

    private final Spec<CrisisExchange> exchange = new Spec<>(CrisisExchange.class);

    WhenOfferMadeThenExpireTest() {
        exchange.fixture().registerAnnotatedCommandHandler(new Delivery());
    }

    @Test
    void what_nobody_accepted_lapses_when_the_last_day_is_over() {
        given(OFFER, accepted(400)).whenTimeAdvancesTo(OVER).expectEvents(new OfferExpired(EXCHANGE, MASKS, 600L));
    }

    @Test
    void nothing_lapses_on_the_last_day() {
        given(OFFER).whenTimeAdvancesTo(OVER.minusSeconds(1)).expectNoEvents();
    }

    @Test
    void nothing_lapses_that_was_accepted_in_whole() {
        given(OFFER, accepted(1000)).whenTimeAdvancesTo(OVER).expectNoEvents();
    }

    @Test
    void nothing_lapses_without_a_last_day() {
        given(offered(1000L)).whenTimeAdvancesTo(OVER).expectNoEvents();
    }

    @Test
    void the_clock_acts_for_the_party_that_recorded_the_offer() {
        given(OFFER).whenTimeAdvancesTo(OVER).expectEventsMatching(Matchers.exactSequenceOf(byTheClock()));
    }

    @Test
    void it_is_seen_by_those_who_see_the_offer_and_names_what_caused_it() {
        given(OFFER).whenTimeAdvancesTo(OVER).expectEventsMatching(Matchers.exactSequenceOf(with(envelope -> {
            assertThat(envelope.visibility()).isEqualTo(Visibility.PARTIES);
            assertThat(envelope.confidence()).isEqualTo(Confidence.LOW);
            assertThat(envelope.correlationId()).isEqualTo("the first command");
            assertThat(envelope.causationId()).isEqualTo("the command");
        })));
    }

    @Test
    void nothing_lapses_on_a_last_day_that_was_corrected_to_a_later_one() {
        corrected("2099-05-31").whenTimeAdvancesTo(OVER).expectNoEvents();
    }

    @Test
    void nothing_lapses_when_the_last_day_proved_to_be_none() {
        corrected("2099/..").whenTimeAdvancesTo(OVER).expectNoEvents();
    }

    @Test
    void it_lapses_when_the_corrected_last_day_is_over() {
        corrected("2099-05-31")
                .whenTimeAdvancesTo(Instant.parse("2099-06-01T00:00:00Z"))
                .expectEvents(new OfferExpired(EXCHANGE, MASKS, 1000L));
    }

    @Test
    void nothing_lapses_twice_when_the_last_day_was_corrected_to_an_earlier_one() {
        corrected("2099-03-31").whenTimeAdvancesTo(OVER).expectEvents(new OfferExpired(EXCHANGE, MASKS, 1000L));
    }

    @Test
    void it_lapses_when_its_withdrawal_was_recorded_in_error() {
        var given = exchange.given(
                said(by(HAMBURG, "2020"), opened()),
                said(MAKING, OFFER),
                said(by(HAMBURG, "2020-04"), new OfferWithdrawn(EXCHANGE, MASKS, null)));
        var withdrawal = idOf(OfferWithdrawn.class);

        given.andGivenCommands(
                        asked(new RetractEvent(SUBJECT, withdrawal, Cause.RECORDED_IN_ERROR, "another offer")),
                        new DeliverStatement(
                                new EventRetracted(SUBJECT, withdrawal, Cause.RECORDED_IN_ERROR, "another offer")))
                .whenTimeAdvancesTo(OVER)
                .expectEvents(new OfferExpired(EXCHANGE, MASKS, 1000L));
    }

    @Test
    void it_does_not_lapse_again_while_a_last_day_that_was_wrong_is_corrected() {
        var given = exchange.given(
                said(by(HAMBURG, "2020"), opened()),
                said(MAKING, OFFER),
                said(by(HAMBURG, "2099-05-01"), new OfferExpired(EXCHANGE, MASKS, 1000L)));
        var expiry = idOf(OfferExpired.class);

        given.andGivenCommands(
                        asked(new RetractEvent(SUBJECT, expiry, Cause.RECORDED_IN_ERROR, "a wrong last day")),
                        new DeliverStatement(
                                new EventRetracted(SUBJECT, expiry, Cause.RECORDED_IN_ERROR, "a wrong last day")))
                .whenTimeAdvancesTo(OVER)
                .expectNoEvents();
    }

    @Test
    void what_is_said_of_another_kind_of_record_concerns_no_offer() {
        var elsewhere = new FactAttested(
                new Subject(Subject.Kind.NETWORK, EXCHANGE.value()), UUID.randomUUID(), HAMBURG, null);

        exchange.given(said(by(HAMBURG, "2020"), opened()), said(MAKING, OFFER))
                .andGivenCommands(new DeliverStatement(elsewhere))
                .whenTimeAdvancesTo(OVER)
                .expectNoEvents();
    }

    @Test
    void an_open_end_is_no_last_day() {
        given(offeredUntil("2099/..")).whenTimeAdvancesTo(OVER).expectNoEvents();
    }

    private TestExecutor<CrisisExchange> given(OfferMade made, ExchangeEvent... then) {
        var events = new ArrayList<EventMessage<?>>(List.of(
                said(by(HAMBURG, "2020"), opened()), said(by(HAMBURG, "2020-03"), made)));
        for (var event : then) {
            events.add(said(by(DAR_ES_SALAAM, "2020-04"), event));
        }
        return exchange.given(events.toArray(EventMessage<?>[]::new)).andGivenCommands(new Deliver(made));
    }

    /** The policy hears of the offer, and then that its last day was another one. */
    private TestExecutor<CrisisExchange> corrected(String lastDay) {
        var given = given(OFFER);
        var making = idOf(OfferMade.class);
        return given.andGivenCommands(
                asked(new CorrectFact(SUBJECT, making, "validUntil", lastDay, "a slip")),
                new DeliverStatement(
                        new FactCorrected(SUBJECT, making, "validUntil", "2099-04-30", lastDay, "a slip")));
    }

    private UUID idOf(Class<?> event) {
        return exchange.fixture().getEventStore().readEvents(EXCHANGE.toString()).asStream()
                .filter(message -> event.isInstance(message.getPayload()))
                .map(message -> UUID.fromString(message.getIdentifier()))
                .findFirst()
                .orElseThrow();
    }

    /** Who makes an offer may say more of it, to the same readers. */
    private static CommandMessage<?> asked(FactCommand command) {
        return new GenericCommandMessage<>(command, MAKING.toMetaData());
    }

    private static CustomTypeSafeMatcher<EventMessage<?>> byTheClock() {
        return with(envelope -> {
            assertThat(envelope.effective().text()).isEqualTo("2099-05-01");
            assertThat(envelope.actor()).isEqualTo(new Actor(Role.CLOCK, HAMBURG));
        });
    }

    private static CustomTypeSafeMatcher<EventMessage<?>> with(Consumer<Envelope> expected) {
        return new CustomTypeSafeMatcher<>("an event in that envelope") {
            @Override
            protected boolean matchesSafely(EventMessage<?> message) {
                expected.accept(Envelope.from(message.getMetaData()));
                return true;
            }
        };
    }
}
